//! A field for one of a few answers, as radio buttons in a fieldset.

use leptos::prelude::*;

use super::field_frame::{FieldNotes, FrameKind, field_frame, format_id};

/// One answer of a choice.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The value that the draft stores.
    pub value: &'static str,
    /// The label of the radio button.
    pub label: &'static str,
    /// The hint below the label.
    pub hint: Option<&'static str>,
    /// True if the answer cannot be chosen here. The hint gives the reason.
    pub is_disabled: bool,
}

/// Radio buttons in a fieldset. None is checked while `value` is none of the choices.
#[component]
pub fn ChoiceField(
    /// The group's id.
    id: String,
    /// The group's accessible name.
    legend: String,
    choices: Vec<Choice>,
    notes: FieldNotes,
    value: RwSignal<String>,
    /// Called with `false` after the applicant has changed `value`.
    #[prop(optional, into)]
    on_edit: Option<Callback<bool>>,
) -> impl IntoView {
    let radios = choices
        .into_iter()
        .map(|Choice { value: own, label, hint, is_disabled }| {
            let radio_id = format_id(&id, own);
            let hint_id = hint.map(|_| format_id(&radio_id, "hint"));
            let name = id.clone();
            view! {
                <div class="radio">
                    <input type="radio" id=radio_id.clone() name=name value=own aria-describedby=hint_id.clone() disabled=is_disabled
                        prop:checked=move || *value.read() == own
                        on:change=move |_| {
                            value.set(own.to_owned());
                            if let Some(on_edit) = on_edit {
                                on_edit.run(false);
                            }
                        } />
                    <label for=radio_id>{label}</label>
                    {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                </div>
            }
        })
        .collect::<Vec<_>>();
    field_frame(FrameKind::Group, id, legend, notes, None, Box::new(|_| radios.into_any()))
}
