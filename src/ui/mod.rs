//! Widgets: they know no route, no backend and no order; what they say and do comes in props.

pub mod dom;
pub mod prelude;
pub mod view;

mod choice_field;
mod confirm;
mod copyable;
mod country_field;
mod csr_field;
mod csr_make;
mod csr_own;
mod csr_report;
mod csr_ways;
mod download;
mod error_summary;
mod name_list;
mod notice;
mod photo_field;
mod photo_files;
mod photo_preview;
mod pill;
mod quote;
mod records;
mod steps;
mod text_field;
mod timeline;
mod tips;

pub use choice_field::{Choice, ChoiceField};
pub use confirm::{ConfirmWords, confirm};
pub use copyable::{CopyWords, copyable};
pub use country_field::CountryField;
pub use csr_field::{CsrField, CsrGate, settled};
pub use download::download;
pub use error_summary::{ErrorSummary, SummaryLine, focus_summary};
pub use name_list::{NameAct, NameItem, NameList, NameListWords, Verdict};
pub use notice::{Notice, Tone};
pub use photo_field::{PhotoActs, PhotoField, PhotoShown, PhotoState, PhotoWords};
pub use photo_files::Refusal;
pub use pill::{PillLook, pill};
pub use quote::Quote;
pub use records::{Record, records};
pub use steps::{Step, StepState, Steps};
pub use text_field::{Control, FieldNotes, Remark, TextField};
pub use timeline::{StageLook, TimelineItem, timeline};
pub use tips::Tips;
pub use view::html;
