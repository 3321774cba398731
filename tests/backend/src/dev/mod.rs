//! What exists for tests and for people who try things out: `/dev/*`, with `--dev` alone. This is the map.

pub(crate) mod controls;
pub(crate) mod faults;
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

/// Every call below `/dev`.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .merge(controls::router())
        .merge(faults::router())
        .merge(log::router())
        .merge(mailbox::router())
        .merge(reviewer::router())
        .layer(from_fn(own_pages))
}

/// Loopback keeps other machines out, this keeps other sites' pages out: a browser says where a request comes from.
async fn own_pages(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = text(headers, &header::HOST).unwrap_or_default();
    if text(headers, &header::ORIGIN).is_none_or(|origin| origin.split("//").nth(1) == Some(host)) {
        next.run(request).await
    } else {
        Problem::new(StatusCode::FORBIDDEN, "another-origin", "Only the server's own pages may do this").into_response()
    }
}
