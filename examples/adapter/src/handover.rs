//! The one-time link for a phone. The order API has nothing like it, so the adapter keeps it.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use signet::contract::{Handover, HandoverLink};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::answer::{Problem, json, rfc3339, text};
use crate::session::Signed;
use crate::store::Link;
use crate::{Adapter, App};

/// How long a link can be used.
const LIFE: Duration = Duration::minutes(10);

impl Adapter {
    fn link(&self, token: &str) -> Result<Link, Problem> {
        let link = self.store.lock().links.get(token).cloned().ok_or_else(|| Problem::not_found("such link"))?;
        if link.used || link.expires_at <= OffsetDateTime::now_utc() {
            return Err(gone());
        }
        Ok(link)
    }
}

/// The problem of a link that leads nowhere any more.
pub(crate) fn gone() -> Problem {
    Problem::new(410, "This link was used or has expired")
}

/// Makes a link.
pub(crate) async fn begin(
    State(app): State<App>,
    _: Signed,
    Path((order_id, document_type)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    app.document(&order_id, &document_type).await?;
    app.editable(&order_id).await?;
    let (token, expires_at) = (Uuid::new_v4().simple().to_string(), OffsetDateTime::now_utc() + LIFE);
    app.store.lock().links.insert(token.clone(), Link { order_id, document_type, expires_at, used: false });
    // The link leads to the app's page. The token comes after `#`, so no log has it.
    let app_origin = text(&headers, "origin").unwrap_or("http://localhost:8080");
    let link = HandoverLink { url: format!("{app_origin}/photo#{token}"), expires_at: rfc3339(expires_at) };
    Ok(json(StatusCode::CREATED, &link))
}

/// What the phone's page shows.
pub(crate) async fn show(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Problem> {
    let link = app.link(&token)?;
    let (document, _) = app.document(&link.order_id, &link.document_type).await?;
    let handover = Handover {
        product_name: app.cas_order(&link.order_id).await?.product_alias_name,
        document_title: document.title,
        max_bytes: document.max_bytes,
        media_types: document.media_types,
        expires_at: rfc3339(link.expires_at),
    };
    Ok(json(StatusCode::OK, &handover))
}

/// Takes the photo from the phone, once.
pub(crate) async fn save(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let link = app.link(&token)?;
    let upload = app.receive(&link.order_id, &link.document_type, &headers, body, Some(&token)).await?;
    Ok(json(StatusCode::OK, &upload))
}
