//! Stand-in.

use leptos::prelude::*;

/// The page.
#[component]
pub fn PrintPage(order_id: String, document_type: String) -> impl IntoView {
    view! { <h1>"PrintPage"</h1> }.into_any()
}
