//! The layer around all calls that breaks the contract in the way of the command line.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Wrong;
use super::answer::{self, Asked};
use super::request;
use super::spot::Spot;
use crate::api::extract::text;
use crate::database::documents;
use crate::frame::{API, soaked};
use crate::random;
use crate::state::{App, lock};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// A path of no call.
const NOWHERE: &str = "/api/v1/nowhere";
/// The pause before a call is repeated that found another one in progress.
const PAUSE: Duration = Duration::from_millis(5);

/// How often something has happened, for ways that depend on what was before.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<HashMap<String, u32>>);

impl Seen {
    /// Counts one more, and returns how many there are with it.
    fn count(&self, name: &str) -> u32 {
        let mut counts = lock(&self.0);
        let count = counts.entry(name.to_owned()).or_insert(0);
        *count += 1;
        *count
    }

    fn has(&self, name: &str) -> bool {
        lock(&self.0).contains_key(name)
    }
}

/// Passes a call on, changed or unchanged, and changes its answer.
pub(crate) async fn apply(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(wrong) = app.wrong.filter(|_| request.uri().path().starts_with(API)) else {
        return next.run(request).await;
    };
    let request = match soaked(request).await {
        Ok(request) => request,
        Err(problem) => return problem.into_response(),
    };
    let (mut parts, body) = request.into_parts();
    let mut body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let asked = Asked {
        spot: Spot::of(parts.uri.path()),
        method: parts.method.clone(),
        origin: parts.headers.get(header::ORIGIN).cloned(),
        has_body: !body.is_empty(),
    };
    if let Err(problem) = request::change(wrong, asked.spot, &mut parts, &mut body) {
        // A call that is not there gives the headers of every answer: request id, date and CORS.
        parts.uri = Uri::from_static(NOWHERE);
        let mut answer = next.run(request::rebuilt(&parts, &Bytes::new())).await;
        let made = problem.into_response();
        *answer.status_mut() = made.status();
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        *answer.body_mut() = made.into_body();
        return answer;
    }
    let answer = next.clone().run(request::rebuilt(&parts, &body)).await;
    let answer = repeated(&app, wrong, &asked, (&parts, &body), answer, next).await;
    let answer = remembered(&app, wrong, &asked, &parts, answer).await;
    answer::change(wrong, &asked, answer).await
}

/// Sends a call once more, in ways in which a refusal has an effect.
async fn repeated(
    app: &App,
    wrong: Wrong,
    asked: &Asked,
    (parts, body): (&Parts, &Bytes),
    mut answer: Response,
    next: Next,
) -> Response {
    let forced = || {
        let mut request = request::rebuilt(parts, body);
        request.headers_mut().remove(header::IF_NONE_MATCH);
        request.headers_mut().insert(header::IF_MATCH, HeaderValue::from_static("*"));
        request
    };
    let refused = answer.status() == StatusCode::PRECONDITION_FAILED && asked.spot == Spot::Application;
    match wrong {
        Wrong::StaleWritesAnyway if refused && parts.headers.contains_key(header::IF_MATCH) => {
            next.run(forced()).await;
        }
        Wrong::FirstSaveOverwrites if refused && parts.headers.contains_key(header::IF_NONE_MATCH) => {
            answer = next.run(forced()).await;
        }
        Wrong::RefusalRemoves if answer.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            let names: Vec<&str> = parts.uri.path().split('/').collect();
            if let [.., order_id, "documents", document_type] = names.as_slice() {
                // The next reading shows whether it is gone.
                let _ = app.transact(|transaction| documents::delete_photo(transaction, order_id, document_type));
            }
        }
        Wrong::Race if asked.spot == Spot::Submission => {
            while answer.status() == StatusCode::CONFLICT && answer.headers().contains_key(header::RETRY_AFTER) {
                tokio::time::sleep(PAUSE).await;
                answer = next.clone().run(request::rebuilt(parts, body)).await;
            }
        }
        _ => {}
    }
    answer
}

/// Changes an answer because of what was before.
async fn remembered(app: &App, wrong: Wrong, asked: &Asked, parts: &Parts, answer: Response) -> Response {
    let submitted = asked.spot == Spot::Submission && answer.status() == StatusCode::ACCEPTED;
    let key = text(&parts.headers, &IDEMPOTENCY_KEY).unwrap_or_default();
    match wrong {
        Wrong::Race if submitted && app.seen.count(key) > 1 => {
            answer::edit(answer, |value| value["submissionId"] = json!(random::number())).await
        }
        Wrong::AgainIs409 if submitted && app.seen.count(key) > 1 => answer::refused(answer, StatusCode::CONFLICT),
        Wrong::WithdrawnStaysLocked if asked.spot == Spot::Withdrawal && answer.status() == StatusCode::OK => {
            app.seen.count("withdrawal");
            answer
        }
        Wrong::WithdrawnStaysLocked
            if asked.spot == Spot::Application && parts.method == Method::PUT && app.seen.has("withdrawal") =>
        {
            answer::refused(answer, StatusCode::CONFLICT)
        }
        _ => answer,
    }
}
