//! The application as it is saved and sent. In a draft every string is as typed; judgement comes at submission.

use serde::{Deserialize, Deserializer, Serialize};
use signet_macros::Wire;

use super::wire::{self, FromJson, Members};

/// An application: complete, or a draft of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Wire)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Wire)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Wire)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Wire)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "method", rename_all = "lowercase")]
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

impl FromJson for Csr {
    fn from_json(text: &str) -> Option<Self> {
        let members = Members::read(text)?;
        match members.member::<String>("method")?.as_str() {
            "automatic" => Some(Self::Automatic),
            "manual" => Some(Self::Manual { pem: members.member("pem")? }),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Csr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::deserialize(deserializer)
    }
}
