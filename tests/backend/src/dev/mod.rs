//! `/dev/*`, which exists only with `--dev`: for tests and for people who try things out. This is the map.

pub(crate) mod controls;
pub(crate) mod dns;
pub(crate) mod faults;
pub(crate) mod ledger;
pub(crate) mod log;
pub(crate) mod mailbox;
pub(crate) mod reviewer;

use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use crate::api::extract::text;
use crate::problem::Problem;
use crate::state::App;

/// All calls below `/dev`.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .merge(controls::router())
        .merge(dns::router())
        .merge(faults::router())
        .merge(ledger::router())
        .merge(log::router())
        .merge(mailbox::router())
        .merge(reviewer::router())
        .layer(from_fn(own_pages))
}

/// Refuses requests from pages of other sites; listening on loopback already refuses other machines. A browser states
/// the origin of a request.
async fn own_pages(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = text(headers, &header::HOST).unwrap_or_default();
    if text(headers, &header::ORIGIN).is_none_or(|origin| origin.split("//").nth(1) == Some(host)) {
        next.run(request).await
    } else {
        Problem::new(StatusCode::FORBIDDEN, "another-origin", "Only the server's own pages may do this").into_response()
    }
}
