//! Earlier submissions of an order.

use serde::{Deserialize, Serialize};

use super::open_enum::open_enum;
use super::{Application, Failure, Time};

/// The answer of `GET /orders/{orderId}/attempts`, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempts {
    /// All submissions of the order.
    pub attempts: Vec<Attempt>,
}

/// One submission and its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// The submission's number.
    pub submission_id: String,
    /// When it was submitted.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub submitted_at: Time,
    /// When the CA decided, or the applicant withdrew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub decided_at: Option<Time>,
    /// The outcome.
    pub outcome: AttemptOutcome,
    /// Why the submission failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// The application as it was submitted; absent on a backend that does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<Application>,
}

open_enum! {
    /// The outcome of a submission.
    AttemptOutcome {
        /// The CA is reviewing it.
        Checking = "CHECKING",
        /// The CA has refused it.
        CheckedFail = "CHECKED_FAIL",
        /// The certificate has been issued.
        Issued = "ISSUED",
        /// The applicant has withdrawn it.
        Withdrawn = "WITHDRAWN",
    }
}
