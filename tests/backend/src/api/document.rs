//! The documents of an order: the blank form, and the photo of the signed one.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use signet::contract::{FieldError, ProblemDetails, Upload};

use super::Binary;
use super::extract::{Signed, bounded, text};
use crate::ca::Review;
use crate::clock::rfc3339;
use crate::database::documents;
use crate::dev::ledger::{self, Change};
use crate::problem::Problem;
use crate::state::App;
use crate::wrong::Wrong;
use crate::{frame, photo, random, template};

/// The header with the digest of the body (RFC 9530).
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");

/// The blank form
#[utoipa::path(get, operation_id = "getTemplate", path = "/orders/{orderId}/documents/{documentType}/template",
    params(("orderId" = String, Path,), ("documentType" = String, Path,)), responses(
    (status = 200, body = Binary, content_type = "application/pdf"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn template(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (order, document) = app.transact(|transaction| {
        let order = Review::load(&app, transaction, &order_id)?.order;
        Ok((order, documents::get(transaction, &order_id, &document_type)?))
    })?;
    if !document.has_template {
        return Err(Problem::not_found("blank form"));
    }
    let mut response = Body::from(template::pdf(&order, &document.title)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = format!("attachment; filename=\"{document_type}-{order_id}.pdf\"");
    frame::insert(headers, header::CONTENT_DISPOSITION, &name);
    Ok(response)
}

/// The photo
#[utoipa::path(get, operation_id = "getPhoto", path = "/orders/{orderId}/documents/{documentType}",
    params(("orderId" = String, Path,), ("documentType" = String, Path,)), responses(
    (status = 200, content((Binary = "image/png"), (Binary = "image/jpeg"))),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn show(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (document, bytes) = app.transact(|transaction| {
        let document = documents::get(transaction, &order_id, &document_type)?;
        Ok((document, documents::photo(transaction, &order_id, &document_type)?))
    })?;
    let (Some(upload), Some(bytes)) = (document.upload, bytes) else {
        return Err(Problem::not_found("photo"));
    };
    let mut response = Body::from(bytes).into_response();
    frame::insert(response.headers_mut(), header::CONTENT_TYPE, &upload.media_type);
    frame::insert(response.headers_mut(), header::ETAG, &format!("\"{}\"", upload.sha256));
    Ok(response)
}

/// Upload the photo
#[utoipa::path(put, operation_id = "uploadPhoto", path = "/orders/{orderId}/documents/{documentType}", params(
    ("orderId" = String, Path,), ("documentType" = String, Path,),
    ("Content-Digest" = String, Header, description = "`sha-256=:…:` (RFC 9530)"),
    ("X-CSRF-Token" = String, Header,),
), request_body(content((Binary = "image/png"), (Binary = "image/jpeg"))), responses(
    (status = 200, body = Upload),
    (status = 409, body = ProblemDetails, description = "Not editable now", content_type = "application/problem+json"),
    (status = 413, body = ProblemDetails, description = "Larger than maxBytes", content_type = "application/problem+json"),
    (status = 415, body = ProblemDetails, description = "Neither PNG nor JPEG by content",
     content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, description = "Not decodable, or the digest differs",
     content_type = "application/problem+json"),
))]
pub(super) async fn save(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let upload = receive(&app, &order_id, &document_type, &headers, body, |_| Ok(())).await?;
    Ok(frame::json(StatusCode::OK, &upload))
}

/// Remove the photo
#[utoipa::path(delete, operation_id = "removePhoto", path = "/orders/{orderId}/documents/{documentType}", params(
    ("orderId" = String, Path,), ("documentType" = String, Path,), ("X-CSRF-Token" = String, Header,),
), responses(
    (status = 204),
    (status = 409, body = ProblemDetails, description = "Not editable now", content_type = "application/problem+json"),
))]
pub(super) async fn remove(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    app.transact(|transaction| {
        editable(&app, transaction, &order_id, Wrong::RemoveInReview)?;
        documents::get(transaction, &order_id, &document_type)?;
        if app.is_wrong(Wrong::DeleteKeeps) {
            return Ok(());
        }
        documents::delete_photo(transaction, &order_id, &document_type)?;
        ledger::enter(&app, &order_id, Change::PhotoRemoved { document_type });
        Ok(())
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses a change in a state without changes, unless this backend is wrong in the way that is named.
fn editable(app: &App, transaction: &rusqlite::Transaction<'_>, order_id: &str, unless: Wrong) -> Result<(), Problem> {
    let status = Review::load(app, transaction, order_id)?.order.status;
    if status.is_editable() || app.is_wrong(unless) { Ok(()) } else { Err(Problem::not_editable(status.as_str())) }
}

/// Receives a photo: runs the checks from the cheapest to the most expensive, and then stores the photo. `claim` runs in
/// the transaction that stores it, and can still refuse it.
pub(super) async fn receive(
    app: &App,
    order_id: &str,
    document_type: &str,
    headers: &HeaderMap,
    body: Body,
    claim: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<(), Problem>,
) -> Result<Upload, Problem> {
    let document = app.transact(|transaction| {
        let document = documents::get(transaction, order_id, document_type)?;
        editable(app, transaction, order_id, Wrong::UploadInReview)?;
        Ok(document)
    })?;
    let limit = match app.wrong {
        Some(Wrong::NoPhotoLimit) => usize::MAX,
        Some(Wrong::LimitOffByOne) => usize::try_from(document.max_bytes).unwrap_or(usize::MAX) - 1,
        _ => usize::try_from(document.max_bytes).unwrap_or(usize::MAX),
    };
    let bytes = bounded(body, limit).await?.ok_or_else(|| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The photo is too large")
            .detail(format!("{} bytes at most.", document.max_bytes))
            .errors(vec![FieldError {
                code: "max-bytes".to_owned(),
                max: Some(document.max_bytes),
                ..FieldError::default()
            }])
    })?;
    let digest = random::sha256(&bytes);
    if !app.is_wrong(Wrong::DigestIgnored) {
        check_digest(headers, &digest)?;
    }
    let permit = app.decoding.acquire().await.map_err(|_| Problem::internal("the server is stopping"))?;
    let checked = bytes.clone();
    let facts = tokio::task::spawn_blocking(move || photo::inspect(&checked))
        .await
        .map_err(|_| Problem::internal("the photo could not be checked"))?;
    let facts = match facts {
        Err(_) if app.is_wrong(Wrong::NoDecoding) && bytes.starts_with(photo::PNG_START) => photo::Facts::UNKNOWN,
        facts => facts?,
    };
    drop(permit);
    let upload = Upload {
        bytes: bytes.len() as u64,
        sha256: random::hex(&digest),
        width: facts.width,
        height: facts.height,
        media_type: facts.media_type.to_owned(),
        uploaded_at: rfc3339(app.now()),
    };
    app.transact(|transaction| {
        // The order may have been submitted while the photo was being checked.
        editable(app, transaction, order_id, Wrong::UploadInReview)?;
        claim(transaction)?;
        documents::put_photo(transaction, order_id, document_type, &bytes, &upload)?;
        let document_type = document_type.to_owned();
        ledger::enter(app, order_id, Change::Photo { document_type, upload: upload.clone() });
        Ok(())
    })?;
    Ok(upload)
}

/// Compares the announced digest with the digest of the received bytes.
fn check_digest(headers: &HeaderMap, digest: &[u8]) -> Result<(), Problem> {
    let announced =
        text(headers, &CONTENT_DIGEST).ok_or_else(|| Problem::bad_request("Content-Digest with sha-256 is needed."))?;
    let value = announced
        .split(',')
        .find_map(|member| member.trim().strip_prefix("sha-256=:")?.strip_suffix(':'))
        .ok_or_else(|| Problem::bad_request("Content-Digest has no sha-256."))?;
    if STANDARD.decode(value).is_ok_and(|bytes| bytes == digest) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "digest", "The photo arrived damaged")
        .detail("Its SHA-256 differs from the one in Content-Digest."))
}
