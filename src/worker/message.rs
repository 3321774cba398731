//! What travels between the app and a worker: an array `[number, kind, JSON text, attachment, …]`.
//!
//! JSON text keeps both sides free of a second serializer; attachments (files, blobs, buffers) travel as they are. The
//! number ties an answer to its question, so answers may come in any order. Number 0 is the worker speaking of itself.

#![cfg_attr(
    not(feature = "app"),
    expect(dead_code, reason = "a worker's binary reads fewer kinds of message than the app")
)]

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// The app asks.
pub(super) const QUESTION: &str = "question";
/// The worker is still at it.
pub(super) const PROGRESS: &str = "progress";
/// The worker answers; the last message of that number.
pub(super) const ANSWER: &str = "answer";
/// The worker cannot read the question.
pub(super) const NOT_UNDERSTOOD: &str = "not-understood";
/// The worker's program runs. Sent by `boot/worker.js`.
pub(super) const READY: &str = "ready";
/// The worker's program cannot be fetched or started. Sent by `boot/worker.js`.
pub(super) const UNLOADABLE: &str = "unloadable";

/// One message, taken apart.
pub(super) struct Message {
    pub(super) number: u32,
    pub(super) kind: String,
    pub(super) text: String,
    pub(super) attachments: Vec<JsValue>,
}

impl Message {
    /// Reads what arrived; `None` when it is no message of ours.
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

    /// Writes a message as it is posted.
    pub(super) fn write(number: u32, kind: &str, text: &str, attachments: &[JsValue]) -> Array {
        let parts = Array::of3(&number.into(), &kind.into(), &text.into());
        for attachment in attachments {
            parts.push(attachment);
        }
        parts
    }
}

/// Those attachments that are handed over instead of copied: buffers. Files and blobs are shared by the browser anyway.
pub(super) fn transferable(attachments: &[JsValue]) -> Array {
    let name_of = |value: &JsValue| js_sys::Object::get_prototype_of(value).constructor().name().as_string();
    attachments
        .iter()
        .filter(|value| value.is_object() && matches!(name_of(value).as_deref(), Some("ArrayBuffer" | "ImageBitmap")))
        .cloned()
        .collect()
}
