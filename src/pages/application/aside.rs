//! The box beside the form: the product, the state of saving, and the fields that are left to do.

use leptos::prelude::*;

use super::state::Form;
use crate::text::form as words;

/// Draws the box.
pub(super) fn aside(form: Form) -> impl IntoView {
    let Form { app, open, validation, .. } = form;
    let saving = open.save_state();
    let name = open.order.with_untracked(|order| order.product.name.clone());
    view! {
        <aside class="aside bar" aria-label=app.say(words::SUMMARY_ASIDE)>
            <p class="last"><b dir="auto">{name}</b></p>
            {move || match validation.get() {
                Some(validation) => (validation.aside)(form),
                None if saving.read().is_safe() => ().into_any(),
                None => app.say(words::UNSAVED).into_any(),
            }}
        </aside>
    }
}
