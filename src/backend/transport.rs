//! One request over `XMLHttpRequest`, and its answer as it came.
//!
//! Not `fetch`, because that cannot tell how much of an upload has left, and two transports would cost twice the bytes.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::clock::monotonic_ms;
use super::{BackendError, Cancel};
use crate::contract::limits::ANSWER_BYTES;

/// Milliseconds without a byte moving, after which a request is given up.
const STALLED_AFTER_MS: f64 = 25_000.0;

/// Bytes that even a poor line carries in a millisecond (40 kbit/s). What the browser has handed to the system counts as
/// sent long before it has left, so the patience grows with what may still be on the way.
const POOR_LINE_BYTES_PER_MS: f64 = 5.0;

/// What to send.
#[derive(Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) method: &'a str,
    pub(super) url: &'a str,
    /// Cookies go along.
    pub(super) credentials: bool,
    /// Names and values.
    pub(super) headers: &'a [(&'a str, &'a str)],
    /// A string, a `Blob` or nothing, with its size in bytes.
    pub(super) body: Option<(&'a JsValue, f64)>,
    /// Told the share of the body that is under way, 0 to 1.
    pub(super) on_progress: Option<&'a Rc<dyn Fn(f64)>>,
}

/// An answer of any status.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: String,
    body: JsValue,
}

impl Answer {
    /// A header's value; `name` in lower case. `None` too when CORS does not expose it.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.split("\r\n").find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Whether the media type starts so, in lower case.
    pub(super) fn is(&self, media_type: &str) -> bool {
        let found = self.header("content-type").unwrap_or_default();
        found.get(..media_type.len()).is_some_and(|start| start.eq_ignore_ascii_case(media_type))
    }

    /// The body as it came, an `ArrayBuffer`.
    pub(super) fn body(&self) -> &JsValue {
        &self.body
    }

    /// The body as text; empty when it is not UTF-8.
    pub(super) fn text(&self) -> String {
        String::from_utf8(Uint8Array::new(&self.body).to_vec()).unwrap_or_default()
    }
}

/// How a request ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Answered,
    Failed,
    TimedOut,
    TooLong,
}

#[derive(Default)]
struct Flight {
    end: Cell<Option<End>>,
    waker: RefCell<Option<Waker>>,
}

/// Sends a request and waits for the whole answer. Errors are the transport's own: `Unreachable`, `TimedOut`,
/// `Cancelled`, and `Contract` for an answer over the limit. Dropping the future aborts the request.
pub(super) async fn send(request: Request<'_>, cancel: &Cancel) -> Result<Answer, BackendError> {
    let flight = Rc::new(Flight::default());
    let Ok(xhr) = start(request, &flight) else { return Err(BackendError::Unreachable) };
    let end = poll_fn(|context| {
        if let Some(end) = flight.end.get() {
            return Poll::Ready(Some(end));
        }
        if cancel.is_cancelled() {
            return Poll::Ready(None);
        }
        cancel.watch(context.waker());
        flight.waker.replace(Some(context.waker().clone()));
        Poll::Pending
    })
    .await;
    match end {
        None => Err(BackendError::Cancelled),
        Some(End::Failed) => Err(BackendError::Unreachable),
        Some(End::TimedOut) => Err(BackendError::TimedOut),
        Some(End::TooLong) => Err(BackendError::Contract { request_id: None, member: None }),
        Some(End::Answered) => {
            let xhr = &xhr.xhr;
            Ok(Answer {
                status: xhr.status().unwrap_or_default(),
                headers: xhr.get_all_response_headers().unwrap_or_default(),
                body: xhr.response().unwrap_or_default(),
            })
        }
    }
}

/// A request that is aborted when nobody waits for it any longer, together with its listener.
struct Running {
    xhr: XmlHttpRequest,
    _listener: Closure<dyn Fn(ProgressEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // The listener goes away with this: nothing may call it afterwards.
        self.xhr.set_onload(None);
        self.xhr.set_onerror(None);
        self.xhr.set_ontimeout(None);
        self.xhr.set_onabort(None);
        self.xhr.set_onprogress(None);
        if let Ok(upload) = self.xhr.upload() {
            upload.set_onprogress(None);
        }
        let _ = self.xhr.abort();
    }
}

fn start(request: Request<'_>, flight: &Rc<Flight>) -> Result<Running, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open(request.method, request.url)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    xhr.set_with_credentials(request.credentials);
    for (name, value) in request.headers {
        xhr.set_request_header(name, value)?;
    }

    let body_bytes = request.body.map_or(0.0, |(_, bytes)| bytes);
    let patience = STALLED_AFTER_MS + body_bytes / POOR_LINE_BYTES_PER_MS;
    let started = monotonic_ms();
    set_timeout(&xhr, patience);

    let listener = {
        let (xhr, flight, on_progress) = (xhr.clone(), flight.clone(), request.on_progress.cloned());
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            let end = match event.type_().as_str() {
                "load" => End::Answered,
                "timeout" => End::TimedOut,
                "progress" => {
                    // Counted from the start of the request, so a moved byte moves the end.
                    set_timeout(&xhr, monotonic_ms() - started + patience);
                    let downloading = xhr.ready_state() >= XmlHttpRequest::HEADERS_RECEIVED;
                    if !downloading {
                        if let Some(on_progress) = &on_progress {
                            on_progress(event.loaded() / event.total().max(1.0));
                        }
                        return;
                    }
                    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
                    if event.loaded() <= ANSWER_BYTES as f64 {
                        return;
                    }
                    End::TooLong
                }
                _ => End::Failed,
            };
            flight.end.set(Some(end));
            if let Some(waker) = flight.waker.take() {
                waker.wake();
            }
        })
    };
    let callback = Some(listener.as_ref().unchecked_ref());
    xhr.set_onload(callback);
    xhr.set_onerror(callback);
    xhr.set_ontimeout(callback);
    xhr.set_onabort(callback);
    xhr.set_onprogress(callback);
    if request.on_progress.is_some() {
        xhr.upload()?.set_onprogress(callback);
    }

    let running = Running { xhr, _listener: listener };
    // A string too travels through the binding for blobs: what it is declared as does not matter to the browser.
    running.xhr.send_with_opt_blob(request.body.map(|(body, _)| body.unchecked_ref()))?;
    Ok(running)
}

fn set_timeout(xhr: &XmlHttpRequest, ms: f64) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    xhr.set_timeout(ms as u32);
}
