//! The session of the signed-in user.

use serde::{Deserialize, Serialize};

/// The answer of `GET /session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The signed-in user.
    pub user: User,
    /// The client sends this in `X-CSRF-Token` with every unsafe method.
    pub csrf_token: String,
}

/// The signed-in user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct User {
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}
