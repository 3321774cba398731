//! The status of a review.

use serde::{Deserialize, Serialize};

use super::open_enum::open_enum;
use super::{Failure, OrderStatus, Time};

/// The answer to a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Submission {
    /// The submission's number.
    pub submission_id: String,
    /// The status of the review.
    pub status: Status,
}

/// The status of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Status {
    /// The status of the order.
    pub status: OrderStatus,
    /// This grows with every change. Of two answers, the one with the larger version is newer.
    pub version: u64,
    /// When the status last changed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub updated_at: Time,
    /// When the CA expects to issue the certificate.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expected_issue_at: Option<Time>,
    /// True if the application can still be withdrawn.
    pub can_withdraw: bool,
    /// The stages of the review, in order.
    pub stages: Vec<Stage>,
    /// How the applicant can prove control of the names.
    #[serde(default)]
    pub domain_verification: Option<DomainVerification>,
    /// Why the CA has refused the application.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// The certificate, if it has been issued.
    #[serde(default)]
    pub certificate: Option<CertificateFacts>,
}

/// One stage of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stage {
    /// The stage.
    pub code: StageCode,
    /// The progress of the stage.
    pub state: StageState,
    /// When the stage was reached.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub at: Option<Time>,
}

open_enum! {
    /// A stage of the review.
    StageCode {
        /// The application has arrived.
        Received = "received",
        /// The CA reads the documents.
        Documents = "documents",
        /// The CA calls the organisation.
        OrganizationCall = "organizationCall",
        /// The applicant proves control of the names.
        DomainVerification = "domainVerification",
        /// The certificate is signed.
        Issuance = "issuance",
    }
}

open_enum! {
    /// The progress of a stage.
    StageState {
        /// The stage is passed.
        Done = "done",
        /// The stage is in progress.
        Current = "current",
        /// The stage is not reached yet.
        Waiting = "waiting",
        /// The stage has failed.
        Failed = "failed",
    }
}

/// How the applicant can prove control of the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainVerification {
    /// The method.
    pub method: VerificationMethod,
    /// The mailbox that the e-mail was sent to.
    #[serde(default)]
    pub sent_to: Option<String>,
    /// When it was sent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub sent_at: Option<Time>,
    /// When the verification expires.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expires_at: Option<Time>,
    /// True if it can be sent again.
    pub can_resend: bool,
    /// The records to publish, or the names to confirm.
    pub records: Vec<ValidationRecord>,
}

/// The body of `PUT /orders/{orderId}/domain-verification/method`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodChange {
    /// One of the product's `validationMethods`.
    pub method: VerificationMethod,
}

open_enum! {
    /// A method of domain control validation (Baseline Requirements 3.2.2.4).
    VerificationMethod {
        /// A link in an e-mail.
        Email = "email",
        /// A DNS record.
        Dns = "dns",
        /// A file on the web server.
        File = "file",
    }
}

/// A record that proves control of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ValidationRecord {
    /// The name that the record is for.
    pub domain: String,
    /// The kind of record.
    pub r#type: RecordType,
    /// The record's name, or the file's path.
    pub name: String,
    /// The record's value, or the file's content.
    pub value: String,
    /// True once the CA has seen the record.
    pub state: RecordState,
}

open_enum! {
    /// The kind of a validation record.
    RecordType {
        /// A DNS alias.
        Cname = "CNAME",
        /// A DNS text record.
        Txt = "TXT",
        /// A file on the web server.
        File = "FILE",
    }
}

open_enum! {
    /// The CA's knowledge of a record.
    RecordState {
        /// The CA has not seen it yet.
        Pending = "pending",
        /// The CA has seen it.
        Verified = "verified",
    }
}

/// The facts about a certificate, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateFacts {
    /// The start of the validity.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub not_before: Time,
    /// The end of the validity.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub not_after: Time,
    /// The serial number in hexadecimal.
    pub serial_number: String,
}
