//! The application being made: fields, draft, steps, problems, submission, polling schedule. Pure.

pub mod backend_error;
mod field;
pub mod polling;
pub mod retry;
pub mod submission;

pub use field::{
    COMPANY_TYPES, CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL, CSR_METHODS, FIELDS, Field, FieldId, Group, Kind,
};
