//! The wire: the types of the backend's contract, exactly as they travel. Nothing here judges an answer.
//!
//! Tolerant as the contract asks: unknown members are ignored, unknown enum values are kept in `Other`, a missing
//! required member is an error of `serde_json`, which the client shows as a contract error.

mod application;
mod attempt;
mod document;
mod open_enum;
mod order;
mod problem;
mod session;
mod status;
pub(crate) mod wire;

pub mod limits;

pub use application::{Applicant, Application, Company, Csr, Leader};
pub use attempt::{Attempt, AttemptOutcome, Attempts};
pub use document::{Document, Handover, HandoverLink, Upload};
pub use order::{DomainType, Failure, Order, OrderStatus, Orders, Product, ValidationLevel};
pub use problem::{FieldError, ProblemDetails};
pub use session::{Session, User};
pub use status::{
    CertificateFacts, DomainVerification, RecordState, RecordType, Stage, StageCode, StageState, Status, Submission,
    ValidationRecord, VerificationMethod,
};
pub use wire::FromJson;

/// A moment in RFC 3339, in UTC, as it travels. Views format it with the browser's `Intl`; nothing here does arithmetic on it.
pub type Time = String;
