//! Names, job titles and departments of people, in any script.

use super::plain_text::{self, TextProblem};
use crate::contract::limits::PERSON_CHARS;

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Accepts any printable text of 1 to [`PERSON_CHARS`] characters. Names of people follow no other rule.
    pub fn parse(input: &str) -> Result<Self, TextProblem> {
        plain_text::parse(input, PERSON_CHARS).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A job title or a department. It may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobText(String);

impl JobText {
    /// Accepts any printable text of at most [`PERSON_CHARS`] characters, also an empty one.
    pub fn parse(input: &str) -> Result<Self, TextProblem> {
        plain_text::optional(input, PERSON_CHARS).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
