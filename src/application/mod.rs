//! The application that the applicant fills in: its fields, its draft, its problems and its validation. Pure.

mod calendar;
mod certificate_file;
mod draft;
mod earlier;
mod field;
mod fields;
pub mod look_ahead;
mod order_list;
mod printed;
mod problem;
mod reapply;
mod renewal;
mod validation;

pub use calendar::{CALENDAR_TYPE, CalendarEntry, Day, Span, calendar_file};
pub use certificate_file::{certificate_file_name, certificate_file_stem};
pub use draft::Draft;
pub use earlier::{EarlierPart, earlier_answers, orders_with_answers};
pub use field::{Asked, ChoiceEntry, Field, Group, Hint, Kind, Width, Wire};
pub use fields::{CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL, FIELDS, FieldId};
pub use order_list::{UNREADABLE_RANK, is_found, rank};
pub use printed::{Answers, Comparison};
pub use problem::{Offer, Place, Problem, ProblemKind};
pub use reapply::{changed, named_and_unchanged, refused_draft};
pub use renewal::{RENEW_QUERY, RENEWAL_DAYS, Remaining, end_entry, remaining, renewal_order};
pub use validation::{
    Application, CsrVerdict, DeepRules, ReadAnswer, ShapeOnly, allowance, csr_answers, domain_list, judge,
};
