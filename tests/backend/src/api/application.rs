//! `GET` and `PUT /orders/{orderId}/application`: the draft, complete or not, with optimistic locking.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use signet::contract::limits::APPLICATION_BYTES;
use signet::contract::{Application, FieldError, ProblemDetails};

use super::extract::{Signed, bounded, has_tag, text};
use crate::ca::Review;
use crate::database::applications::{self, Saved};
use crate::database::orders;
use crate::dev::ledger::{self, Change};
use crate::frame;
use crate::problem::Problem;
use crate::state::App;
use crate::wrong::Wrong;

/// The saved application
#[utoipa::path(get, operation_id = "getApplication", path = "/orders/{orderId}/application", params(("orderId" = String, Path,)), responses(
    (status = 200, body = Application, headers(("ETag" = String, description = "For If-Match"))),
    (status = 204, description = "Nothing is saved yet"),
    (status = 404, body = ProblemDetails, description = "No such order", content_type = "application/problem+json"),
))]
pub(super) async fn show(State(app): State<App>, _: Signed, Path(order_id): Path<String>) -> Result<Response, Problem> {
    let saved = app.transact(|transaction| {
        orders::get(transaction, &order_id)?;
        applications::find(transaction, &order_id)
    })?;
    Ok(saved.as_ref().map_or_else(|| StatusCode::NO_CONTENT.into_response(), answer))
}

/// Save the application, complete or not
#[utoipa::path(put, operation_id = "saveApplication", path = "/orders/{orderId}/application", params(
    ("orderId" = String, Path,),
    ("If-Match" = Option<String>, Header, description = "The ETag of the version this one follows"),
    ("If-None-Match" = Option<String>, Header, description = "`*` the first time"),
    ("X-CSRF-Token" = String, Header,),
), request_body = Application, responses(
    (status = 200, body = Application, headers(("ETag" = String, description = "The new version"))),
    (status = 409, body = ProblemDetails, description = "Not editable now", content_type = "application/problem+json"),
    (status = 412, body = ProblemDetails, description = "Changed elsewhere", content_type = "application/problem+json"),
    (status = 413, body = ProblemDetails, description = "Too large", content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, description = "Wrong shape", content_type = "application/problem+json"),
    (status = 428, body = ProblemDetails, description = "Neither If-Match nor If-None-Match",
     content_type = "application/problem+json"),
))]
pub(super) async fn save(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let limit = if app.is_wrong(Wrong::NoApplicationLimit) { usize::MAX } else { APPLICATION_BYTES };
    let body = bounded(body, limit).await?.ok_or_else(|| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The application is too large")
            .detail(format!("{APPLICATION_BYTES} bytes at most."))
    })?;
    let application: Application = serde_json::from_slice(&body).map_err(|error| {
        let detail = error.to_string();
        let entry = FieldError { pointer: String::new(), code: "shape".to_owned(), detail: detail.clone(), max: None };
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "shape", "This is not an application")
            .detail(detail)
            .errors(vec![entry])
    })?;
    let saved = app.transact(|transaction| {
        let review = Review::load(&app, transaction, &order_id)?;
        if !review.order.status.is_editable() && !app.is_wrong(Wrong::EditableInReview) {
            return Err(Problem::not_editable(review.order.status.as_str()));
        }
        let current = applications::find(transaction, &order_id)?;
        precondition(&headers, current.as_ref())?;
        let saved = applications::put(transaction, &order_id, &application, app.now())?;
        ledger::enter(&app, &order_id, Change::Draft { etag: saved.etag(), application });
        Ok(saved)
    })?;
    Ok(answer(&saved))
}

fn precondition(headers: &HeaderMap, current: Option<&Saved>) -> Result<(), Problem> {
    let holds = match (text(headers, &header::IF_MATCH), text(headers, &header::IF_NONE_MATCH)) {
        (Some(list), _) => current.is_some_and(|saved| has_tag(list, &saved.etag(), false)),
        (None, Some(list)) => current.is_none_or(|saved| !has_tag(list, &saved.etag(), true)),
        (None, None) => {
            return Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "precondition-required",
                "If-Match or If-None-Match is needed",
            ));
        }
    };
    if holds { Ok(()) } else { Err(changed(current)) }
}

/// The problem for status 412, with the current version.
pub(super) fn changed(current: Option<&Saved>) -> Problem {
    let problem =
        Problem::new(StatusCode::PRECONDITION_FAILED, "changed-elsewhere", "The application was changed elsewhere");
    match current {
        Some(saved) => problem.header(header::ETAG, saved.etag()),
        None => problem,
    }
}

fn answer(saved: &Saved) -> Response {
    let mut response = frame::json(StatusCode::OK, &saved.application);
    frame::insert(response.headers_mut(), header::ETAG, &saved.etag());
    response
}
