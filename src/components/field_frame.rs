//! The frame of every control of the form: label, hint, error, control and remark, connected for assistive technology.

use leptos::prelude::*;

/// A note about an answer that does not prevent Next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The way in which the answer was understood.
    Understood(String),
    /// Something odd about the answer.
    Odd(String),
}

/// The notes around a control.
#[derive(Clone)]
pub struct FieldNotes {
    /// The hint below the label.
    pub hint: Option<String>,
    /// The error between the hint and the control.
    pub error: Signal<Option<String>>,
    /// The remark below the control.
    pub remark: Signal<Option<Remark>>,
    /// The word that screen readers read before an error.
    pub error_prefix: &'static str,
}

/// The element of a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// A `div` with a `label` for one control.
    Control,
    /// A `fieldset` with a `legend`, for several controls that give one answer.
    Group,
}

/// Draws the frame around a control. `id` is the id of the control or the fieldset; the ids of hint, error and remark
/// begin with it. `control` gets the ids of the notes that are shown, for `aria-describedby`. A fieldset has them in
/// its own `aria-describedby`.
pub fn field_frame(
    kind: FrameKind,
    id: String,
    label: String,
    notes: FieldNotes,
    beside_label: Option<AnyView>,
    control: Box<dyn FnOnce(Signal<Option<String>>) -> AnyView>,
) -> AnyView {
    let FieldNotes { hint, error, remark, error_prefix } = notes;
    let hint_id = hint.as_ref().map(|_| format_id(&id, "hint"));
    let [error_id, remark_id] = ["error", "remark"].map(|part| format_id(&id, part));
    let described = {
        let (hint_id, error_id, remark_id) = (hint_id.clone(), error_id.clone(), remark_id.clone());
        Signal::derive(move || {
            let mut ids = hint_id.clone().unwrap_or_default();
            for (is_shown, one) in [(error.read().is_some(), &error_id), (remark.read().is_some(), &remark_id)] {
                if is_shown {
                    if !ids.is_empty() {
                        ids.push(' ');
                    }
                    ids.push_str(one);
                }
            }
            (!ids.is_empty()).then_some(ids)
        })
    };
    let control = control(described);
    let inside = view! {
        {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        {move || error.get().map(|error| error_line(error_id.clone(), error_prefix, error))}
        {control}
        {move || remark.get().map(|remark| {
            let (class, words) = match remark {
                Remark::Understood(words) => ("remark", words),
                Remark::Odd(words) => ("remark odd", words),
            };
            view! { <p class=class id=remark_id.clone()>{words}</p> }
        })}
    }
    .into_any();
    let is_wrong = move || error.read().is_some();
    match kind {
        FrameKind::Control => view! {
            <div class="field" class:wrong=is_wrong>
                <div class="label"><label for=id>{label}</label>{beside_label}</div>
                {inside}
            </div>
        }
        .into_any(),
        FrameKind::Group => view! {
            <fieldset class="field" class:wrong=is_wrong id=id aria-describedby=move || described.get()>
                <legend>{label}</legend>
                {inside}
            </fieldset>
        }
        .into_any(),
    }
}

/// Returns the id of a part of a field.
pub fn format_id(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}

/// Draws the error of a field.
pub fn error_line(id: String, prefix: &'static str, error: String) -> impl IntoView + use<> {
    view! { <p class="error" id=id><span class="hidden-text">{prefix}" "</span>{error}</p> }
}
