//! The log of calls, for tests. It contains no personal data.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::api::extract::bounded;
use crate::clock::rfc3339;
use crate::database::submissions;
use crate::frame;
use crate::problem::Problem;
use crate::state::{App, lock};

/// The number of calls that are kept. The oldest are dropped first.
const KEPT: usize = 10_000;

/// One call.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LogEntry {
    number: u64,
    time: String,
    method: String,
    path: String,
    /// Missing while the call is in progress, and if the connection was broken.
    status: Option<u16>,
    idempotency_key: Option<String>,
    /// The body of a submission, which has nothing but the accepted agreements.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

pub(super) fn router() -> Router<App> {
    Router::new().route("/dev/log", get(show))
}

/// Logs every call, except those to the test controls.
pub(crate) async fn record(State(app): State<App>, request: Request, next: Next) -> Response {
    if !app.dev || request.uri().path().starts_with("/dev/") {
        return next.run(request).await;
    }
    let number = {
        let mut log = lock(&app.log);
        let number = log.last().map_or(1, |entry| entry.number + 1);
        if log.len() >= KEPT {
            log.remove(0);
        }
        let key = request.headers().get("idempotency-key");
        log.push(LogEntry {
            number,
            time: rfc3339(app.now()),
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            status: None,
            idempotency_key: key.and_then(|key| key.to_str().ok()).map(str::to_owned),
            body: None,
        });
        number
    };
    let request = if request.method() == Method::POST && request.uri().path().ends_with("/submission") {
        with_body_logged(&app, number, request).await
    } else {
        Ok(request)
    };
    let response = match request {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    if let Some(entry) = lock(&app.log).iter_mut().rev().find(|entry| entry.number == number) {
        entry.status = Some(response.status().as_u16());
    }
    response
}

/// Logs the body of a submission, and returns the request with its body in memory.
async fn with_body_logged(app: &App, number: u64, request: Request) -> Result<Request, Problem> {
    let (parts, body) = frame::soaked(request).await?.into_parts();
    let bytes = bounded(body, usize::MAX).await?.unwrap_or_default();
    if let Some(entry) = lock(&app.log).iter_mut().rev().find(|entry| entry.number == number) {
        entry.body = Some(String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

async fn show(State(app): State<App>) -> Result<Response, Problem> {
    let counts = app.transact(submissions::counts)?;
    let submissions: Map<String, Value> =
        counts.into_iter().map(|(order_id, count)| (order_id, Value::from(count))).collect();
    let calls = lock(&app.log).clone();
    Ok(frame::json(StatusCode::OK, &json!({ "calls": calls, "submissions": submissions })))
}
