//! A labelled control of one or more lines: label, hint, error, control, warning, tied together for assistive technology.

use std::time::Duration;

use crate::ui::dom;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::rules::secret::holds_private_key;

/// Which control, with its keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Text,
    /// One line that is no prose: no spelling, no capitals (names of companies and people, codes).
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Several lines in a monospaced face.
    Lines,
}

/// What a key press waits for before anything is made of it: the frame that shows it. Leaving the field ends the wait.
const PAUSE: Duration = Duration::from_millis(45);

/// What is worth knowing about an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// How it was understood.
    Understood(String),
    /// Something odd about it.
    Odd(String),
}

/// What stands around a control.
#[derive(Clone)]
pub struct FieldNotes {
    /// Below the label.
    pub hint: Option<String>,
    /// Between hint and control, once the applicant tried to go on.
    pub error: Signal<Option<String>>,
    /// Below the control; never blocks.
    pub remark: Signal<Option<Remark>>,
    /// Read before an error by screen readers.
    pub error_prefix: &'static str,
    /// What is said when a private key was put into the field, which keeps none.
    pub secret: &'static str,
}

/// A text control. `before_control` is drawn between hint and control (tips), `after_label` beside the label (their button).
#[component]
pub fn TextField(
    /// The control's id; its hint, error and remark derive theirs from it.
    id: String,
    /// The accessible name.
    label: String,
    control: Control,
    /// The `autocomplete` token, empty for none.
    autocomplete: &'static str,
    notes: FieldNotes,
    value: RwSignal<String>,
    /// Called after `value` was set by the applicant's hand; `true` where it was typed (and painted), `false` where pasted or
    /// dropped.
    #[prop(optional, into)]
    on_edit: Option<Callback<bool>>,
    #[prop(optional)] after_label: Option<AnyView>,
    #[prop(optional)] before_control: Option<AnyView>,
) -> impl IntoView {
    let FieldNotes { hint, error, remark, error_prefix, secret } = notes;
    let hint_id = hint.as_ref().map(|_| format_id(&id, "hint"));
    let error_id = format_id(&id, "error");
    let remark_id = format_id(&id, "remark");
    let secret_id = format_id(&id, "secret");
    let described = {
        let (hint_id, error_id, remark_id) = (hint_id.clone(), error_id.clone(), remark_id.clone());
        move || {
            let mut ids = hint_id.clone().unwrap_or_default();
            for (there, one) in [(error.read().is_some(), &error_id), (remark.read().is_some(), &remark_id)] {
                if there {
                    if !ids.is_empty() {
                        ids.push(' ');
                    }
                    ids.push_str(one);
                }
            }
            (!ids.is_empty()).then_some(ids)
        }
    };
    let invalid = move || error.read().is_some().then_some("true");
    // A private key is nobody's but the applicant's: it never gets into the answer, which is saved.
    let was_secret = RwSignal::new(false);
    let control_id = id.clone();
    let take = Callback::new(move |typed: bool| {
        // The page may be gone, or the order closed.
        let (Some(text), Some(held)) = (dom::value_of(&control_id), value.try_get_untracked()) else { return };
        let is_secret = holds_private_key(&text);
        if was_secret.get_untracked() != is_secret {
            was_secret.set(is_secret);
        }
        if is_secret {
            dom::set_value_of(&control_id, &held);
            return;
        }
        if text == held {
            return; // Nothing is new: it was taken already.
        }
        value.set(text);
        if let Some(on_edit) = on_edit {
            on_edit.run(typed);
        }
    });
    // Told by the pause, by the field that loses the focus, by a page that goes, or, with Enter, by the change that comes before
    // the submission.
    let is_waiting = StoredValue::new(false);
    let take_typed = move || {
        if is_waiting.try_update_value(std::mem::take) == Some(true) {
            take.run(true);
        }
    };
    on_cleanup(take_typed);
    let on_paste = move |event: web_sys::ClipboardEvent| {
        take_typed();
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        was_secret.set(holds_private_key(&pasted));
        if was_secret.get_untracked() {
            event.prevent_default();
        }
    };
    let on_input = move |event: web_sys::Event| {
        if !was_typed(&event) {
            is_waiting.set_value(false);
            take.run(false);
        } else if !is_waiting.get_value() {
            is_waiting.set_value(true);
            set_timeout(take_typed, PAUSE);
        }
    };
    let spellcheck = matches!(control, Control::Text).then_some("true").unwrap_or("false");
    let capitalize = (!matches!(control, Control::Text)).then_some("none");
    let autocomplete = if autocomplete.is_empty() { "off" } else { autocomplete };

    // Safari changes names and codes without it.
    let autocorrect = (control != Control::Text).then_some("off");
    let shown = move || value.get();

    let input = if control == Control::Lines {
        view! {
            <textarea {..custom_attribute("autocorrect", autocorrect)} id=id.clone() rows="4" spellcheck=spellcheck autocapitalize=capitalize autocomplete=autocomplete
                dir="auto" aria-describedby=described aria-invalid=invalid prop:value=shown on:paste=on_paste on:input=on_input
                on:blur=move |_| take_typed() on:change=move |_| take_typed()></textarea>
        }
        .into_any()
    } else {
        let kind = match control {
            Control::Email => "email",
            Control::Phone => "tel",
            _ => "text",
        };
        view! {
            <input {..custom_attribute("autocorrect", autocorrect)} id=id.clone() type=kind spellcheck=spellcheck autocapitalize=capitalize
                autocomplete=autocomplete dir="auto" aria-describedby=described aria-invalid=invalid prop:value=shown on:paste=on_paste
                on:input=on_input on:blur=move |_| take_typed() on:change=move |_| take_typed() />
        }
        .into_any()
    };

    view! {
        <div class="field" class:wrong=move || error.read().is_some()>
            <div class="label"><label for=id>{label}</label>{after_label}</div>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {before_control}
            {move || error.get().map(|error| error_line(error_id.clone(), error_prefix, error))}
            {move || was_secret.get().then(|| {
                let line = error_line(secret_id.clone(), error_prefix, secret.to_owned());
                view! { <div role="alert">{line}</div> }
            })}
            {input}
            {move || remark.get().map(|remark| {
                let (class, words) = match remark {
                    Remark::Understood(words) => ("remark", words),
                    Remark::Odd(words) => ("remark odd", words),
                };
                view! { <p class=class id=remark_id.clone()>{words}</p> }
            })}
        </div>
    }
}

/// The id of a part of a field.
pub(super) fn format_id(id: &str, part: &str) -> String {
    [id, "-", part].concat()
}

/// An error as it stands at its field.
pub(super) fn error_line(id: String, prefix: &'static str, error: String) -> impl IntoView + use<> {
    view! { <p class="error" id=id><span class="hidden-text">{prefix}" "</span>{error}</p> }
}

/// Whether an `input` event came from typing; what is pasted, dropped or filled in is complete at once.
pub(super) fn was_typed(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(|event| {
        let kind = event.input_type();
        kind.starts_with("insertText") || kind.starts_with("insertComposition") || kind.starts_with("delete")
    })
}
