//! The worker's side: a binary calls [`serve`] or [`serve_with`] once in its `main`.

use std::rc::Rc;

use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message::{self, Message};

/// A question that came with attachments, and the way to say how far its work is.
pub struct Asked {
    number: u32,
    /// What came with the question: files, blobs, buffers.
    pub attachments: Vec<JsValue>,
}

impl Asked {
    /// Tells the app how far the work is. Each call also puts off the time-out.
    pub fn progress<P: Serialize>(&self, progress: &P) {
        post(self.number, message::PROGRESS, progress, &[]);
    }
}

/// Answers every question by calling `handler`, one after the other.
pub fn serve<Q: DeserializeOwned, A: Serialize>(handler: impl Fn(Q) -> A + 'static) {
    listen(move |message| match serde_json::from_str(&message.text) {
        Ok(question) => post(message.number, message::ANSWER, &handler(question), &[]),
        Err(_) => post(message.number, message::NOT_UNDERSTOOD, &(), &[]),
    });
}

/// Answers every question by awaiting `handler`, which gets the attachments and returns its own beside the answer.
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
    listener.forget(); // A worker listens for as long as it lives.
}

fn post<T: Serialize>(number: u32, kind: &str, content: &T, attachments: &[JsValue]) {
    // What cannot be written is answered too, lest the app wait for it.
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
