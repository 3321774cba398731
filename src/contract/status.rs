//! Where the review stands.

use serde::{Deserialize, Serialize};

use super::open_enum::open_enum;
use super::{Failure, OrderStatus, Time};

/// The answer of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Submission {
    /// The submission's number.
    pub submission_id: String,
    /// Where the review stands.
    pub status: Status,
}

/// Where the review stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Status {
    /// Where the order stands.
    pub status: OrderStatus,
    /// Grows with every change: of two answers the one with the larger version is the newer.
    pub version: u64,
    /// When it last changed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub updated_at: Time,
    /// When the CA expects to issue.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expected_issue_at: Option<Time>,
    /// Whether the application may still be taken back.
    pub can_withdraw: bool,
    /// The review's stages in their order.
    pub stages: Vec<Stage>,
    /// What the applicant has to do to prove control of the names.
    #[serde(default)]
    pub domain_verification: Option<DomainVerification>,
    /// Why the CA refused.
    #[serde(default)]
    pub failure: Option<Failure>,
    /// The certificate, once issued.
    #[serde(default)]
    pub certificate: Option<CertificateFacts>,
}

/// One stage of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stage {
    /// Which stage.
    pub code: StageCode,
    /// How far it is.
    pub state: StageState,
    /// When it was reached.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub at: Option<Time>,
}

open_enum! {
    /// A stage of the review.
    StageCode {
        /// The application arrived.
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
    /// How far a stage is.
    StageState {
        /// Passed.
        Done = "done",
        /// Under way.
        Current = "current",
        /// Not reached.
        Waiting = "waiting",
        /// Failed.
        Failed = "failed",
    }
}

/// What the applicant has to do to prove control of the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainVerification {
    /// By which method.
    pub method: VerificationMethod,
    /// The mailbox that the e-mail went to.
    #[serde(default)]
    pub sent_to: Option<String>,
    /// When it was sent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub sent_at: Option<Time>,
    /// When it ends.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expires_at: Option<Time>,
    /// Whether it can be sent again.
    pub can_resend: bool,
    /// The records to publish, or the names to confirm.
    pub records: Vec<ValidationRecord>,
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
    /// The name it is for.
    pub domain: String,
    /// What kind of record.
    pub r#type: RecordType,
    /// The record's name, or the file's path.
    pub name: String,
    /// The record's value, or the file's content.
    pub value: String,
    /// Whether the CA has seen it.
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
    /// Whether the CA has seen a record.
    RecordState {
        /// Not seen yet.
        Pending = "pending",
        /// Seen.
        Verified = "verified",
    }
}

/// What a certificate says, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateFacts {
    /// The start of its life.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub not_before: Time,
    /// The end of its life.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub not_after: Time,
    /// Its serial number, in hexadecimal.
    pub serial_number: String,
}
