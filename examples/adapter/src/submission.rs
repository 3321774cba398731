//! Submission, withdrawal and attempts. The order API has no keys and no history, so the adapter keeps both.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json as object};
use signet::contract::{Application, Attempt, AttemptOutcome, OrderStatus, Submission, ValidationLevel};
use uuid::Uuid;

use crate::answer::{Problem, json, now, text};
use crate::session::Signed;
use crate::store::Made;
use crate::{Adapter, App, judge, map};

/// Submits the application once for each key.
pub(crate) async fn submit(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let key = text(&headers, "idempotency-key").filter(|key| Uuid::parse_str(key).is_ok());
    let key = key.ok_or_else(|| Problem::new(400, "Idempotency-Key must be a UUID"))?.to_owned();
    let if_match = text(&headers, "if-match").ok_or_else(|| Problem::new(428, "If-Match is needed"))?.to_owned();
    let request = format!("{order_id}\n{if_match}\n{}", String::from_utf8_lossy(&body));
    let _only = app.store.submitting.lock().await;
    let known = app.store.lock().keys.get(&key).cloned();
    let answer = match known {
        Some((first, answer)) if first == request => answer,
        Some(_) => return Err(Problem::new(422, "This Idempotency-Key came with another request")),
        None => {
            let submission = app.submit(&order_id, &if_match).await?;
            let answer = serde_json::to_string(&submission).unwrap_or_default();
            app.store.lock().keys.insert(key, (request, answer.clone()));
            answer
        }
    };
    let json_type = HeaderValue::from_static("application/json");
    Ok((StatusCode::ACCEPTED, [(header::CONTENT_TYPE, json_type)], answer).into_response())
}

impl Adapter {
    async fn submit(&self, order_id: &str, if_match: &str) -> Result<Submission, Problem> {
        let cas = self.cas_order(order_id).await?;
        if !OrderStatus::from(cas.status_code.clone()).is_editable() {
            return Err(Problem::new(409, "The application is in review or issued"));
        }
        let draft = self.store.lock().drafts.get(order_id).cloned().filter(|draft| draft.etag() == if_match);
        let application =
            draft.ok_or_else(|| Problem::new(412, "The application changed after it was reviewed"))?.application;
        let documents: Vec<_> = self.documents(order_id).await?.into_iter().map(|(document, _)| document).collect();
        let organisation = ValidationLevel::from(cas.cert_type) != ValidationLevel::Dv;
        let errors = judge::judge(&application, &documents, organisation);
        if !errors.is_empty() {
            return Err(Problem::new(422, "The application cannot be submitted yet").errors(errors));
        }
        self.send(order_id, &application).await?;
        let submission_id = Uuid::new_v4().simple().to_string();
        let attempt = Attempt {
            submission_id: submission_id.clone(),
            submitted_at: now(),
            decided_at: None,
            outcome: AttemptOutcome::Checking,
            failure: None,
            application: Some(application.clone()),
        };
        let made = Made { attempt, application };
        self.store.lock().attempts.entry(order_id.to_owned()).or_default().insert(0, made);
        Ok(Submission { submission_id, status: self.status(order_id).await? })
    }

    /// The calls of the order API: the material, each photo, and the audit that begins the review.
    async fn send(&self, order_id: &str, application: &Application) -> Result<(), Problem> {
        let _: Value = self.upstream.call("CreateOrderMaterial", map::material(order_id, application)).await?;
        for (document, _) in self.documents(order_id).await? {
            let place = (order_id.to_owned(), document.document_type.clone());
            let Some((upload, bytes)) = self.store.lock().photos.get(&place).cloned() else { continue };
            let key = self.upstream.store(&upload.media_type, &bytes).await?;
            let extension = if upload.media_type == "image/png" { "png" } else { "jpg" };
            let parameters = vec![
                ("OrderId", order_id.to_owned()),
                ("DocumentType", document.document_type),
                ("OssKey", key),
                ("ExtName", extension.to_owned()),
            ];
            let _: Value = self.upstream.call("CreateOrderDocument", parameters).await?;
        }
        let _: Value = self.upstream.call("CreateOrderAudit", vec![("OrderId", order_id.to_owned())]).await?;
        Ok(())
    }
}

/// Takes the application back.
pub(crate) async fn withdraw(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    if !app.cas_order(&order_id).await?.show_cancel {
        return Err(Problem::new(409, "The application cannot be taken back now"));
    }
    let _: Value = app.upstream.call("CreateOrderCancel", vec![("OrderId", order_id.clone())]).await?;
    if let Some(made) = app.store.lock().attempts.get_mut(&order_id).and_then(|attempts| attempts.first_mut()) {
        made.attempt.outcome = AttemptOutcome::Withdrawn;
        made.attempt.decided_at = Some(now());
    }
    Ok(json(StatusCode::OK, &app.status(&order_id).await?))
}

/// The attempts. What the review decided is in the order; the newest attempt takes it over.
pub(crate) async fn attempts(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
) -> Result<Response, Problem> {
    let status = app.status(&order_id).await?;
    let mut tables = app.store.lock();
    let made = tables.attempts.entry(order_id).or_default();
    if let Some(newest) = made.first_mut().filter(|made| made.attempt.outcome == AttemptOutcome::Checking) {
        let outcome = match status.status {
            OrderStatus::CheckedFail => AttemptOutcome::CheckedFail,
            status if status.has_certificate() => AttemptOutcome::Issued,
            _ => AttemptOutcome::Checking,
        };
        newest.attempt.decided_at = (outcome != AttemptOutcome::Checking).then_some(status.updated_at);
        newest.attempt.outcome = outcome;
        newest.attempt.failure = status.failure;
    }
    let list: Vec<Value> = made.iter().map(attempt).collect();
    Ok(json(StatusCode::OK, &object!({ "attempts": list })))
}

/// An attempt with the application as it was submitted.
fn attempt(made: &Made) -> Value {
    let mut value = serde_json::to_value(&made.attempt).unwrap_or_default();
    value["application"] = serde_json::to_value(&made.application).unwrap_or_default();
    value
}
