//! Sends one request with `fetch`. It is aborted if it stalls or if its future is dropped.

use gloo_net::http::{Headers, RequestBuilder, Response};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCredentials,
};

use super::clock::within;
use super::request::Request;
use super::response::RawResponse;
use super::{BackendError, Cancel};
use crate::contract::limits::ANSWER_BYTES;

/// Milliseconds without a moving byte after which a request is given up.
const STALLED_AFTER_MS: u32 = 25_000;

/// Bytes that even a poor connection carries in a millisecond (40 kbit/s).
const POOR_LINE_BYTES_PER_MS: u32 = 5;

/// Aborts the request when it is dropped, because then nothing waits for the answer. It has no effect after the answer
/// has come.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and awaits the whole answer. The errors are those of the transport: `Unreachable`, `TimedOut`,
/// `Cancelled`, and `Contract` for an answer over the limit. Dropping the future aborts the request.
pub(super) async fn send(
    request: Request<'_>,
    body: Option<&str>,
    cancel: &Cancel,
) -> Result<RawResponse, BackendError> {
    let controller = AbortController::new().map_err(|_| BackendError::Unreachable)?;
    let abort = AbortOnDrop(controller);
    let patience = patience_ms(body.map_or(0, str::len));
    let response = within(patience, fetch(request, body, &abort.0.signal()), cancel).await?;
    let response = response.ok_or(BackendError::Unreachable)?;
    let body = read(&response, patience, cancel).await?;
    Ok(RawResponse::new(response.status(), response.headers(), body))
}

/// The milliseconds to wait for a byte to move, for a body of this many bytes. The browser passes a body to the system
/// long before it is sent, so the time grows with the body.
pub(super) fn patience_ms(body_bytes: usize) -> u32 {
    STALLED_AFTER_MS.saturating_add(u32::try_from(body_bytes).unwrap_or(u32::MAX) / POOR_LINE_BYTES_PER_MS)
}

/// Awaits the headers of the answer. Returns `None` if there is no answer.
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

/// Builds the headers for the browser. gloo's setter panics at a value that no header may have, and a token from the
/// backend may be one.
fn headers(headers: &[(&str, &str)]) -> Result<Headers, JsValue> {
    let raw = web_sys::Headers::new()?;
    for (name, value) in headers {
        raw.set(name, value)?;
    }
    Ok(Headers::from_raw(raw))
}

/// Reads the body. Each piece may take as long as `patience`, so an answer is not given up while bytes arrive.
pub(super) async fn read(response: &Response, patience: u32, cancel: &Cancel) -> Result<Vec<u8>, BackendError> {
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
