//! The application being made: fields, draft, steps, problems, submission, polling schedule. Pure.

mod field;

pub use field::{
    COMPANY_TYPES, CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL, CSR_METHODS, FIELDS, Field, FieldId, Group, Kind,
};
