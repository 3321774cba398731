//! A field for a country or region: a list whose names and order come from the browser.

use leptos::html;
use leptos::prelude::*;

use super::field_frame::{FieldNotes, FrameKind, field_frame};

/// A select of countries. `options` are codes with their names, sorted by the rules of the language.
#[component]
pub fn CountryField(
    /// The control's id.
    id: String,
    /// The accessible name.
    label: String,
    /// The option that is shown while nothing is chosen.
    empty: &'static str,
    options: Vec<(String, String)>,
    /// The `autocomplete` token.
    autocomplete: &'static str,
    notes: FieldNotes,
    value: RwSignal<String>,
    /// Called with `false` after the applicant has changed `value`.
    #[prop(optional, into)]
    on_edit: Option<Callback<bool>>,
) -> impl IntoView {
    let error = notes.error;
    let node = NodeRef::<html::Select>::new();
    // A select accepts a value only once it has the option with that value. So this is not `prop:value`, which is set
    // before the children exist.
    Effect::new(move || {
        let code = value.get();
        if let Some(select) = node.get() {
            select.set_value(&code);
        }
    });
    let options = options.into_iter().map(|(code, name)| view! { <option value=code>{name}</option> }).collect_view();
    let select_id = id.clone();
    let control = move |described: Signal<Option<String>>| {
        view! {
            <select id=select_id node_ref=node autocomplete=autocomplete aria-describedby=move || described.get()
                aria-invalid=move || error.read().is_some().then_some("true")
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(on_edit) = on_edit {
                        on_edit.run(false);
                    }
                }>
                <option value="">{empty}</option>
                {options}
            </select>
        }
        .into_any()
    };
    field_frame(FrameKind::Control, id, label, notes, None, Box::new(control))
}
