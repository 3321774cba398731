//! Every input into the field for the applicant's CSR: paste, drop, file, typing, and writes without an event.
//!
//! Each input is checked before it reaches the field, or at once afterwards. A private key is removed without a trace.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DragEvent, File};

use super::method::CsrProgress;
use super::own::{Own, OwnState};
use crate::components::was_typed;
use crate::rules::csr::paste::{INPUT_BYTES, Pasted, recognise};

/// The interval between two checks for writes without an event.
const LOOK: Duration = Duration::from_millis(500);

/// The time after a private key was recognised, in milliseconds, during which typed characters count as the rest of the
/// key: only a program types a key, and it types fast.
const GOES_ON: f64 = 1_000.0;

impl Own {
    /// Watches for writes without an event: extensions and scripts may write into the field that way.
    pub(super) fn watch(self) {
        let look = move || {
            if let Some(area) = self.area.get_untracked()
                && self.seen.get_value() != area.text_length()
            {
                self.on_written();
            }
        };
        let handle = set_interval_with_handle(look, LOOK);
        on_cleanup(move || {
            if let Ok(handle) = handle {
                handle.clear();
            }
        });
    }

    pub(super) fn take_file(self, file: File) {
        // Sizes are `f64` here, which is exact below 2^53.
        if file.size() > f64::from(u32::try_from(INPUT_BYTES).unwrap_or(u32::MAX)) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a file's size is a whole number"
            )]
            self.refuse(Pasted::TooLarge(file.size() as usize));
            return;
        }
        self.state.set(OwnState::Reading);
        spawn_local(async move {
            let read = JsFuture::from(file.array_buffer()).await;
            if self.turn.try_get_value().is_none() {
                return;
            }
            match read {
                Ok(buffer) => {
                    self.show("");
                    self.take(js_sys::Uint8Array::new(&buffer).to_vec(), true);
                }
                Err(_) => self.rest(OwnState::FileLost),
            }
        });
    }

    pub(super) fn on_paste(self, event: &web_sys::Event) {
        let Some(data) = event.unchecked_ref::<ClipboardEvent>().clipboard_data() else { return };
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            event.prevent_default();
            self.take_file(file);
            return;
        }
        let pasted = recognise(data.get_data("text/plain").unwrap_or_default().as_bytes());
        if pasted.must_go() {
            // The text never gets into the field.
            event.prevent_default();
            self.refuse(pasted);
        }
    }

    pub(super) fn on_drop(self, event: &DragEvent) {
        event.prevent_default();
        let Some(data) = event.data_transfer() else { return };
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            self.take_file(file);
            return;
        }
        let text = data.get_data("text/plain").unwrap_or_default();
        if !recognise(text.as_bytes()).must_go() {
            self.show(&text);
        }
        self.take(text.into_bytes(), true);
    }

    pub(super) fn on_input(self, event: &web_sys::Event) {
        let text = event_target_value(event);
        let pasted = recognise(text.as_bytes());
        let now = event.time_stamp();
        let goes_on = is_key_press(event) && now - self.refused.get_value() < GOES_ON;
        if pasted.must_go() || goes_on {
            self.refused.set_value(now);
            self.refuse(if goes_on { Pasted::PrivateKey } else { pasted });
            return;
        }
        self.seen.set_value(event_target::<web_sys::HtmlTextAreaElement>(event).text_length());
        if was_typed(event) {
            self.progress.set(CsrProgress::Reading);
            self.later(move || self.take(text.into_bytes(), false));
        } else {
            self.take(text.into_bytes(), true);
        }
    }

    /// Takes over a text that was written without an `input` event.
    pub(super) fn on_written(self) {
        // The browser sends `change` when it removes a text area with typed text. The state of the field may be gone by
        // then.
        if self.turn.try_get_value().is_none() {
            return;
        }
        let Some(area) = self.area.get_untracked() else { return };
        self.seen.set_value(area.text_length());
        let text = area.value();
        let is_known = self.source.with_value(|source| source == text.as_bytes()) || *self.pem.read_untracked() == text;
        // An empty text is ignored. After a private key was refused, its text area is empty and may send one more
        // `change` when it is removed.
        if !is_known && !text.is_empty() {
            self.take(text.into_bytes(), true);
        }
    }
}

/// Returns true for a single character or a line break.
fn is_key_press(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(|event| match event.input_type().as_str() {
        "insertText" => event.data().is_some_and(|data| data.chars().count() <= 1),
        kind => kind == "insertLineBreak",
    })
}
