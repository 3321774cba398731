//! Stand-in.

use leptos::prelude::*;

/// The page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    view! { <h1>"OrdersPage"</h1> }.into_any()
}
