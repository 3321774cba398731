//! One of a few answers, as radio buttons in a fieldset.

use leptos::prelude::*;

use super::FieldNotes;
use super::text_field::{error_line, format_id};

/// One answer.
#[derive(Debug, Clone)]
pub struct Choice {
    /// As the draft keeps it.
    pub value: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What stands below it.
    pub hint: Option<&'static str>,
}

/// Radio buttons; nothing is chosen while `value` is none of the choices.
#[component]
pub fn ChoiceField(
    /// The group's id.
    id: String,
    /// The group's accessible name.
    legend: String,
    choices: Vec<Choice>,
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
    let radios = choices
        .into_iter()
        .map(|choice| {
            let radio_id = format_id(&id, choice.value);
            let hint_id = choice.hint.map(|_| format_id(&radio_id, "hint"));
            let name = id.clone();
            view! {
                <div class="radio">
                    <input type="radio" id=radio_id.clone() name=name value=choice.value aria-describedby=hint_id.clone()
                        prop:checked=move || *value.read() == choice.value
                        on:change=move |_| {
                            value.set(choice.value.to_owned());
                            if let Some(on_edit) = on_edit {
                                on_edit.run(false);
                            }
                        } />
                    <label for=radio_id>{choice.label}</label>
                    {choice.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                </div>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset class="field" class:wrong=move || error.read().is_some() id=id aria-describedby=described>
            <legend>{legend}</legend>
            {move || error.get().map(|error| error_line(error_id.clone(), error_prefix, error))}
            {radios}
        </fieldset>
    }
}
