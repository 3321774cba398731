//! The signed forms that the CA wants, and the photos of them.

use serde::{Deserialize, Serialize};

use super::Time;

/// A document that an order wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// The document's id in URLs.
    pub document_type: String,
    /// What people call it.
    pub title: String,
    /// What the CA says about it.
    pub note: String,
    /// Whether a blank form can be downloaded.
    pub has_template: bool,
    /// Whether the application can be submitted without it.
    pub required: bool,
    /// The media types the backend takes.
    pub media_types: Vec<String>,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The photo that is there.
    #[serde(default)]
    pub upload: Option<Upload>,
}

/// A photo that the backend holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// When it arrived.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub uploaded_at: Time,
}

/// A one-time link for taking the photo on a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandoverLink {
    /// Where the phone goes.
    pub url: String,
    /// When the link ends: ten minutes after it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}

/// What the phone's page is told without a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handover {
    /// The product's name.
    pub product_name: String,
    /// What people call the document.
    pub document_title: String,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The media types the backend takes.
    pub media_types: Vec<String>,
    /// When the link ends.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}
