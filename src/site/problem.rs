//! The problems of members of `config.json`. The sentences are in `text/site.rs`.

use super::Colour;

/// A wrong member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path of the member, such as `agreements[1].href`; empty for the whole file.
    pub path: String,
    /// The kind of the problem.
    pub kind: ProblemKind,
}

/// The kind of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is not JSON.
    NotJson,
    /// It must be an object.
    NotAnObject,
    /// It must be a list.
    NotAList,
    /// It must be a text.
    NotAText,
    /// It must be a text, or an object with a text for each language.
    NotWords,
    /// It must be true or false.
    NotABoolean,
    /// It is missing.
    Missing,
    /// It is empty.
    Empty,
    /// It has more characters than this.
    TooLong(usize),
    /// The list has more items than this.
    TooMany(usize),
    /// It is neither an http(s) address nor a path of this site.
    NotAnAddress,
    /// It is not an address of a backend: an http(s) address or a path, without a query and a fragment.
    NotABase,
    /// It is not a path of this site.
    NotAPath,
    /// It is not an address of a DNS service: an https address or a path.
    NotAService,
    /// It is not a domain name.
    NotAHost,
    /// It is not a colour like `#0b6b50`.
    NotAColour,
    /// The colour is too close to one that lies beside it.
    LowContrast {
        /// The contrast in hundredths.
        hundredths: u32,
        /// The other colour.
        against: Colour,
    },
    /// It is not the tag of a language that Signet speaks.
    NotALanguage,
    /// It is not a phone number.
    NotAPhone,
    /// It is not an e-mail address.
    NotAnEmail,
    /// It is in the list already.
    Repeated,
}
