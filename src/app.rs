//! The frame around every page: contexts, router, layout, route announcer.

use leptos::prelude::*;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    view! { <h1>"Signet"</h1> }
}
