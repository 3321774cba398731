//! Controls for tests: seed again, advance the clock, decide, sign out, and the CA's certificate.

use std::sync::atomic::Ordering;

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use signet::contract::Failure;

use crate::api::extract::bounded;
use crate::ca::{self, Decision, Review};
use crate::clock::{Moment, rfc3339};
use crate::database::{certificates, sessions, settings};
use crate::dev::dns::Dns;
use crate::dev::ledger::{self, Change};
use crate::problem::Problem;
use crate::seed::{self, Prefill};
use crate::state::{App, lock};
use crate::{api, frame};

/// The setting that stores the advance of the clock, in seconds.
pub(crate) const CLOCK_AHEAD: &str = "clock_ahead";
/// The largest body of a control, in bytes.
const BODY_BYTES: usize = 16 << 20;

/// A JSON body with any Content-Type. An empty body counts as `{}`.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let body = bounded(request.into_body(), BODY_BYTES).await?.unwrap_or_default();
        let body: &[u8] = if body.trim_ascii().is_empty() { b"{}" } else { &body };
        serde_json::from_slice(body).map(Self).map_err(|error| Problem::bad_request(error.to_string()))
    }
}

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/dev/reset", post(reset))
        .route("/dev/clock", get(show_clock).post(advance))
        .route("/dev/orders/{orderId}/decision", post(decide))
        .route("/dev/orders/{orderId}/private-key", get(private_key))
        .route("/dev/sign-out", post(sign_out))
        .route("/dev/sign-in", post(sign_in))
        .route("/dev/ca.pem", get(authority))
        .route("/dev/openapi", get(|| async { ([(header::CONTENT_TYPE, "application/json")], api::openapi_json()) }))
}

#[derive(Debug, Deserialize)]
struct Reset {
    #[serde(default)]
    application: Option<Prefill>,
}

async fn reset(State(app): State<App>, Json(reset): Json<Reset>) -> Result<StatusCode, Problem> {
    app.clock.set_ahead(0);
    app.transact(|transaction| {
        settings::set(transaction, CLOCK_AHEAD, "0")?;
        seed::seed(transaction, app.now(), reset.application)
    })?;
    app.signed_out.store(false, Ordering::Release);
    lock(&app.faults).clear();
    lock(&app.log).clear();
    lock(&app.ledger).clear();
    *lock(&app.dns) = Dns::default();
    lock(&app.chaos_count).clear();
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Advance {
    advance_seconds: i64,
}

async fn show_clock(State(app): State<App>) -> Response {
    frame::json(StatusCode::OK, &json!({ "now": rfc3339(app.now()) }))
}

async fn advance(State(app): State<App>, Json(advance): Json<Advance>) -> Result<Response, Problem> {
    let ahead = app.transact(|transaction| {
        let before: Moment = settings::get(transaction, CLOCK_AHEAD)?.and_then(|text| text.parse().ok()).unwrap_or(0);
        let ahead = before.saturating_add(advance.advance_seconds);
        settings::set(transaction, CLOCK_AHEAD, &ahead.to_string())?;
        Ok(ahead)
    })?;
    app.clock.set_ahead(ahead);
    Ok(show_clock(State(app)).await)
}

/// A decision of the reviewer, as JSON.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DecisionBody {
    /// `ISSUED`, `CHECKED_FAIL`, or `APPROVED`, which approves documents and call while the names still have to be
    /// validated.
    outcome: String,
    #[serde(default)]
    audit_note: String,
    #[serde(default)]
    audit_type: String,
    #[serde(default)]
    fields: Vec<String>,
}

async fn decide(
    State(app): State<App>,
    Path(order_id): Path<String>,
    Json(body): Json<DecisionBody>,
) -> Result<Response, Problem> {
    let decision = match body.outcome.as_str() {
        "ISSUED" => Decision::Issue,
        "APPROVED" => Decision::Approve,
        "CHECKED_FAIL" => Decision::Refuse(Failure {
            audit_note: body.audit_note,
            audit_type: body.audit_type,
            audit_time: rfc3339(app.now()),
            fields: body.fields,
        }),
        _ => return Err(Problem::bad_request("outcome is ISSUED, APPROVED or CHECKED_FAIL.")),
    };
    let status = app.transact(|transaction| {
        let mut review = Review::load(&app, transaction, &order_id)?;
        review.decide(transaction, decision, app.now())?;
        ledger::enter(&app, &order_id, Change::Decision { outcome: body.outcome });
        Ok(review.status())
    })?;
    Ok(frame::json(StatusCode::OK, &status))
}

async fn sign_out(State(app): State<App>) -> Result<StatusCode, Problem> {
    app.transact(sessions::end_all)?;
    app.signed_out.store(true, Ordering::Release);
    Ok(StatusCode::NO_CONTENT)
}

/// Allows the next `GET /session` to start a session again, as the sign-in page does.
async fn sign_in(State(app): State<App>) -> StatusCode {
    app.signed_out.store(false, Ordering::Release);
    StatusCode::NO_CONTENT
}

async fn authority(State(app): State<App>) -> Result<Response, Problem> {
    let pem = app.transact(|transaction| ca::issue::ca_certificate(transaction, app.now()))?;
    Ok(pem_file(pem, "signet-reference-ca.pem"))
}

/// Returns the key that the backend made for an automatic CSR, for tests that use the certificate.
async fn private_key(State(app): State<App>, Path(order_id): Path<String>) -> Result<Response, Problem> {
    let found = app.transact(|transaction| certificates::find(transaction, &order_id))?;
    let key = found.and_then(|certificate| certificate.private_key);
    Ok(pem_file(key.ok_or_else(|| Problem::not_found("key of the backend's own"))?, "key.pem"))
}

fn pem_file(pem: String, name: &str) -> Response {
    let mut response = Body::from(pem).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-pem-file"));
    frame::insert(headers, header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""));
    response
}
