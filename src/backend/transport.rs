//! One request over `fetch`, aborted when it stalls or when nobody waits for it any longer.

use gloo_net::http::{Headers, RequestBuilder, Response};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCredentials,
};

use super::answer::Answer;
use super::clock::within;
use super::request::Request;
use super::{BackendError, Cancel};
use crate::contract::limits::ANSWER_BYTES;

/// Milliseconds without a byte moving, after which a request is given up.
const STALLED_AFTER_MS: u32 = 25_000;

/// Bytes that even a poor line carries in a millisecond (40 kbit/s).
const POOR_LINE_BYTES_PER_MS: u32 = 5;

/// Aborts its request when it is dropped: nobody waits for the answer any longer. Does nothing after the answer is there.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and waits for the whole answer. Errors are the transport's own: `Unreachable`, `TimedOut`,
/// `Cancelled`, and `Contract` for an answer over the limit. Dropping the future aborts the request.
pub(super) async fn send(request: Request<'_>, body: Option<&str>, cancel: &Cancel) -> Result<Answer, BackendError> {
    let controller = AbortController::new().map_err(|_| BackendError::Unreachable)?;
    let abort = AbortOnDrop(controller);
    let patience = patience_ms(body.map_or(0, str::len));
    let response = within(patience, fetch(request, body, &abort.0.signal()), cancel).await?;
    let response = response.ok_or(BackendError::Unreachable)?;
    let body = read(&response, patience, cancel).await?;
    Ok(Answer::new(response.status(), response.headers(), body))
}

/// Milliseconds to wait for a byte to move after a body of so many bytes. The browser hands a body to the system long before
/// it has left, so the patience grows with what may still be on the way.
pub(super) fn patience_ms(body_bytes: usize) -> u32 {
    STALLED_AFTER_MS.saturating_add(u32::try_from(body_bytes).unwrap_or(u32::MAX) / POOR_LINE_BYTES_PER_MS)
}

/// Waits for the answer's headers. `None` when there is no answer.
async fn fetch(request: Request<'_>, body: Option<&str>, signal: &AbortSignal) -> Option<Response> {
    let credentials = if request.credentials { RequestCredentials::Include } else { RequestCredentials::SameOrigin };
    let builder = RequestBuilder::new(request.url)
        .method(request.method.clone())
        .credentials(credentials)
        .headers(headers(request.headers).ok()?)
        .abort_signal(Some(signal));
    let request = match body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    request.ok()?.send().await.ok()
}

/// The headers as the browser wants them. gloo's own setter panics at a value that no header may have, and a token of the
/// backend's may be one.
fn headers(headers: &[(&str, &str)]) -> Result<Headers, JsValue> {
    let raw = web_sys::Headers::new()?;
    for (name, value) in headers {
        raw.set(name, value)?;
    }
    Ok(Headers::from_raw(raw))
}

/// Reads the body. Each piece of it may take as long as the patience lasts: an answer that moves is not given up.
async fn read(response: &Response, patience: u32, cancel: &Cancel) -> Result<Vec<u8>, BackendError> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader = ReadableStreamDefaultReader::new(&stream).map_err(|_| BackendError::Unreachable)?;
    loop {
        let piece = within(patience, JsFuture::from(reader.read()), cancel).await?;
        let piece: ReadableStreamReadResult = piece.map_err(|_| BackendError::Unreachable)?.unchecked_into();
        if piece.get_done().unwrap_or_default() {
            return Ok(body);
        }
        body.extend(Uint8Array::new(&piece.get_value()).to_vec());
        if body.len() > ANSWER_BYTES {
            return Err(BackendError::Contract { request_id: None, member: None });
        }
    }
}
