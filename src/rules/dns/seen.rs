//! Compares the answer of a DNS service with the record that the CA wants.

use super::message::{Answer, Data};

/// The state of a wanted record in the DNS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The record is there, with its value.
    Found,
    /// The name has no such record.
    NotYet {
        /// Seconds for which a resolver may remember that, if it is known.
        seconds: Option<u32>,
    },
    /// The name has other values.
    Others(Vec<String>),
    /// The record is at this name: the zone was appended to a name that had it already.
    Doubled(String),
    /// The service could not find out.
    Unknown,
}

/// Returns true if the record has the wanted value. `kind` is `TXT` or `CNAME`.
pub fn is_there(answer: &Answer, kind: &str, value: &str) -> bool {
    let is_txt = kind == "TXT";
    answer.records.iter().any(|record| match record {
        Data::Txt(text) => is_txt && text.trim() == value.trim(),
        Data::Cname(name) => !is_txt && name.eq_ignore_ascii_case(value.trim().trim_end_matches('.')),
        Data::Caa(_) => false,
    })
}

/// Returns the values of this kind that the name has.
pub fn others(answer: &Answer, kind: &str) -> Vec<String> {
    let is_txt = kind == "TXT";
    let value = |record: &Data| match record {
        Data::Txt(text) if is_txt => Some(text.clone()),
        Data::Cname(name) if !is_txt => Some(name.clone()),
        _ => None,
    };
    answer.records.iter().filter_map(value).collect()
}
