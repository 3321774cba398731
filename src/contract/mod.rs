//! The wire: the types of the backend's contract, exactly as they travel. Nothing here judges an answer.
//!
//! Tolerant as the contract asks: unknown members are ignored, unknown enum values are kept in `Other`, a missing
//! required member is an error, which the client shows as a contract error together with the member's name.

mod application;
mod attempt;
mod document;
mod open_enum;
mod order;
mod problem;
mod read;
mod session;
mod status;

pub mod limits;

pub use application::{Applicant, Application, Company, Csr, Leader};
pub use attempt::{Attempt, AttemptOutcome, Attempts};
pub use document::{Document, Handover, HandoverLink, Upload};
pub use order::{DomainType, Failure, Order, OrderStatus, Orders, Product, ValidationLevel};
pub use problem::{FieldError, ProblemDetails};
pub use read::{WrongMember, read};
pub use session::{Session, User};
pub use status::{
    CertificateFacts, DomainVerification, RecordState, RecordType, Stage, StageCode, StageState, Status, Submission,
    ValidationRecord, VerificationMethod,
};

/// Begins the message of a member that is missing because of what another member holds; its path follows.
const MISSING: &str = "missing: ";

/// A moment in RFC 3339, in UTC, as it travels. Views format it with the browser's `Intl`; nothing here does arithmetic on it.
pub type Time = String;
