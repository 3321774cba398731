//! The records of the DNS that prove control of a domain name, and the records that say which CA may issue.
//!
//! `names` writes the name of a record as a provider wants it. `zone_file` and `sheet` write all records as a file. `message`
//! writes questions to a DNS service and reads its answers; `seen` compares an answer with the record that is wanted, and
//! `caa` judges CAA records.

pub mod caa;
mod message;
mod names;
mod seen;
mod sheet;
mod zone_file;

pub use message::{Answer, AnswerProblem, Data, Negative, RecordKind, question, question_address, read};
pub use names::{doubled, relative};
pub use seen::{Seen, is_there, others};
pub use sheet::{Sheet, sheet};
pub use zone_file::{ZoneRecord, zone_file};
