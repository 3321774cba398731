//! An example of an adapter: it serves the contract in front of an order API of the CAS 2018-08-13 kind, which is not ours.
//!
//! `upstream` makes the calls of that API, `map` translates field by field, and `store` keeps what that API lacks: drafts with
//! entity tags, photos until they are submitted, one-time links, keys and attempts. `orders`, `drafts`, `documents`, `handover`
//! and `submission` are the calls of the contract; `answer` has the form of errors, and `session` a session of one test user.
//! `docs/adapting.md` explains the translation.

mod answer;
mod documents;
mod drafts;
mod handover;
mod judge;
mod map;
mod orders;
mod photo;
mod session;
mod store;
mod submission;
mod upstream;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn};
use axum::routing::{get, post};
use tower_http::cors::CorsLayer;

use answer::Problem;
use store::Store;
use upstream::Upstream;

/// The most bytes of a body that are read before it is judged.
const BODY_BYTES: usize = 32 << 20;

/// What all calls share.
pub(crate) struct Adapter {
    /// The API that the orders are in.
    pub(crate) upstream: Upstream,
    /// What that API does not keep.
    pub(crate) store: Store,
}

pub(crate) type App = Arc<Adapter>;

/// The calls of the contract, in front of the API at `upstream`. The app may be served from `app_origin`.
pub fn router(upstream: &str, app_origin: Option<HeaderValue>) -> Router {
    let app = Arc::new(Adapter { upstream: Upstream::new(upstream), store: Store::default() });
    let document = "/orders/{orderId}/documents/{documentType}";
    let calls = Router::new()
        .route("/session", get(session::show))
        .route("/orders", get(orders::list))
        .route("/orders/{orderId}", get(orders::show))
        .route("/orders/{orderId}/status", get(orders::status))
        .route("/orders/{orderId}/certificate", get(orders::certificate))
        .route("/orders/{orderId}/application", get(drafts::show).put(drafts::save))
        .route(document, get(documents::show).put(documents::save).delete(documents::remove))
        .route(&format!("{document}/template"), get(documents::template))
        .route(&format!("{document}/handover"), post(handover::begin))
        .route("/handover/{token}", get(handover::show).put(handover::save))
        .route("/orders/{orderId}/submission", post(submission::submit))
        .route("/orders/{orderId}/withdrawal", post(submission::withdraw))
        .route("/orders/{orderId}/attempts", get(submission::attempts))
        .fallback(|| async { Problem::not_found("such call") })
        .method_not_allowed_fallback(|| async { Problem::new(405, "This call does not have this method") });
    let calls = Router::new().nest("/api/v1", calls).layer(DefaultBodyLimit::max(BODY_BYTES)).layer(from_fn(number));
    match app_origin {
        Some(origin) => calls.layer(cors(origin)).with_state(app),
        None => calls.with_state(app),
    }
}

/// Gives every answer an id, for questions about it.
async fn number(request: axum::extract::Request, next: Next) -> axum::response::Response {
    let mut answer = next.run(request).await;
    if let Ok(id) = HeaderValue::from_str(&uuid::Uuid::new_v4().to_string()) {
        answer.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn cors(origin: HeaderValue) -> CorsLayer {
    let name = HeaderName::from_static;
    CorsLayer::new()
        .allow_origin([origin])
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::PUT, Method::POST, Method::DELETE])
        .allow_headers([
            header::CONTENT_TYPE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
            name("content-digest"),
            name("x-csrf-token"),
            name("idempotency-key"),
        ])
        .expose_headers([header::ETAG, header::RETRY_AFTER, header::DATE, name("x-request-id")])
}
