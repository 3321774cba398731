//! The body of a submission: the agreements of the site that the applicant accepted.

use serde::{Deserialize, Serialize};

use super::Time;

/// The body of `POST /orders/{orderId}/submission`. It is absent where a site has no agreements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmissionRequest {
    /// The accepted agreements, in the order in which they were shown.
    pub accepted: Vec<AcceptedAgreement>,
}

/// An agreement that the applicant accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptedAgreement {
    /// The address of its text, as `config.json` has it.
    pub href: String,
    /// When it was accepted, by the backend's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub accepted_at: Time,
}
