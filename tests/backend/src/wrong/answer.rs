//! Changes of answers: a status, a header or a member is not as agreed.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use signet::contract::ProblemDetails;

use super::Wrong;
use super::spot::Spot;
use crate::frame::REQUEST_ID;
use crate::problem;

/// What was asked.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) spot: Spot,
    pub(super) method: Method,
    pub(super) origin: Option<HeaderValue>,
    pub(super) has_body: bool,
}

/// Changes an answer.
pub(super) async fn change(wrong: Wrong, asked: &Asked, answer: Response) -> Response {
    let answer = headers(wrong, asked, answer);
    let answer = statuses(wrong, asked, answer);
    members(wrong, asked, answer).await
}

/// Removes or replaces headers.
fn headers(wrong: Wrong, asked: &Asked, mut answer: Response) -> Response {
    let (get, put) = (asked.method == Method::GET, asked.method == Method::PUT);
    let (success, error) = (answer.status().is_success(), answer.status().as_u16() >= 400);
    let preflight = asked.method == Method::OPTIONS;
    let is_json = answer.headers().get(header::CONTENT_TYPE).is_some_and(|it| it == "application/json");
    let found = answer.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        found.insert(name, HeaderValue::from_static(value));
    };
    match (wrong, asked.spot) {
        (Wrong::SameEtag, Spot::Application) if success => set(header::ETAG, "\"fixed\""),
        (Wrong::RetryAfterDate, Spot::Status) => set(header::RETRY_AFTER, "Fri, 01 Jan 2100 00:00:00 GMT"),
        (Wrong::CertificateOctetStream, Spot::Certificate) if success => {
            set(header::CONTENT_TYPE, "application/octet-stream");
        }
        (Wrong::JsonAsText, _) if success && is_json => set(header::CONTENT_TYPE, "text/plain"),
        (Wrong::CorsStar, _) if !preflight => set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (Wrong::CorsNoDelete, _) if preflight => set(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, PUT, POST"),
        (Wrong::CorsNoIfMatch, _) if preflight => set(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "Content-Type, Content-Digest, X-CSRF-Token, If-None-Match, Idempotency-Key",
        ),
        (Wrong::CorsAnyOrigin, _) => {
            if let Some(origin) = &asked.origin {
                found.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            }
        }
        _ => {}
    }
    let removed = match (wrong, asked.spot) {
        (Wrong::NoEtag, Spot::Application) if put => header::ETAG,
        (Wrong::ReadWithoutEtag, Spot::Application) if get => header::ETAG,
        (Wrong::StatusWithoutEtag, Spot::Status) => header::ETAG,
        (Wrong::NoRetryAfter, Spot::Status) | (Wrong::ResendWithoutWait, Spot::Resend) => header::RETRY_AFTER,
        (Wrong::CorsNoCredentials, _) => header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        (Wrong::CorsNotOnErrors, _) if error => header::ACCESS_CONTROL_ALLOW_ORIGIN,
        (Wrong::CorsNotExposed, _) => header::ACCESS_CONTROL_EXPOSE_HEADERS,
        (Wrong::CorsNoVary, _) => header::VARY,
        (Wrong::NoRequestId, _) => REQUEST_ID,
        (Wrong::NoDate, _) => header::DATE,
        _ => return answer,
    };
    answer.headers_mut().remove(removed);
    answer
}

/// Replaces statuses, and bodies that are no JSON.
fn statuses(wrong: Wrong, asked: &Asked, answer: Response) -> Response {
    let status = answer.status();
    let (get, put) = (asked.method == Method::GET, asked.method == Method::PUT);
    match (wrong, asked.spot, status.as_u16()) {
        (Wrong::UnknownOrderEmpty, Spot::Order, 404) | (Wrong::UnknownStatusEmpty, Spot::Status, 404) => {
            as_json(answer, StatusCode::OK, "{}")
        }
        (Wrong::UnknownLinkEmpty, Spot::Handover, 404) => as_json(answer, StatusCode::OK, "{}"),
        (Wrong::WithdrawTwice, Spot::Withdrawal, 409) => as_json(answer, StatusCode::OK, "{}"),
        (Wrong::NothingSavedIsNull, Spot::Application, 204) => as_json(answer, StatusCode::OK, "null"),
        (Wrong::SaveAnswers201, Spot::Application, 200) if put => with(answer, StatusCode::CREATED),
        (Wrong::Shape400, Spot::Application, 422) => refused(answer, StatusCode::BAD_REQUEST),
        (Wrong::TemplateHtml, Spot::Template, 200) => as_html(answer),
        (Wrong::UploadAnswers204, Spot::Document, 200) if put => emptied(answer, StatusCode::NO_CONTENT),
        (Wrong::TextRefusedWith422, Spot::Document, 415) => refused(answer, StatusCode::UNPROCESSABLE_ENTITY),
        (Wrong::HandoverAnswers200, Spot::HandoverLink, 201) => with(answer, StatusCode::OK),
        (Wrong::HandoverNeedsSession, Spot::Handover, 200) if get => refused(answer, StatusCode::UNAUTHORIZED),
        (Wrong::HandoverUploadRefused, Spot::Handover, 200) if put => refused(answer, StatusCode::FORBIDDEN),
        (Wrong::SubmissionAnswers200, Spot::Submission, 202) => with(answer, StatusCode::OK),
        (Wrong::AcceptedRefused, Spot::Submission, 202) if asked.has_body => refused(answer, StatusCode::BAD_REQUEST),
        (Wrong::AttemptsMissing, Spot::Attempts, 200) => refused(answer, StatusCode::NOT_FOUND),
        (Wrong::ResendFails, Spot::Resend, 202 | 429) => refused(answer, StatusCode::INTERNAL_SERVER_ERROR),
        (Wrong::CertificateEmpty, Spot::Certificate, 404) => emptied(answer, StatusCode::OK),
        (Wrong::WithdrawalAnswers204, Spot::Withdrawal, 200) => emptied(answer, StatusCode::NO_CONTENT),
        (Wrong::CorsPreflight401, _, 204) if asked.method == Method::OPTIONS => {
            refused(answer, StatusCode::UNAUTHORIZED)
        }
        (Wrong::NotFoundAsHtml, _, 404) => as_html(answer),
        _ => answer,
    }
}

/// Changes the members of a JSON body.
async fn members(wrong: Wrong, asked: &Asked, answer: Response) -> Response {
    let status = answer.status();
    let (get, put) = (asked.method == Method::GET, asked.method == Method::PUT);
    match (wrong, asked.spot) {
        (Wrong::SessionWithoutToken, Spot::Session) => edit(answer, |value| remove(value, "csrfToken")).await,
        (Wrong::NoSignInUrl, _) if status == StatusCode::UNAUTHORIZED => {
            edit(answer, |value| remove(value, "signInUrl")).await
        }
        (Wrong::NumberIds, Spot::Orders) => edit(answer, |value| each(&mut value["orders"], number_id)).await,
        (Wrong::OldestFirst, Spot::Orders) => edit(answer, |value| turn(&mut value["orders"])).await,
        (Wrong::OrderWithoutDocuments, Spot::Order) => edit(answer, |value| remove(value, "documents")).await,
        (Wrong::NoDraftSavedAt, Spot::Order) => edit(answer, |value| remove(value, "draftSavedAt")).await,
        (Wrong::UploadNotListed, Spot::Order) => {
            edit(answer, |value| each(&mut value["documents"], |it| it["upload"] = Value::Null)).await
        }
        (Wrong::OrderLags, Spot::Order) => {
            edit(answer, |value| {
                if value["status"] == "CHECKING" {
                    value["status"] = json!("PAYED");
                }
            })
            .await
        }
        (Wrong::UploadFactsSwapped, Spot::Document) if put && status.is_success() => {
            edit(answer, |value| {
                let width = value["width"].take();
                let height = std::mem::replace(&mut value["height"], width);
                value["width"] = height;
            })
            .await
        }
        (Wrong::PhotoRecompressed, Spot::Document) if get && status.is_success() => longer(answer).await,
        (Wrong::UnknownDocumentEmpty, Spot::Document) if get && status == StatusCode::NOT_FOUND => {
            let (answer, value) = read(answer).await;
            let unknown = value["detail"].as_str().is_some_and(|detail| detail.contains("document"));
            if unknown { emptied(answer, StatusCode::OK) } else { answer }
        }
        (Wrong::NoMax, _) if status == StatusCode::PAYLOAD_TOO_LARGE => {
            edit(answer, |value| remove(value, "errors")).await
        }
        (Wrong::HandoverLivesOn, Spot::HandoverLink) if status.is_success() => {
            edit(answer, |value| value["expiresAt"] = json!("2099-01-01T00:00:00Z")).await
        }
        (Wrong::OneErrorAtATime, Spot::Submission) => {
            edit(answer, |value| value["errors"].as_array_mut().into_iter().for_each(|errors| errors.truncate(1))).await
        }
        (Wrong::DottedPointers, Spot::Submission) => edit(answer, |value| each(&mut value["errors"], dotted)).await,
        (Wrong::AttemptsEmpty, Spot::Attempts) => edit(answer, |value| value["attempts"] = json!([])).await,
        (Wrong::AttemptsTwice, Spot::Attempts) => edit(answer, |value| twice(&mut value["attempts"])).await,
        (Wrong::WithdrawnAsFailed, Spot::Attempts) => {
            edit(answer, |value| {
                each(&mut value["attempts"], |attempt| {
                    if attempt["outcome"] == "WITHDRAWN" {
                        attempt["outcome"] = json!("CHECKED_FAIL");
                    }
                });
            })
            .await
        }
        (Wrong::StatusWithoutStages, Spot::Status) => edit(answer, |value| remove(value, "stages")).await,
        (Wrong::VersionStays, Spot::Status) => edit(answer, |value| value["version"] = json!(1)).await,
        (Wrong::LocalTimes, Spot::Status) => {
            edit(answer, |value| value["updatedAt"] = json!("2026-01-31 08:00:00")).await
        }
        (Wrong::ProblemWithoutTitle, _) if is_problem(&answer) => edit(answer, |value| remove(value, "title")).await,
        (Wrong::ProblemStatus200, _) if is_problem(&answer) => edit(answer, |value| value["status"] = json!(200)).await,
        (Wrong::UploadedLongAgo, Spot::Document) if put && status.is_success() => {
            edit(answer, |value| value["uploadedAt"] = json!("2020-01-01T00:00:00Z")).await
        }
        _ => answer,
    }
}

fn is_problem(answer: &Response) -> bool {
    answer.headers().get(header::CONTENT_TYPE).is_some_and(|it| it == "application/problem+json")
}

/// Reads a body as JSON, and gives the answer back unchanged with it.
async fn read(answer: Response) -> (Response, Value) {
    let (parts, body) = answer.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let value = serde_json::from_slice(&body).unwrap_or_default();
    (Response::from_parts(parts, Body::from(body)), value)
}

/// Changes a JSON object. Any other body stays.
pub(super) async fn edit(answer: Response, change: impl FnOnce(&mut Value)) -> Response {
    let (mut answer, mut value) = read(answer).await;
    if value.is_object() {
        change(&mut value);
        *answer.body_mut() = Body::from(value.to_string());
    }
    answer
}

fn remove(value: &mut Value, name: &str) {
    value.as_object_mut().into_iter().for_each(|members| {
        members.remove(name);
    });
}

fn each(value: &mut Value, change: impl FnMut(&mut Value)) {
    value.as_array_mut().into_iter().flatten().for_each(change);
}

fn turn(value: &mut Value) {
    value.as_array_mut().into_iter().for_each(|items| items.reverse());
}

fn twice(value: &mut Value) {
    value.as_array_mut().into_iter().for_each(|items| items.extend(items.clone()));
}

fn number_id(order: &mut Value) {
    order["orderId"] = json!(order["orderId"].as_str().and_then(|id| id.parse::<u64>().ok()).unwrap_or_default());
}

fn dotted(error: &mut Value) {
    error["pointer"] = json!(error["pointer"].as_str().unwrap_or_default().trim_start_matches('/').replace('/', "."));
}

async fn longer(answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    Response::from_parts(parts, Body::from([&body[..], &[0]].concat()))
}

fn with(mut answer: Response, status: StatusCode) -> Response {
    *answer.status_mut() = status;
    answer
}

fn emptied(mut answer: Response, status: StatusCode) -> Response {
    *answer.body_mut() = Body::empty();
    answer.headers_mut().remove(header::CONTENT_TYPE);
    with(answer, status)
}

fn as_json(mut answer: Response, status: StatusCode, body: &'static str) -> Response {
    *answer.body_mut() = Body::from(body);
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    with(answer, status)
}

fn as_html(mut answer: Response) -> Response {
    *answer.body_mut() = Body::from("<!doctype html><title>A page</title>");
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer
}

/// Turns an answer into a problem with this status.
pub(super) fn refused(mut answer: Response, status: StatusCode) -> Response {
    let details = ProblemDetails {
        r#type: "urn:signet:problem:wrong".to_owned(),
        title: "This backend is wrong on purpose".to_owned(),
        status: status.as_u16(),
        sign_in_url: (status == StatusCode::UNAUTHORIZED).then(|| "/sign-in".to_owned()),
        ..ProblemDetails::default()
    };
    problem::write(&mut answer, &details);
    with(answer, status)
}
