//! Widgets. They know no route, no backend and no order: their words and their callbacks are props.

pub mod dom;

mod choice_field;
mod confirm;
mod copyable;
mod country_field;
mod download;
mod error_summary;
mod field_frame;
mod focus_link;
mod name_keys;
mod name_list;
mod name_rows;
mod notice;
mod part;
mod pill;
mod qr_code;
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
pub use download::download;
pub use error_summary::{ErrorSummary, SummaryLine, focus_summary};
pub use field_frame::{FieldNotes, FrameKind, Remark, error_line, field_frame, format_id};
pub use focus_link::focus_link;
pub use name_list::{NameAct, NameItem, NameList, NameListWords, NameLook};
pub use notice::{Notice, Tone};
pub(crate) use part::entry;
pub use part::{Drawing, Fetching, Missing, fetch_ahead, part};
pub use pill::{PillLook, pill};
pub use qr_code::QrCode;
pub use quote::Quote;
pub use records::{Record, records};
pub use steps::{Step, StepState, Steps};
pub use text_field::{Control, TextField, was_typed};
pub use timeline::{StageLook, TimelineItem, timeline};
pub use tips::Tips;
