//! A country or region, as a list that the browser names and sorts.

use leptos::html;
use leptos::prelude::*;

use super::FieldNotes;
use super::text_field::{error_line, format_id};

/// A select of countries. `options` are codes with their names, sorted as people of that language expect.
#[component]
pub fn CountryField(
    /// The control's id.
    id: String,
    /// The accessible name.
    label: String,
    /// What stands where nothing is chosen.
    empty: &'static str,
    options: Vec<(String, String)>,
    /// The `autocomplete` token.
    autocomplete: &'static str,
    notes: FieldNotes,
    value: RwSignal<String>,
    #[prop(optional, into)] on_edit: Option<Callback<bool>>,
) -> impl IntoView {
    let FieldNotes { error, error_prefix, .. } = notes;
    let error_id = format_id(&id, "error");
    let described = {
        let error_id = error_id.clone();
        move || error.read().is_some().then(|| error_id.clone())
    };
    let node = NodeRef::<html::Select>::new();
    // A select takes a value only once the option with that value is there: not `prop:value`, which is set before the children.
    Effect::new(move || {
        let code = value.get();
        if let Some(select) = node.get() {
            select.set_value(&code);
        }
    });
    let options = options.into_iter().map(|(code, name)| view! { <option value=code>{name}</option> }).collect_view();
    view! {
        <div class="field" class:wrong=move || error.read().is_some()>
            <div class="label"><label for=id.clone()>{label}</label></div>
            {move || error.get().map(|error| error_line(error_id.clone(), error_prefix, error))}
            <select id=id node_ref=node autocomplete=autocomplete aria-describedby=described
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
        </div>
    }
}
