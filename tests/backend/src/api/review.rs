//! The applicant's calls about the review: status, withdrawal, another e-mail, earlier attempts, the certificate.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use signet::contract::{Attempt, Attempts, MethodChange, OrderStatus, ProblemDetails, Status};

use super::extract::{Signed, has_tag, text};
use crate::ca::{self, Review};
use crate::clock::rfc3339;
use crate::database::{certificates, submissions};
use crate::dev::controls::Json;
use crate::dev::ledger::{self, Change};
use crate::frame;
use crate::problem::Problem;
use crate::state::App;

/// Seconds until the next status request is useful: while the review runs, and after it.
const RETRY_AFTER: (i64, i64) = (5, 300);
/// The longest wait that is suggested while a review runs, in seconds. The wait grows with the age of the last change.
const RETRY_AFTER_CALM: i64 = 30;

/// The status of the review
#[utoipa::path(get, operation_id = "getStatus", path = "/orders/{orderId}/status", params(
    ("orderId" = String, Path,), ("If-None-Match" = Option<String>, Header,),
), responses(
    (status = 200, body = Status, headers(
        ("ETag" = String, description = "For If-None-Match"), ("Retry-After" = u32, description = "Seconds"))),
    (status = 304, description = "Nothing changed"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn status(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (status, age) = app.transact(|transaction| {
        let review = Review::load(&app, transaction, &order_id)?;
        let age = app.now() - review.order.updated_at;
        Ok((review.status(), age))
    })?;
    let etag = format!("\"s{}\"", status.version);
    let unchanged = text(&headers, &header::IF_NONE_MATCH).is_some_and(|list| has_tag(list, &etag, true));
    let mut response =
        if unchanged { StatusCode::NOT_MODIFIED.into_response() } else { frame::json(StatusCode::OK, &status) };
    let (running, settled) = RETRY_AFTER;
    let wait =
        if status.status == OrderStatus::Checking { (age / 20).clamp(running, RETRY_AFTER_CALM) } else { settled };
    frame::insert(response.headers_mut(), header::ETAG, &etag);
    frame::insert(response.headers_mut(), header::RETRY_AFTER, &wait.to_string());
    Ok(response)
}

/// Withdraw the application
#[utoipa::path(post, operation_id = "withdraw", path = "/orders/{orderId}/withdrawal", params(
    ("orderId" = String, Path,), ("X-CSRF-Token" = String, Header,),
), responses(
    (status = 200, body = Status),
    (status = 409, body = ProblemDetails, description = "Too late", content_type = "application/problem+json"),
))]
pub(super) async fn withdraw(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    let status = app.transact(|transaction| {
        let mut review = Review::load(&app, transaction, &order_id)?;
        review.withdraw(transaction, app.now())?;
        ledger::enter(&app, &order_id, Change::Withdrawal);
        Ok(review.status())
    })?;
    Ok(frame::json(StatusCode::OK, &status))
}

/// Send the domain verification e-mail again
#[utoipa::path(post, operation_id = "resendDomainVerification", path = "/orders/{orderId}/domain-verification/resend", params(
    ("orderId" = String, Path,), ("X-CSRF-Token" = String, Header,),
), responses(
    (status = 202, description = "On its way"),
    (status = 409, body = ProblemDetails, description = "Nothing to send", content_type = "application/problem+json"),
    (status = 429, body = ProblemDetails, description = "Sent a moment ago; Retry-After says when",
     content_type = "application/problem+json"),
))]
pub(super) async fn resend(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<StatusCode, Problem> {
    app.transact(|transaction| {
        let review = Review::load(&app, transaction, &order_id)?;
        ca::mail::resend(transaction, review, app.now())
    })?;
    Ok(StatusCode::ACCEPTED)
}

/// Change the way of domain verification
#[utoipa::path(put, operation_id = "changeVerificationMethod", path = "/orders/{orderId}/domain-verification/method", params(
    ("orderId" = String, Path,), ("X-CSRF-Token" = String, Header,),
), request_body = MethodChange, responses(
    (status = 200, body = Status),
    (status = 409, body = ProblemDetails, description = "Too late", content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, description = "Not one of the product's methods",
     content_type = "application/problem+json"),
))]
pub(super) async fn change_method(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    Json(change): Json<MethodChange>,
) -> Result<Response, Problem> {
    let status = app.transact(|transaction| {
        let review = Review::load(&app, transaction, &order_id)?;
        Ok(ca::method::change(transaction, review, &change.method, app.now())?.status())
    })?;
    Ok(frame::json(StatusCode::OK, &status))
}

/// Earlier submissions, newest first
#[utoipa::path(get, operation_id = "listAttempts", path = "/orders/{orderId}/attempts", params(("orderId" = String, Path,)), responses(
    (status = 200, body = Attempts),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn attempts(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    let rows = app.transact(|transaction| {
        Review::load(&app, transaction, &order_id)?;
        submissions::all(transaction, &order_id)
    })?;
    let attempts = rows.into_iter().map(|row| Attempt {
        submission_id: row.submission_id,
        submitted_at: rfc3339(row.submitted_at),
        decided_at: row.decided_at.map(rfc3339),
        outcome: row.outcome,
        failure: row.failure,
        application: Some(row.application),
    });
    Ok(frame::json(StatusCode::OK, &Attempts { attempts: attempts.collect() }))
}

/// The certificate and its chain
#[utoipa::path(get, operation_id = "getCertificate", path = "/orders/{orderId}/certificate", params(("orderId" = String, Path,)), responses(
    (status = 200, body = String, content_type = "application/pem-certificate-chain"),
    (status = 404, body = ProblemDetails, description = "Not issued", content_type = "application/problem+json"),
))]
pub(super) async fn certificate(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    let found = app.transact(|transaction| {
        let review = Review::load(&app, transaction, &order_id)?;
        let issued = review.order.status.has_certificate();
        Ok(certificates::find(transaction, &order_id)?.filter(|_| issued))
    })?;
    let certificate = found.ok_or_else(|| Problem::not_found("certificate"))?;
    let mut response = Body::from(certificate.chain).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pem-certificate-chain"));
    let name = format!("attachment; filename=\"certificate-{order_id}.pem\"");
    frame::insert(headers, header::CONTENT_DISPOSITION, &name);
    Ok(response)
}
