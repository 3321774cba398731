//! The application being made: fields, draft, steps, problems, submission, polling schedule. Pure.

mod certificate_file;
mod draft;
mod field;
mod finish;
mod problem;

pub mod backend_error;
pub mod candidate;
pub mod polling;
pub mod retry;
pub mod saving;
pub mod submission;

pub use certificate_file::certificate_file_name;
pub use draft::Draft;
pub use field::{
    COMPANY_TYPES, CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL, CSR_METHODS, FIELDS, Field, FieldId, Group, Kind,
};
pub use finish::{Application, DeepRules, ShapeOnly, allowance};
pub use problem::{Place, Problem, ProblemKind};
