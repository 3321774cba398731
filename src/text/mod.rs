//! Every sentence that people read, in every language. This module is pure. Errors elsewhere are data, and their
//! sentences are here.
//!
//! A sentence is written once, with all languages side by side, so the compiler refuses a sentence that lacks one.

mod characters;
mod language;
mod sentence;

pub mod backend;
pub mod check;
pub mod company;
pub mod csr;
pub mod csr_field;
pub mod csr_make;
pub mod csr_report;
pub mod domain_name;
pub mod email;
pub mod fields;
pub mod form;
pub mod frame;
pub mod invisible;
pub mod orders;
pub mod phone;
pub mod photo;
pub mod printed_form;
pub mod problems;
pub mod site;
pub mod status;
pub mod verification;

pub use characters::{FOREIGN_CHARS, foreign};
pub(crate) use characters::{foreign_within, sentence_start, shown};
pub use language::Language;
pub use sentence::Sentence;
pub(crate) use sentence::sentences;
