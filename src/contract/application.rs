//! The application as it is saved and sent. In a draft every string is as typed; it is judged at submission.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An application, complete or a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The names in the applicant's order; the first is the common name. A-labels in lower case once submitted.
    pub domains: Vec<String>,
    /// The company; for OV and EV.
    #[serde(default)]
    pub company: Option<Company>,
    /// The person who applies.
    pub applicant: Applicant,
    /// The applicant's superior; for EV.
    #[serde(default)]
    pub leader: Option<Leader>,
    /// The way of domain verification, one of the product's `validationMethods`; empty if nothing is chosen. The backend's own way
    /// then applies.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub domain_validation: String,
    /// The way the CSR is made.
    pub csr: Csr,
}

/// The company that the certificate will name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Company {
    /// The name as on the business licence.
    pub name: String,
    /// `private`, `business`, `government` or `nonProfit`; empty in a draft if nothing is chosen yet.
    pub r#type: String,
    /// The phone number in E.164, with an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// The registration number.
    pub code: String,
    /// The country as ISO 3166-1 alpha-2.
    pub country_code: String,
    /// Province or state.
    pub province: String,
    /// City.
    pub city: String,
    /// Street address.
    pub address: String,
    /// Postal code.
    pub post_code: String,
}

/// The person who applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Applicant {
    /// Full name, in any script.
    pub name: String,
    /// The phone number in E.164, with an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// The address that the CA writes to.
    pub email: String,
    /// Job title; optional.
    pub title: String,
    /// Department; optional.
    pub department: String,
}

/// The applicant's superior, whom the CA calls for EV.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leader {
    /// Full name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// The phone number in E.164, with an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// The way the CSR is made. A CSR that was made in the browser is sent as `manual`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "lowercase", try_from = "CsrMembers")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Csr {
    /// The backend makes the key and the CSR.
    #[default]
    Automatic,
    /// The applicant provides the CSR.
    Manual {
        /// PEM of at most 64 KiB; empty in a draft that has none yet.
        pem: String,
    },
}

/// The members of [`Csr`] as they are read. For a tagged enum, serde would keep every member until it has seen the tag.
/// That costs 3 KB of brotli, and the name of a wrong member would be lost.
#[derive(Deserialize)]
struct CsrMembers {
    method: CsrMethod,
    pem: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum CsrMethod {
    Automatic,
    Manual,
}

impl TryFrom<CsrMembers> for Csr {
    type Error = PemMissing;

    fn try_from(members: CsrMembers) -> Result<Self, PemMissing> {
        match members.method {
            CsrMethod::Automatic => Ok(Self::Automatic),
            CsrMethod::Manual => members.pem.map(|pem| Self::Manual { pem }).ok_or(PemMissing),
        }
    }
}

/// The error of a manual CSR without its PEM.
struct PemMissing;

impl fmt::Display for PemMissing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // serde_json does not know the path of this error, so `read` takes the whole path from this message.
        formatter.write_str(super::read::MISSING)?;
        formatter.write_str("csr.pem")
    }
}
