//! The contract's calls (CONTRACT.md). This is the map: one router, from which the OpenAPI document is made too.

mod application;
mod document;
pub(crate) mod extract;
mod handover;
mod orders;
mod review;
mod session;
mod submission;

use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::frame::API;
use crate::state::App;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Signet's backend",
        description = "From a paid order to an issued certificate. Every error is a problem of RFC 9457; every answer \
                       carries X-Request-Id; unsafe methods carry X-CSRF-Token from GET /session.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(signet::contract::ProblemDetails))
)]
struct Document;

/// The calls, with paths below [`API`].
fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session::show))
        .routes(routes!(orders::list))
        .routes(routes!(orders::show))
        .routes(routes!(application::show, application::save))
        .routes(routes!(document::template))
        .routes(routes!(document::show, document::save, document::remove))
        .routes(routes!(handover::begin))
        .routes(routes!(handover::show, handover::save))
        .routes(routes!(submission::submit))
        .routes(routes!(review::status))
        .routes(routes!(review::withdraw))
        .routes(routes!(review::resend))
        .routes(routes!(review::attempts))
        .routes(routes!(review::certificate))
}

/// The calls below [`API`], and the document about them at `/openapi.json`.
pub(crate) fn router() -> Router<App> {
    let (calls, _) = calls().split_for_parts();
    calls.route("/openapi.json", get(|| async { ([("content-type", "application/json")], openapi_json()) }))
}

/// The OpenAPI document, as pretty JSON.
pub(crate) fn openapi_json() -> String {
    let whole = OpenApiRouter::with_openapi(Document::openapi()).nest(API, calls());
    whole.into_openapi().to_pretty_json().unwrap_or_default()
}

pub(crate) use session::begin as session_begin;
