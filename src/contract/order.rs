//! What was bought: an order, its product and where it stands.

use serde::{Deserialize, Serialize};

use super::open_enum::open_enum;
use super::{Document, Time};

/// The answer of `GET /orders`, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Orders {
    /// Every order of the signed-in user.
    pub orders: Vec<Order>,
}

/// A certificate that was bought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// A string, because real order ids exceed 2^53.
    pub order_id: String,
    /// Where the order stands.
    pub status: OrderStatus,
    /// When it was paid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub bought_at: Time,
    /// The names of the last submission; empty before the first.
    pub domains: Vec<String>,
    /// What was bought.
    pub product: Product,
    /// The signed forms that the CA wants; none for most DV products.
    pub documents: Vec<Document>,
    /// Whether the application may still be taken back.
    pub can_withdraw: bool,
    /// Why the last submission failed.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// When the CA expects to issue.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expected_issue_at: Option<Time>,
}

/// The product of an order: what may be bound and how deeply the CA validates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Product {
    /// The product's name as it was sold.
    pub name: String,
    /// The CA's brand.
    pub brand: String,
    /// How deeply the CA validates.
    pub validation_level: ValidationLevel,
    /// Which kinds of names may be bound.
    pub domain_type: DomainType,
    /// How many plain names.
    pub domain_count: u32,
    /// How many wildcard names.
    pub wild_domain_count: u32,
}

open_enum! {
    /// Where an order stands.
    OrderStatus {
        /// Paid, to apply.
        Payed = "PAYED",
        /// In review.
        Checking = "CHECKING",
        /// Refused by the CA.
        CheckedFail = "CHECKED_FAIL",
        /// Issued.
        Issued = "ISSUED",
        /// Issued, and about to expire.
        WillExpire = "WILLEXPIRED",
        /// Expired.
        Expired = "EXPIRED",
        /// Issued, not active.
        NotActivated = "NOTACTIVATED",
        /// Revoked.
        Revoked = "REVOKED",
    }
}

impl OrderStatus {
    /// Whether an application may be written and sent in this state.
    pub fn is_editable(&self) -> bool {
        matches!(self, Self::Payed | Self::CheckedFail)
    }

    /// Whether a certificate can be downloaded.
    pub fn has_certificate(&self) -> bool {
        matches!(self, Self::Issued | Self::WillExpire | Self::Expired)
    }

    /// Whether the CA's review has ended: polling stops here.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Checking | Self::Other(_))
    }
}

open_enum! {
    /// How deeply the CA validates the applicant.
    ValidationLevel {
        /// Domain control alone.
        Dv = "DV",
        /// The organisation too.
        Ov = "OV",
        /// Extended: the organisation, its registration and a superior.
        Ev = "EV",
    }
}

open_enum! {
    /// Which kinds of names a product binds.
    DomainType {
        /// One name.
        Single = "single",
        /// Several plain names.
        Multi = "multi",
        /// Names of the form `*.example.com`.
        Wildcard = "wildcard",
        /// Both.
        Mixed = "mixed",
    }
}

/// Why the CA refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Failure {
    /// The reviewer's words: shown as text, attributed, clipped.
    pub audit_note: String,
    /// The reviewer's class of reason; free text of the CA.
    pub audit_type: String,
    /// When the CA decided.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub audit_time: Time,
    /// JSON Pointers into the application that the reason is about.
    pub fields: Vec<String>,
}
