//! The application that the applicant fills in: its fields, its draft, its problems and its validation. Pure.

mod certificate_file;
mod draft;
mod field;
mod fields;
mod order_list;
mod printed;
mod problem;
mod validation;

pub use certificate_file::certificate_file_name;
pub use draft::Draft;
pub use field::{Asked, ChoiceEntry, Field, Group, Hint, Kind, Width, Wire};
pub use fields::{CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL, FIELDS, FieldId};
pub use order_list::{UNREADABLE_RANK, is_found, rank};
pub use printed::{Answers, Comparison};
pub use problem::{Offer, Place, Problem, ProblemKind};
pub use validation::{
    Application, CsrVerdict, DeepRules, ReadAnswer, ShapeOnly, allowance, csr_answers, domain_list, judge,
};
