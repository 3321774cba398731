//! The calls of the contract. This is the map. The OpenAPI document is generated from the same router.

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
use utoipa::openapi::schema::{Schema, SchemaType};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, Header, ObjectBuilder, Ref, RefOr, ResponseBuilder, Type};
use utoipa::{OpenApi, PartialSchema, ToSchema};
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
    components(schemas(signet::contract::ProblemDetails)),
    security(("session" = []))
)]
struct Document;

/// A body that is not JSON.
struct Binary;

impl PartialSchema for Binary {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::AnyValue).content_media_type("application/octet-stream").into()
    }
}

impl ToSchema for Binary {}

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
        .routes(routes!(review::change_method))
        .routes(routes!(review::attempts))
        .routes(routes!(review::certificate))
}

/// The calls below [`API`], and their OpenAPI document at `/openapi.json`.
pub(crate) fn router() -> Router<App> {
    let (calls, _) = calls().split_for_parts();
    calls.route("/openapi.json", get(|| async { ([("content-type", "application/json")], openapi_json()) }))
}

/// The OpenAPI document as pretty-printed JSON.
pub(crate) fn openapi_json() -> String {
    let mut document = OpenApiRouter::with_openapi(Document::openapi()).nest(API, calls()).into_openapi();
    let problem = Content::new(Some(Ref::from_schema_name("ProblemDetails")));
    let request_id = Header::new(ObjectBuilder::new().schema_type(Type::String));
    // The default answer covers the errors that any call can have besides its own: 401, 403, 404 and the 5xx.
    let otherwise = ResponseBuilder::new()
        .description("Anything else that goes wrong")
        .header("X-Request-Id", request_id)
        .content("application/problem+json", problem)
        .build();
    for path in document.paths.paths.values_mut() {
        let operations = [&mut path.get, &mut path.put, &mut path.post, &mut path.delete];
        for operation in operations.into_iter().flatten() {
            operation.responses.responses.insert("default".to_owned(), RefOr::T(otherwise.clone()));
        }
    }
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(extract::COOKIE)));
    document.components.get_or_insert_default().add_security_scheme("session", cookie);
    document.to_pretty_json().unwrap_or_default()
}

pub(crate) use session::begin as session_begin;
