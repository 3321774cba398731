//! The part that runs in the worker: a binary calls [`serve`] or [`serve_with`] once in its `main`.

use std::rc::Rc;

use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message::{self, Message};

/// A question with its attachments, and a way to report progress.
pub struct Asked {
    number: u32,
    /// The attachments of the question: files, blobs, buffers.
    pub attachments: Vec<JsValue>,
}

impl Asked {
    /// Reports progress to the app. Each call also restarts the time limit.
    pub fn progress<P: Serialize>(&self, progress: &P) {
        post(self.number, message::PROGRESS, progress, &[]);
    }
}

/// Answers each question with `handler`, one after another.
pub fn serve<Q: DeserializeOwned, A: Serialize>(handler: impl Fn(Q) -> A + 'static) {
    listen(move |message| match serde_json::from_str(&message.text) {
        Ok(question) => post(message.number, message::ANSWER, &handler(question), &[]),
        Err(_) => post(message.number, message::NOT_UNDERSTOOD, &(), &[]),
    });
}

/// Answers each question with the asynchronous `handler`. It gets the attachments and returns its own attachments with
/// the answer.
pub fn serve_with<Q, A, F>(handler: impl Fn(Q, Asked) -> F + 'static)
where
    Q: DeserializeOwned + 'static,
    A: Serialize + 'static,
    F: Future<Output = (A, Vec<JsValue>)> + 'static,
{
    let handler = Rc::new(handler);
    listen(move |message| match serde_json::from_str(&message.text) {
        Ok(question) => {
            let number = message.number;
            let work = handler(question, Asked { number, attachments: message.attachments });
            wasm_bindgen_futures::spawn_local(async move {
                let (answer, attachments) = work.await;
                post(number, message::ANSWER, &answer, &attachments);
            });
        }
        Err(_) => post(message.number, message::NOT_UNDERSTOOD, &(), &[]),
    });
}

fn listen(on_question: impl Fn(Message) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = Message::read(&event.data()) {
            on_question(message);
        }
    });
    scope().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget(); // A worker listens as long as it exists.
}

fn post<T: Serialize>(number: u32, kind: &str, content: &T, attachments: &[JsValue]) {
    // If the content cannot be written, the app still gets a message, so that it does not wait in vain.
    let (kind, text) = match serde_json::to_string(content) {
        Ok(text) => (kind, text),
        Err(_) => (message::NOT_UNDERSTOOD, String::new()),
    };
    let transfer: Array = message::transferable(attachments);
    let posted = Message::write(number, kind, &text, attachments);
    if scope().post_message_with_transfer(&posted, &transfer).is_err() {
        scope().post_message(&Message::write(number, message::NOT_UNDERSTOOD, "", &[])).ok();
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
