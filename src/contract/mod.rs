//! The wire: the types of the backend's contract, exactly as they are sent. Nothing here judges an answer.
//!
//! Reading is tolerant, as the contract asks: unknown members are ignored, and unknown enum values are kept in `Other`.
//! A missing required member is an error. The client shows it as a contract error with the member's name.

mod agreement;
mod application;
mod attempt;
mod document;
mod open_enum;
mod order;
mod problem;
mod read;
mod session;
mod status;
mod time;

pub mod limits;

pub use agreement::{AcceptedAgreement, SubmissionRequest};
pub use application::{Applicant, Application, Company, Csr, Leader};
pub use attempt::{Attempt, AttemptOutcome, Attempts};
pub use document::{Document, Handover, HandoverLink, Upload};
pub use order::{DomainType, Failure, Order, OrderStatus, Orders, Product, ValidationLevel, read_orders};
pub use problem::{FieldError, ProblemDetails};
pub use read::{WrongMember, read};
pub use session::{Session, User};
pub use status::{
    CertificateFacts, DomainVerification, MethodChange, RecordState, RecordType, Stage, StageCode, StageState, Status,
    Submission, ValidationRecord, VerificationMethod,
};
pub use time::Time;
