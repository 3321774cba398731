//! Stand-in.

use leptos::prelude::*;

/// The page.
#[component]
pub fn StatusPage(order_id: String) -> impl IntoView {
    view! { <h1>"StatusPage"</h1> }.into_any()
}
