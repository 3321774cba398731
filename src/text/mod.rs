//! Every sentence that people read, in every language. This module is pure. Errors elsewhere are data, and their
//! sentences are here.
//!
//! A sentence is written once, with all languages side by side, so the compiler refuses a sentence that lacks one.

mod characters;
mod language;
mod sentence;

pub mod backend;
pub mod caa;
pub mod call;
pub mod check;
pub mod company;
pub mod confirmation;
pub mod csr;
pub mod csr_field;
pub mod csr_make;
pub mod csr_report;
pub mod domain_name;
pub mod domain_validation;
pub mod earlier;
pub mod email;
pub mod fields;
pub mod form;
pub mod frame;
pub mod handover;
pub mod install;
pub mod invisible;
pub mod issued;
pub mod look_ahead;
pub mod method;
pub mod order_list;
pub mod orders;
pub mod phone;
pub mod photo;
pub mod printed_form;
pub mod problems;
pub mod progress;
pub mod reapply;
pub mod records;
pub mod renewal;
pub mod site;
pub mod status;
pub mod take_photo;
pub mod verification;

pub use characters::{FOREIGN_CHARS, foreign};
pub(crate) use characters::{foreign_within, sentence_start, shown};
pub use language::Language;
pub use sentence::Sentence;
pub(crate) use sentence::sentences;
