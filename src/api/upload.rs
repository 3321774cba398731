//! Uploads a photo with `XMLHttpRequest`, because `fetch` does not report the progress of a body.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo_net::http::Headers;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::clock::{monotonic_ms, unless_cancelled};
use super::request::Request;
use super::response::RawResponse;
use super::transport::patience_ms;
use super::{BackendError, Cancel};
use crate::contract::limits::ANSWER_BYTES;

/// A photo to upload.
#[derive(Clone, Copy)]
pub(super) struct Upload<'a> {
    pub(super) blob: &'a Blob,
    /// Gets the sent share of the photo, from 0 to 1.
    pub(super) on_progress: &'a Rc<dyn Fn(f64)>,
}

/// The end of a request.
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

/// Sends a photo and awaits the whole answer. The errors are those of `transport::send`. Dropping the future aborts the
/// request.
pub(super) async fn send(
    request: Request<'_>,
    upload: Upload<'_>,
    cancel: &Cancel,
) -> Result<RawResponse, BackendError> {
    let flight = Rc::new(Flight::default());
    let Ok(running) = start(request, upload, &flight) else { return Err(BackendError::Unreachable) };
    let end = poll_fn(|context| {
        flight.waker.replace(Some(context.waker().clone()));
        flight.end.get().map_or(Poll::Pending, Poll::Ready)
    });
    match unless_cancelled(end, cancel).await? {
        End::Failed => Err(BackendError::Unreachable),
        End::TimedOut => Err(BackendError::TimedOut),
        End::TooLong => Err(BackendError::Contract { request_id: None, member: None }),
        End::Answered => answer(&running.xhr).map_err(|_| BackendError::Unreachable),
    }
}

/// A request with its listener. Dropping it aborts the request.
struct Running {
    xhr: XmlHttpRequest,
    _listener: Closure<dyn Fn(ProgressEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // The listener is dropped with this, so no event may call it afterwards.
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

fn start(request: Request<'_>, upload: Upload<'_>, flight: &Rc<Flight>) -> Result<Running, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open(request.method.as_str(), request.url)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    xhr.set_with_credentials(request.credentials);
    for (name, value) in request.headers {
        xhr.set_request_header(name, value)?;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    let patience = patience_ms(upload.blob.size() as usize);
    xhr.set_timeout(patience);

    let listener = {
        let (xhr, flight, on_progress) = (xhr.clone(), flight.clone(), upload.on_progress.clone());
        let started = monotonic_ms();
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            let end = match event.type_().as_str() {
                "load" => End::Answered,
                "timeout" => End::TimedOut,
                "progress" => {
                    // The time-out counts from the start of the request, so each progress event moves it forward.
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "the cast of a float saturates"
                    )]
                    xhr.set_timeout((monotonic_ms() - started) as u32 + patience);
                    if xhr.ready_state() < XmlHttpRequest::HEADERS_RECEIVED {
                        on_progress(event.loaded() / event.total().max(1.0));
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
    xhr.upload()?.set_onprogress(callback);

    let running = Running { xhr, _listener: listener };
    running.xhr.send_with_opt_blob(Some(upload.blob))?;
    Ok(running)
}

/// Reads the answer of a request that has ended.
fn answer(xhr: &XmlHttpRequest) -> Result<RawResponse, JsValue> {
    let headers = web_sys::Headers::new()?;
    for line in xhr.get_all_response_headers()?.lines() {
        if let Some((name, value)) = line.split_once(':') {
            headers.append(name, value)?;
        }
    }
    let body = Uint8Array::new(&xhr.response()?).to_vec();
    Ok(RawResponse::new(xhr.status()?, Headers::from_raw(headers), body))
}
