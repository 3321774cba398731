//! Errors of the backend, as RFC 9457 problem details.

use serde::{Deserialize, Serialize};

/// The body of every error answer, `application/problem+json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemDetails {
    /// A URI that names the kind of problem.
    pub r#type: String,
    /// A short summary in the backend's words.
    pub title: String,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The backend's description of this occurrence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, for support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The address of the sign-in page, for a 401.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in_url: Option<String>,
    /// One entry for each problem of the application.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// One problem of the application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// A JSON Pointer into the application, like `/company/phone` or `/domains/2`; `/documents/{documentType}` for a photo.
    pub pointer: String,
    /// The rule's code.
    pub code: String,
    /// The backend's description of the problem.
    pub detail: String,
    /// The bytes that the backend takes, for the code `max-bytes` of a 413.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
}
