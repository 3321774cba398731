//! `POST /orders/{orderId}/submission`: exactly one application for each key.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use signet::contract::limits::APPLICATION_BYTES;
use signet::contract::{AcceptedAgreement, OrderStatus, ProblemDetails, Submission, SubmissionRequest, WrongMember};
use signet::site::is_address;

use super::application::changed;
use super::extract::{Signed, bounded, has_tag, text};
use crate::ca::{self, Review};
use crate::clock::is_rfc3339;
use crate::database::idempotency::{self, Known};
use crate::database::{agreements, applications, documents};
use crate::dev::ledger::{self, Change};
use crate::problem::Problem;
use crate::state::App;
use crate::wrong::Wrong;
use crate::{judge, random};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Submit the application for verification
#[utoipa::path(post, operation_id = "submit", path = "/orders/{orderId}/submission", params(
    ("orderId" = String, Path,),
    ("Idempotency-Key" = String, Header, description = "UUID version 4, one for each decision to submit"),
    ("If-Match" = String, Header, description = "The ETag of the application that was reviewed"),
    ("X-CSRF-Token" = String, Header,),
), request_body(content = Option<SubmissionRequest>, description = "None where the site has no agreements"), responses(
    (status = 202, body = Submission),
    (status = 409, body = ProblemDetails, description = "Already in review, or the key is in progress",
     content_type = "application/problem+json"),
    (status = 412, body = ProblemDetails, description = "The application changed after it was reviewed",
     content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, description = "Something is wrong with it, or the key came with another request",
     content_type = "application/problem+json"),
    (status = 428, body = ProblemDetails, description = "If-Match is missing", content_type = "application/problem+json"),
))]
pub(super) async fn submit(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let body = bounded(body, APPLICATION_BYTES).await?;
    let body = body.ok_or_else(|| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too large"))?;
    let key = text(&headers, &IDEMPOTENCY_KEY).map(|key| key.trim_matches('"').to_ascii_lowercase());
    let key = key.filter(|key| is_uuid_4(key)).ok_or_else(|| {
        Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", "Idempotency-Key must be a UUID version 4")
    })?;
    let if_match = text(&headers, &header::IF_MATCH).map(str::to_owned).ok_or_else(|| {
        Problem::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", "If-Match is needed")
    })?;
    let agreements = accepted_agreements(&body)?;
    let fingerprint = random::hex(&random::sha256(&[order_id.as_bytes(), if_match.as_bytes(), &body].join(&0)));
    let known =
        app.transact(|transaction| idempotency::claim(transaction, &key, &order_id, &fingerprint, app.now()))?;
    match known {
        Known::New => {}
        Known::Answered(answer) => return Ok(accepted(answer)),
        Known::InProgress => {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "key-in-progress",
                "The first request is still being worked on",
            )
            .header(header::RETRY_AFTER, "1"));
        }
        Known::Mismatch => {
            let title = "This Idempotency-Key came with another request";
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "key-mismatch", title));
        }
    }
    // The work runs on a separate task, so that a client that disconnects does not leave the key claimed without an
    // answer.
    let work = tokio::task::spawn_blocking(move || {
        let answer = app.transact(|transaction| {
            let submission = decide(&app, transaction, &order_id, &if_match)?;
            agreements::put(transaction, &submission.submission_id, &agreements)?;
            let answer = serde_json::to_string(&submission)?;
            idempotency::answer(transaction, &key, &answer)?;
            enter(&app, transaction, &order_id, &key, submission.submission_id)?;
            Ok(answer)
        });
        if answer.is_err() {
            // Nothing was done under the key, so the same decision can be tried again when the reason is gone.
            app.transact(|transaction| idempotency::release(transaction, &key))?;
        }
        answer
    });
    work.await.map_err(|_| Problem::internal("the submission was not finished"))?.map(accepted)
}

/// Enters an accepted application into the ledger.
fn enter(
    app: &App,
    transaction: &rusqlite::Transaction<'_>,
    order_id: &str,
    key: &str,
    submission_id: String,
) -> Result<(), Problem> {
    if let Some(saved) = applications::find(transaction, order_id)? {
        let (key, etag) = (key.to_owned(), saved.etag());
        let change = Change::Submission { submission_id, key, etag, application: saved.application };
        ledger::enter(app, order_id, change);
    }
    Ok(())
}

/// Reads the agreements from the body. An empty body has none.
fn accepted_agreements(body: &[u8]) -> Result<Vec<AcceptedAgreement>, Problem> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let wrong = |detail: String| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "submission", "The body of the submission has another shape")
            .detail(detail)
    };
    let text = std::str::from_utf8(body).map_err(|_| wrong("It is not UTF-8.".to_owned()))?;
    let request: SubmissionRequest =
        signet::contract::read(text).map_err(|WrongMember(path)| wrong(format!("Look at {path}.")))?;
    for (at, agreement) in request.accepted.iter().enumerate() {
        if !is_address(&agreement.href) {
            return Err(wrong(format!("accepted[{at}].href is no address.")));
        }
        if !is_rfc3339(&agreement.accepted_at) {
            return Err(wrong(format!("accepted[{at}].acceptedAt is no moment of RFC 3339.")));
        }
    }
    Ok(request.accepted)
}

fn decide(
    app: &App,
    transaction: &rusqlite::Transaction<'_>,
    order_id: &str,
    if_match: &str,
) -> Result<Submission, Problem> {
    let review = Review::load(app, transaction, order_id)?;
    if review.order.status == OrderStatus::Checking && app.is_wrong(Wrong::SecondSubmission) {
        return Ok(Submission { submission_id: random::number(), status: review.status() });
    }
    if review.order.status == OrderStatus::Checking {
        return Err(Problem::new(StatusCode::CONFLICT, "in-review", "The application is already in review"));
    }
    if !review.order.status.is_editable() {
        return Err(Problem::not_editable(review.order.status.as_str()));
    }
    let saved = applications::find(transaction, order_id)?.ok_or_else(|| changed(None))?;
    if !has_tag(if_match, &saved.etag(), false) {
        return Err(changed(Some(&saved)));
    }
    let documents = documents::all(transaction, order_id)?;
    let errors = judge::judge(&review.order.product, &documents, &saved.application);
    if !errors.is_empty() && !app.is_wrong(Wrong::NotJudged) {
        let title = "The application cannot be submitted yet";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "application", title).errors(errors));
    }
    ca::submit(app, transaction, review, saved.application)
}

fn accepted(answer: String) -> Response {
    let mut response = (StatusCode::ACCEPTED, answer).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Returns true for a UUID of version 4 (RFC 9562 5.4) in lower case.
fn is_uuid_4(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            14 => *byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => byte.is_ascii_hexdigit(),
        })
}
