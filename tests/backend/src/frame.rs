//! The layers around every call: the request's id, problem bodies, CORS, the date, the log, and deliberate faults.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use signet::contract::ProblemDetails;

use crate::cli::Options;
use crate::clock::http_date;
use crate::problem::{self, Problem};
use crate::state::App;
use crate::{api, dev, random, site, wrong};

/// The base path of the contract's calls.
pub(crate) const API: &str = "/api/v1";
/// The header with the request's id.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Response headers that a page of another origin may read.
const EXPOSED: &str = "ETag, Retry-After, X-Request-Id, Date, Content-Disposition";
/// Request headers that a page of another origin may send.
const ALLOWED: &str =
    "Content-Type, Content-Digest, X-CSRF-Token, If-Match, If-None-Match, Idempotency-Key, Accept-Language";

/// The router of the whole server.
pub(crate) fn router(state: App, options: &Options) -> io::Result<Router> {
    let serve = |folder: &PathBuf| site::router(folder, &options.site);
    let site = options.dist.as_ref().map(serve).transpose()?.unwrap_or_default();
    let mut router = Router::new()
        .nest(API, api::router().fallback(|| async { Problem::not_found("such call") }))
        .merge(site::sign_in::router());
    if state.dev {
        router = router.merge(dev::router());
    }
    Ok(router
        .fallback_service(site)
        .layer(middleware::from_fn(soak))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), dev::faults::apply))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), dress))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), wrong::layer::apply))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), dev::log::record))
        .with_state(state))
}

/// An extension of an answer. It marks a body that a fault wrote and that must not be changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsIs;

/// The most bytes of a body that are read before the answer.
const SOAKED_BYTES: usize = 32 << 20;

/// Reads the whole body before anything is answered. If an answer comes while the request is still being sent, the
/// connection is closed, and the browser shows a broken connection in place of the answer.
async fn soak(request: Request, next: Next) -> Response {
    match soaked(request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// Returns the request with its body in memory.
pub(crate) async fn soaked(request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, SOAKED_BYTES).await;
    let body = body.map_err(|_| Problem::bad_request("The body ended early, or never would."))?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Adds the id and the date to the answer, and the body of its problem.
async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let origin = request.headers().get(header::ORIGIN).cloned();
    let preflight = request.method() == Method::OPTIONS && origin.is_some();
    let mut response =
        if is_api && preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let request_id = random::token();
    if is_api {
        if response.extensions().get::<AsIs>().is_none() {
            state_problem(&mut response, &request_id);
        }
        let headers = response.headers_mut();
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        cross_origin(&app, headers, origin, preflight);
    }
    let headers = response.headers_mut();
    // A deliberate fault may have set them.
    if !headers.contains_key(REQUEST_ID) {
        insert(headers, REQUEST_ID, &request_id);
    }
    if !headers.contains_key(header::DATE) {
        insert(headers, header::DATE, &http_date(app.now()));
    }
    response
}

/// Writes a problem as the body of every error, also for the router's 404 and 405.
fn state_problem(response: &mut Response, request_id: &str) {
    let status = response.status();
    let details = response.extensions_mut().remove::<ProblemDetails>();
    if !(status.is_client_error() || status.is_server_error()) {
        return;
    }
    let mut details = details.unwrap_or_else(|| ProblemDetails {
        r#type: "about:blank".to_owned(),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        ..ProblemDetails::default()
    });
    details.request_id = Some(request_id.to_owned());
    problem::write(response, &details);
}

/// Answers CORS requests with credentials, but only for the origins from the command line.
fn cross_origin(app: &App, headers: &mut HeaderMap, origin: Option<HeaderValue>, preflight: bool) {
    if app.app_origins.is_empty() {
        return;
    }
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) =
        origin.filter(|origin| app.app_origins.iter().any(|known| known.as_bytes() == origin.as_bytes()))
    else {
        return;
    };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    if preflight {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, PUT, POST, DELETE"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(ALLOWED));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
}

/// Sets a header whose value is always ASCII.
pub(crate) fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Makes an answer with a JSON body.
pub(crate) fn json<T: serde::Serialize>(status: StatusCode, value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let mut response = Response::new(Body::from(body));
            *response.status_mut() = status;
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => Problem::from(error).into_response(),
    }
}
