//! The signed forms that the CA requires, and their photos.

use serde::{Deserialize, Serialize};

use super::Time;

/// A document that an order requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// The document's id in URLs.
    pub document_type: String,
    /// The document's name for people.
    pub title: String,
    /// The CA's note about the document.
    pub note: String,
    /// True if a blank form can be downloaded.
    pub has_template: bool,
    /// True if the application cannot be submitted without it.
    pub required: bool,
    /// The media types that the backend accepts.
    pub media_types: Vec<String>,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The uploaded photo, if there is one.
    #[serde(default)]
    pub upload: Option<Upload>,
}

/// A photo that the backend has stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Width in pixels after rotation to upright.
    pub width: u32,
    /// Height in pixels after rotation to upright.
    pub height: u32,
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// When the photo arrived.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub uploaded_at: Time,
}

/// A one-time link for taking the photo on a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandoverLink {
    /// The address that the phone opens.
    pub url: String,
    /// When the link expires: ten minutes after it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}

/// The facts that the phone's page gets without a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handover {
    /// The product's name.
    pub product_name: String,
    /// The document's name for people.
    pub document_title: String,
    /// The largest photo, in bytes.
    pub max_bytes: u64,
    /// The media types that the backend accepts.
    pub media_types: Vec<String>,
    /// When the link expires.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Time,
}
