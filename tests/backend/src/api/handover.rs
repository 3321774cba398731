//! The hand-over: a one-time link for taking the photo on a phone that has no session.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use rusqlite::Transaction;
use signet::contract::{Handover, HandoverLink, ProblemDetails, Upload};

use super::Binary;
use super::document::receive;
use super::extract::{Signed, text};
use crate::clock::{MINUTE, rfc3339};
use crate::database::handovers::{self, HandoverRow};
use crate::database::{documents, orders};
use crate::problem::Problem;
use crate::state::App;
use crate::wrong::Wrong;
use crate::{frame, random};

/// The lifetime of a link, in seconds.
const LIFE: i64 = 10 * MINUTE;

/// Make a one-time link for the phone
#[utoipa::path(post, operation_id = "beginHandover", path = "/orders/{orderId}/documents/{documentType}/handover", params(
    ("orderId" = String, Path,), ("documentType" = String, Path,), ("X-CSRF-Token" = String, Header,),
), responses(
    (status = 201, body = HandoverLink),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 409, body = ProblemDetails, description = "Not editable now", content_type = "application/problem+json"),
))]
pub(super) async fn begin(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let token = random::token();
    let expires_at = app.now() + LIFE;
    app.transact(|transaction| {
        let status = orders::get(transaction, &order_id)?.status;
        documents::get(transaction, &order_id, &document_type)?;
        if !status.is_editable() && !app.is_wrong(Wrong::HandoverInReview) {
            return Err(Problem::not_editable(status.as_str()));
        }
        handovers::insert(transaction, &token, &HandoverRow { order_id, document_type, expires_at, used_at: None })
    })?;
    // The link leads to the page that asked for it. The token comes after `#`, so no server and no log sees it.
    let host = text(&headers, &header::HOST).unwrap_or("localhost");
    let origin = text(&headers, &header::ORIGIN).filter(|origin| origin.starts_with("http"));
    let origin = origin.map_or_else(|| format!("http://{host}"), str::to_owned);
    let link = HandoverLink { url: format!("{origin}{}/photo#{token}", app.base), expires_at: rfc3339(expires_at) };
    Ok(frame::json(StatusCode::CREATED, &link))
}

/// The facts for the phone's page
#[utoipa::path(get, operation_id = "getHandover", path = "/handover/{token}", params(("token" = String, Path,)), security(()), responses(
    (status = 200, body = Handover),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 410, body = ProblemDetails, description = "Used or expired", content_type = "application/problem+json"),
))]
pub(super) async fn show(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Problem> {
    let handover = app.transact(|transaction| {
        let row = open(&app, transaction, &token, Wrong::UsedLinkReadable)?;
        let document = documents::get(transaction, &row.order_id, &row.document_type)?;
        Ok(Handover {
            product_name: orders::get(transaction, &row.order_id)?.product.name,
            document_title: document.title,
            max_bytes: document.max_bytes,
            media_types: document.media_types,
            expires_at: rfc3339(row.expires_at),
        })
    })?;
    Ok(frame::json(StatusCode::OK, &handover))
}

/// Upload the photo from the phone
#[utoipa::path(put, operation_id = "uploadHandoverPhoto", path = "/handover/{token}", params(
    ("token" = String, Path,),
    ("Content-Digest" = String, Header, description = "`sha-256=:…:` (RFC 9530)"),
), request_body(content((Binary = "image/png"), (Binary = "image/jpeg"))), security(()), responses(
    (status = 200, body = Upload),
    (status = 410, body = ProblemDetails, description = "Used or expired", content_type = "application/problem+json"),
    (status = 413, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 415, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn save(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let row = app.transact(|transaction| open(&app, transaction, &token, Wrong::HandoverTwice))?;
    // Another photo may use the link while this one is on its way, so the link is claimed where the photo is stored.
    let races = app.is_wrong(Wrong::HandoverRace);
    let claim = |transaction: &Transaction<'_>| {
        if races {
            return Ok(());
        }
        let is_first = handovers::mark_used(transaction, &token, app.now())?;
        if is_first || app.is_wrong(Wrong::HandoverTwice) { Ok(()) } else { Err(gone()) }
    };
    let upload = receive(&app, &row.order_id, &row.document_type, &headers, body, claim).await?;
    if races {
        // Long enough for another photo to find the link unused.
        tokio::time::sleep(Duration::from_millis(500)).await;
        app.transact(|transaction| handovers::mark_used(transaction, &token, app.now()))?;
    }
    Ok(frame::json(StatusCode::OK, &upload))
}

/// Returns the link of a token if it can still be used, or was used and this backend is wrong in the way that is named.
fn open(app: &App, transaction: &Transaction<'_>, token: &str, unless: Wrong) -> Result<HandoverRow, Problem> {
    let row = handovers::find(transaction, token)?.ok_or_else(|| Problem::not_found("such link"))?;
    if (row.used_at.is_some() && !app.is_wrong(unless)) || row.expires_at <= app.now() {
        return Err(gone());
    }
    Ok(row)
}

fn gone() -> Problem {
    Problem::new(StatusCode::GONE, "link-gone", "This link was used or has expired")
}
