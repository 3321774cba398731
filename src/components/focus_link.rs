//! A link to a control of the same page, which takes the focus.

use leptos::prelude::*;

use super::dom;

/// A link to the control with this id. The address of the page stays as it is.
pub fn focus_link(target: String, text: String) -> impl IntoView + use<> {
    let href = ["#", &target].concat();
    view! {
        <a href=href on:click=move |event| {
            event.prevent_default();
            dom::focus(&target);
        }>{text}</a>
    }
}
