//! A link that moves the focus to a control of the same page.

use leptos::prelude::*;

use super::dom;

/// Draws a link to the control with this id. The address of the page does not change.
pub fn focus_link(target: String, text: String) -> impl IntoView + use<> {
    let href = ["#", &target].concat();
    view! {
        <a href=href on:click=move |event| {
            event.prevent_default();
            dom::focus(&target);
        }>{text}</a>
    }
}
