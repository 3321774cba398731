//! The application as it is saved and sent. In a draft every string is as typed; judgement comes at submission.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An application: complete, or a draft of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The names in the applicant's order; the first is the common name. A-labels in lower case once submitted.
    pub domains: Vec<String>,
    /// The company; OV and EV.
    #[serde(default)]
    pub company: Option<Company>,
    /// Who applies.
    pub applicant: Applicant,
    /// The applicant's superior; EV.
    #[serde(default)]
    pub leader: Option<Leader>,
    /// How the CSR is made.
    pub csr: Csr,
}

/// The company that the certificate will name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Company {
    /// As on the business licence.
    pub name: String,
    /// `private`, `business`, `government` or `nonProfit`; empty in a draft that has not chosen.
    pub r#type: String,
    /// E.164, an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// The registration number.
    pub code: String,
    /// ISO 3166-1 alpha-2.
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

/// Who applies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Applicant {
    /// Full name, any script.
    pub name: String,
    /// E.164, an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// Where the CA writes to.
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
    /// E.164, an extension as `;ext=123` (RFC 3966).
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// How the CSR is made. One made in the browser travels as `manual`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "lowercase", try_from = "CsrMembers")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Csr {
    /// The backend makes the key and the CSR.
    #[default]
    Automatic,
    /// The applicant's own CSR.
    Manual {
        /// PEM, 64 KiB at most; empty in a draft that has none yet.
        pem: String,
    },
}

/// The members of [`Csr`], as they are read. serde would keep every member of a tagged enum until it has seen the tag: that
/// costs 3 KB of brotli, and a wrong member could not be named.
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

/// A CSR of the applicant's own without its PEM.
struct PemMissing;

impl fmt::Display for PemMissing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // serde_json does not know where this is: `read` takes the whole path from here.
        formatter.write_str(super::MISSING)?;
        formatter.write_str("csr.pem")
    }
}
