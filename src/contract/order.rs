//! Orders: the certificate that was bought, its product and its status.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::open_enum::open_enum;
use super::read::items;
use super::{Document, Time, VerificationMethod, WrongMember, read};

/// The answer of `GET /orders`, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Orders {
    /// Every order of the signed-in user.
    pub orders: Vec<Order>,
}

/// Reads the answer of `GET /orders`. An order that breaks the contract does not hide the others; its place holds the member that
/// is wrong. The whole answer is wrong if it is not JSON, or if no order of it can be read.
pub fn read_orders(text: &str) -> Result<Vec<Result<Order, WrongMember>>, WrongMember> {
    let wrong = match read::<Orders>(text) {
        Ok(Orders { orders }) => return Ok(orders.into_iter().map(Ok).collect()),
        Err(wrong) => wrong,
    };
    if read::<IgnoredAny>(text).is_err() {
        return Err(wrong);
    }
    let within = |at: usize, WrongMember(member)| WrongMember(["orders[", &at.to_string(), "].", &member].concat());
    let each = items(text, "orders").into_iter().enumerate();
    let orders: Vec<_> = each.map(|(at, order)| read(order).map_err(|wrong| within(at, wrong))).collect();
    if orders.iter().any(Result::is_ok) { Ok(orders) } else { Err(wrong) }
}

/// The order of a certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// The order's id. It is a string, because real order ids exceed 2^53.
    pub order_id: String,
    /// The status of the order.
    pub status: OrderStatus,
    /// When the order was paid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub bought_at: Time,
    /// The names of the last submission; empty before the first one.
    pub domains: Vec<String>,
    /// The product that was bought.
    pub product: Product,
    /// The signed forms that the CA requires; none for most DV products.
    pub documents: Vec<Document>,
    /// True if the application can still be withdrawn.
    pub can_withdraw: bool,
    /// Why the last submission failed.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// When the CA expects to issue the certificate.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expected_issue_at: Option<Time>,
    /// When answers were last saved; null (the inner `None`) if none are, and absent on a backend that does not tell.
    #[serde(default, deserialize_with = "super::read::told", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub draft_saved_at: Option<Option<Time>>,
}

impl Order {
    /// Returns the document of this type.
    pub fn document(&self, document_type: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.document_type == document_type)
    }
}

/// The product of an order: the names that it allows, and how thoroughly the CA validates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Product {
    /// The product's name at the time of sale.
    pub name: String,
    /// The CA's brand.
    pub brand: String,
    /// How thoroughly the CA validates.
    pub validation_level: ValidationLevel,
    /// The kinds of names that the product allows.
    pub domain_type: DomainType,
    /// The number of plain names.
    pub domain_count: u32,
    /// The number of wildcard names.
    pub wild_domain_count: u32,
    /// The ways of domain verification that the product offers; empty on a backend that does not tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub validation_methods: Vec<VerificationMethod>,
}

impl Product {
    /// Returns true if the applicant can choose the way of domain verification.
    pub fn has_choice_of_method(&self) -> bool {
        self.validation_methods.len() > 1
    }
}

open_enum! {
    /// The status of an order.
    OrderStatus {
        /// Paid, and no application yet.
        Payed = "PAYED",
        /// The CA is reviewing the application.
        Checking = "CHECKING",
        /// The CA has refused the application.
        CheckedFail = "CHECKED_FAIL",
        /// The certificate has been issued.
        Issued = "ISSUED",
        /// The certificate is about to expire.
        WillExpire = "WILLEXPIRED",
        /// The certificate has expired.
        Expired = "EXPIRED",
        /// The certificate has been issued but is not active.
        NotActivated = "NOTACTIVATED",
        /// The certificate has been revoked.
        Revoked = "REVOKED",
    }
}

impl OrderStatus {
    /// Returns true if an application can be written and sent in this state.
    pub fn is_editable(&self) -> bool {
        matches!(self, Self::Payed | Self::CheckedFail)
    }

    /// Returns true if a certificate can be downloaded.
    pub fn has_certificate(&self) -> bool {
        matches!(self, Self::Issued | Self::WillExpire | Self::Expired)
    }

    /// Returns true if the CA's review has ended, so that polling stops.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Checking | Self::Other(_))
    }
}

open_enum! {
    /// How thoroughly the CA validates the applicant.
    ValidationLevel {
        /// Only domain control.
        Dv = "DV",
        /// The organisation too.
        Ov = "OV",
        /// Extended validation: the organisation, its registration and a superior.
        Ev = "EV",
    }
}

open_enum! {
    /// The kinds of names that a product allows.
    DomainType {
        /// One name.
        Single = "single",
        /// Several plain names.
        Multi = "multi",
        /// Names of the form `*.example.com`.
        Wildcard = "wildcard",
        /// Plain names and names of the form `*.example.com`.
        Mixed = "mixed",
    }
}

/// Why the CA has refused an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Failure {
    /// The reviewer's words. They are shown as text, with their source, and clipped.
    pub audit_note: String,
    /// The reviewer's class of reason, in free text.
    pub audit_type: String,
    /// When the CA decided.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub audit_time: Time,
    /// JSON Pointers to the fields of the application that the reason is about.
    pub fields: Vec<String>,
}
