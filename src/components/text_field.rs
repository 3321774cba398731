//! A text field of one or more lines, with its frame.

use std::time::Duration;

use super::field_frame::{FieldNotes, FrameKind, error_line, field_frame, format_id};
use crate::components::dom;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::rules::secret::holds_private_key;

/// The kind of control, which determines its keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Text,
    /// One line that is not prose, such as a name or a code: without spell-checking and automatic capitals.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Several lines in a monospaced face.
    Lines,
}

/// The pause between a key press and its processing, so that the browser paints the character first. Leaving the field
/// ends the pause.
const PAUSE: Duration = Duration::from_millis(45);

/// A text field. It never keeps a private key: it refuses a text with one and shows the words of `secret`.
#[component]
pub fn TextField(
    /// The id of the control. The ids of its hint, error and remark begin with it.
    id: String,
    /// The accessible name.
    label: String,
    control: Control,
    /// The `autocomplete` token. Empty means `off`.
    autocomplete: &'static str,
    notes: FieldNotes,
    /// The error that is shown after a private key was put into the field.
    secret: &'static str,
    value: RwSignal<String>,
    /// Called after the applicant has changed `value`: with `true` for a text that was typed (and painted), with
    /// `false` for a text that was pasted, dropped or filled in.
    #[prop(optional, into)]
    on_edit: Option<Callback<bool>>,
    /// A view beside the label, such as the button that opens the tips.
    #[prop(optional)]
    beside_label: Option<AnyView>,
    /// A view between the notes and the control, such as the tips.
    #[prop(optional)]
    before_control: Option<AnyView>,
    /// A view between the control and the remark.
    #[prop(optional)]
    after_control: Option<AnyView>,
) -> impl IntoView {
    let FieldNotes { error, error_prefix, .. } = notes;
    let secret_id = format_id(&id, "secret");
    let invalid = move || error.read().is_some().then_some("true");
    // Answers are saved, and a private key must stay with the applicant, so a key never gets into an answer.
    let was_secret = RwSignal::new(false);
    let control_id = id.clone();
    let take = Callback::new(move |typed: bool| {
        // The page may be gone by now, or the order closed.
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
            return; // The text was taken over already.
        }
        value.set(text);
        if let Some(on_edit) = on_edit {
            on_edit.run(typed);
        }
    });
    // Runs after the pause, when the field loses the focus, when the page is left, or at the `change` event that
    // precedes a submission with Enter.
    let is_waiting = StoredValue::new(false);
    let take_typed = move || {
        if is_waiting.try_update_value(std::mem::take) == Some(true) {
            take.run(true);
        }
    };
    // Some programs that fill in forms send `change` alone, so it is taken whether a key press waits or not. The browser sends it
    // too when it removes a control, whose state is gone by then.
    let take_changed = move || {
        if is_waiting.try_update_value(std::mem::take).is_some() {
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
            // The button that copies another number goes at once. Otherwise the Tab key could lead to it while it goes. A text is
            // never taken before the end of this task: a program may type more letters in it, and a text that is taken is written back.
            let is_first = control == Control::Phone && value.read_untracked().is_empty();
            set_timeout(take_typed, if is_first { Duration::ZERO } else { PAUSE });
        }
    };
    let spellcheck = matches!(control, Control::Text).then_some("true").unwrap_or("false");
    let capitalize = (!matches!(control, Control::Text)).then_some("none");
    let autocomplete = if autocomplete.is_empty() { "off" } else { autocomplete };

    // Without it Safari changes names and codes.
    let autocorrect = (control != Control::Text).then_some("off");
    let shown = move || value.get();

    let frame_id = id.clone();
    let view = move |described: Signal<Option<String>>| {
        let input = if control == Control::Lines {
            view! {
                <textarea {..custom_attribute("autocorrect", autocorrect)} id=id rows="4" spellcheck=spellcheck autocapitalize=capitalize autocomplete=autocomplete
                    dir="auto" aria-describedby=move || described.get() aria-invalid=invalid prop:value=shown on:paste=on_paste on:input=on_input
                    on:blur=move |_| take_typed() on:change=move |_| take_changed()></textarea>
            }
            .into_any()
        } else {
            let kind = match control {
                Control::Email => "email",
                Control::Phone => "tel",
                _ => "text",
            };
            view! {
                <input {..custom_attribute("autocorrect", autocorrect)} id=id type=kind spellcheck=spellcheck autocapitalize=capitalize
                    autocomplete=autocomplete dir="auto" aria-describedby=move || described.get() aria-invalid=invalid prop:value=shown on:paste=on_paste
                    on:input=on_input on:blur=move |_| take_typed() on:change=move |_| take_changed() />
            }
            .into_any()
        };
        view! {
            {before_control}
            {move || was_secret.get().then(|| {
                let line = error_line(secret_id.clone(), error_prefix, secret.to_owned());
                view! { <div role="alert">{line}</div> }
            })}
            {input}
            {after_control}
        }
        .into_any()
    };
    field_frame(FrameKind::Control, frame_id, label, notes, beside_label, Box::new(view))
}

/// Returns true if an `input` event came from typing. A text that is pasted, dropped or filled in is complete at once.
pub fn was_typed(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(|event| {
        let kind = event.input_type();
        kind.starts_with("insertText")
            || kind.starts_with("insertLine")
            || kind.starts_with("insertComposition")
            || kind.starts_with("delete")
    })
}
