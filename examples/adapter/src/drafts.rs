//! `GET` and `PUT /orders/{orderId}/application`. The order API judges what it is given, so drafts stay in the adapter.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use signet::contract::limits::APPLICATION_BYTES;
use signet::contract::{Application, OrderStatus};

use crate::answer::{Problem, json, now, tagged, text};
use crate::session::Signed;
use crate::store::Draft;
use crate::{Adapter, App};

impl Adapter {
    /// Refuses a change while the order is in review or issued.
    pub(crate) async fn editable(&self, order_id: &str) -> Result<(), Problem> {
        let status = OrderStatus::from(self.cas_order(order_id).await?.status_code);
        if status.is_editable() { Ok(()) } else { Err(Problem::locked()) }
    }
}

fn answer(draft: &Draft) -> Response {
    tagged(json(StatusCode::OK, &draft.application), &draft.etag())
}

/// The saved draft.
pub(crate) async fn show(State(app): State<App>, _: Signed, Path(order_id): Path<String>) -> Result<Response, Problem> {
    app.cas_order(&order_id).await?;
    Ok(app.store.lock().drafts.get(&order_id).map_or_else(|| StatusCode::NO_CONTENT.into_response(), answer))
}

/// Saves a draft, as it is.
pub(crate) async fn save(
    State(app): State<App>,
    _: Signed,
    Path(order_id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if body.len() > APPLICATION_BYTES {
        return Err(Problem::new(413, "The application is too large"));
    }
    let application: Application = serde_json::from_slice(&body)
        .map_err(|error| Problem::new(422, "This is not an application").detail(&error.to_string()))?;
    app.editable(&order_id).await?;
    let mut tables = app.store.lock();
    let current = tables.drafts.get(&order_id);
    let holds = match (text(&headers, "if-match"), text(&headers, "if-none-match"), current) {
        (Some(tag), _, Some(draft)) => tag == draft.etag(),
        (None, Some("*"), current) => current.is_none(),
        (None, None, _) => return Err(Problem::new(428, "If-Match or If-None-Match is needed")),
        _ => false,
    };
    if !holds {
        return Err(Problem::new(412, "The application was changed elsewhere"));
    }
    let version = current.map_or(0, |draft| draft.version) + 1;
    let draft = Draft { application, version, saved_at: now() };
    let answer = answer(&draft);
    tables.drafts.insert(order_id, draft);
    Ok(answer)
}
