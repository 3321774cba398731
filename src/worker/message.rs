//! The messages between the app and a worker. Each is an array `[number, kind, JSON text, attachment, …]`.
//!
//! With JSON text, neither program needs a second serializer. Attachments (files, blobs, buffers) are sent as they are.
//! The number connects an answer to its question, so answers may come in any order. The number 0 marks messages about
//! the worker itself.

#![cfg_attr(
    not(feature = "app"),
    expect(dead_code, reason = "a worker's binary reads fewer kinds of message than the app")
)]

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// A question of the app.
pub(super) const QUESTION: &str = "question";
/// The worker is still working.
pub(super) const PROGRESS: &str = "progress";
/// An answer. It is the last message with its number.
pub(super) const ANSWER: &str = "answer";
/// The worker cannot read the question.
pub(super) const NOT_UNDERSTOOD: &str = "not-understood";
/// The worker's program is running. `boot/worker.js` sends this.
pub(super) const READY: &str = "ready";
/// The worker's program cannot be fetched or started. `boot/worker.js` sends this.
pub(super) const UNLOADABLE: &str = "unloadable";

/// The parts of one message.
pub(super) struct Message {
    pub(super) number: u32,
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) attachments: Vec<JsValue>,
}

impl Message {
    /// Reads a received message. Returns `None` if it does not have the form of our messages.
    pub(super) fn read(data: &JsValue) -> Option<Self> {
        let parts: &Array = data.dyn_ref()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "written below from a u32")]
        let number = parts.get(0).as_f64()? as u32;
        let attachments = (3..parts.length()).map(|index| parts.get(index)).collect();
        Some(Self {
            number,
            kind: parts.get(1).as_string()?,
            text: parts.get(2).as_string().unwrap_or_default(),
            attachments,
        })
    }

    /// Writes a message in the form in which it is posted.
    pub(super) fn write(number: u32, kind: &str, text: &str, attachments: &[JsValue]) -> Array {
        let parts = Array::of3(&number.into(), &kind.into(), &text.into());
        for attachment in attachments {
            parts.push(attachment);
        }
        parts
    }
}

/// Selects the attachments that are transferred and not copied: buffers and bitmaps. The browser shares files and blobs
/// in any case.
pub(super) fn transferable(attachments: &[JsValue]) -> Array {
    let name_of = |value: &JsValue| js_sys::Object::get_prototype_of(value).constructor().name().as_string();
    attachments
        .iter()
        .filter(|value| value.is_object() && matches!(name_of(value).as_deref(), Some("ArrayBuffer" | "ImageBitmap")))
        .cloned()
        .collect()
}
