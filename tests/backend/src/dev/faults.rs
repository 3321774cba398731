//! Deliberate faults at the network's boundary, so that the client's real code is tested.
//!
//! The steps of a faulty call are: `delayMs`, `reset: "before"`, the work (unless `status` replaces it),
//! `delayAfterMs`, `reset: "after"`, and then the changes of the answer by `headers`, `body` and `truncateAfter`.

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http_body_util::BodyExt;
use serde::Deserialize;
use serde_json::Value;
use tokio::time::{Sleep, sleep};

use super::controls::Json;
use crate::frame::{self, AsIs};
use crate::problem::Problem;
use crate::random;
use crate::server::Connection;
use crate::state::{App, lock};

/// A fault that waits for its call.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Fault {
    /// The method, or `*` for any.
    #[serde(default = "any")]
    method: String,
    /// The path, in which `*` matches any characters.
    path: String,
    /// The number of calls that the fault affects.
    #[serde(default = "once")]
    times: u32,
    /// Milliseconds before the work.
    delay_ms: Option<u64>,
    /// Milliseconds between the work and the answer.
    delay_after_ms: Option<u64>,
    /// The status of the answer that replaces the work.
    status: Option<u16>,
    /// Headers of the answer.
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// The body of the answer: a string as it is, anything else as JSON.
    body: Option<Value>,
    /// The number of bytes of the body after which the connection ends.
    truncate_after: Option<usize>,
    /// The milliseconds of a pause half-way through the body.
    pause_ms: Option<u64>,
    /// The moment at which the connection is reset.
    reset: Option<Reset>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Reset {
    /// Before any work is done.
    Before,
    /// After the work is done; the answer is lost.
    After,
}

fn any() -> String {
    "*".to_owned()
}

fn once() -> u32 {
    1
}

pub(super) fn router() -> Router<App> {
    Router::new().route("/dev/faults", post(add).delete(clear))
}

async fn add(State(app): State<App>, Json(fault): Json<Fault>) -> StatusCode {
    lock(&app.faults).push(fault);
    StatusCode::NO_CONTENT
}

async fn clear(State(app): State<App>) -> StatusCode {
    lock(&app.faults).clear();
    StatusCode::NO_CONTENT
}

/// Applies the fault that waits for this call, if there is one.
pub(crate) async fn apply(
    State(app): State<App>,
    connection: Option<Extension<Connection>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path.starts_with("/dev/") {
        return next.run(request).await;
    }
    let fault = take(&app, request.method().as_str(), path);
    let Some(fault) = fault else {
        if path.starts_with("/api/")
            && let Some(answer) = chaos(&app).await
        {
            let _ = frame::soaked(request).await;
            return answer;
        }
        return next.run(request).await;
    };
    pause(fault.delay_ms).await;
    let connection = connection.map(|Extension(connection)| connection);
    if let (Some(Reset::Before), Some(connection)) = (fault.reset, &connection) {
        connection.reset().await;
    }
    let replaces_work = fault.status.is_some() && fault.reset != Some(Reset::After);
    let response = if replaces_work {
        let _ = frame::soaked(request).await;
        StatusCode::OK.into_response()
    } else {
        next.run(request).await
    };
    pause(fault.delay_after_ms).await;
    if let (Some(Reset::After), Some(connection)) = (fault.reset, &connection) {
        connection.reset().await;
    }
    spoil(&fault, response).await
}

fn take(app: &App, method: &str, path: &str) -> Option<Fault> {
    let mut faults = lock(&app.faults);
    let found = faults.iter().position(|fault| {
        (fault.method == "*" || fault.method.eq_ignore_ascii_case(method)) && matches(&fault.path, path)
    })?;
    let fault = faults[found].clone();
    faults[found].times = fault.times.saturating_sub(1);
    if faults[found].times == 0 {
        faults.remove(found);
    }
    Some(fault)
}

/// Returns true if a pattern, in which `*` matches any characters, matches the whole text.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            let rest = rest.trim_start_matches('*');
            rest.is_empty() || tail.char_indices().any(|(at, _)| matches(rest, &tail[at..]))
        }),
    }
}

async fn pause(milliseconds: Option<u64>) {
    if let Some(milliseconds) = milliseconds {
        sleep(Duration::from_millis(milliseconds)).await;
    }
}

/// Changes the answer as the fault says.
async fn spoil(fault: &Fault, mut response: Response) -> Response {
    if let Some(status) = fault.status.and_then(|status| StatusCode::from_u16(status).ok()) {
        *response.status_mut() = status;
    }
    let body = fault.body.clone().or_else(|| fault.status.filter(|status| *status >= 400).map(default_body));
    if let Some(body) = body {
        let text = match body {
            Value::String(text) => text,
            value => value.to_string(),
        };
        let failed = response.status().as_u16() >= 400;
        let media_type = match text.trim_start().chars().next() {
            Some('<') => "text/html; charset=utf-8",
            Some('{' | '[') if failed => "application/problem+json",
            Some('{' | '[') => "application/json",
            _ => "text/plain; charset=utf-8",
        };
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        *response.body_mut() = Body::from(text);
    }
    response.extensions_mut().insert(AsIs);
    for (name, value) in &fault.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    match (fault.truncate_after, fault.pause_ms) {
        // If a body fails, hyper drops the bytes that it has not written yet, so the start gets a moment to be sent.
        (Some(length), _) => in_two_parts(response, |_| length, 100, true).await,
        (None, Some(pause_ms)) => in_two_parts(response, |whole| whole / 2, pause_ms, false).await,
        (None, None) => response,
    }
}

fn default_body(status: u16) -> Value {
    serde_json::json!({ "type": "urn:signet:problem:fault", "title": "A fault on purpose", "status": status })
}

/// Announces the whole body, sends its start and pauses. Then ends the connection (`cut_off`) or sends the rest.
async fn in_two_parts(response: Response, length: impl Fn(usize) -> usize, pause_ms: u64, cut_off: bool) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(whole) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return Problem::internal("the body could not be read").into_response();
    };
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let length = length(whole.len());
    if length >= whole.len() {
        return Response::from_parts(parts, Body::from(whole));
    }
    let rest = if cut_off { Err(io::Error::other("cut off on purpose")) } else { Ok(whole.slice(length..)) };
    let pause = Box::pin(sleep(Duration::from_millis(pause_ms)));
    let body = TwoParts { start: Some(whole.slice(..length)), pause, rest: Some(rest) };
    Response::from_parts(parts, Body::new(body))
}

struct TwoParts {
    start: Option<Bytes>,
    pause: Pin<Box<Sleep>>,
    rest: Option<io::Result<Bytes>>,
}

impl HttpBody for TwoParts {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, io::Error>>> {
        if let Some(start) = self.start.take().filter(|start| !start.is_empty()) {
            return Poll::Ready(Some(Ok(hyper::body::Frame::data(start))));
        }
        if self.rest.is_none() {
            return Poll::Ready(None);
        }
        ready!(self.pause.as_mut().poll(cx));
        Poll::Ready(self.rest.take().map(|rest| rest.map(hyper::body::Frame::data)))
    }
}

/// With `SIGNET_CHAOS`, makes that share of the API's calls fail or slow.
async fn chaos(app: &App) -> Option<Response> {
    if random::below(100) >= u64::from(app.chaos_percent) {
        return None;
    }
    let kind = ["500", "503", "slow"][usize::try_from(random::below(3)).unwrap_or(0)];
    *lock(&app.chaos_count).entry(kind).or_insert(0) += 1;
    let problem = match kind {
        "500" => Problem::internal("chaos"),
        "503" => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Chaos: not now")
            .header(header::RETRY_AFTER, "1"),
        _ => {
            sleep(Duration::from_millis(500 + random::below(3500))).await;
            return None;
        }
    };
    Some(problem.into_response())
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("/api/v1/orders/*/submission", "/api/v1/orders/12/submission"));
        assert!(matches("*/submission", "/api/v1/orders/12/submission"));
        assert!(matches("/api/**", "/api/v1/orders"));
        assert!(!matches("/api/v1/orders/*/status", "/api/v1/orders/12/submission"));
        assert!(!matches("/api/v1/orders", "/api/v1/orders/12"));
    }
}
