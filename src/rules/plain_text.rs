//! Free text in any script: not empty, not too long, nothing that nobody can see or print.
//!
//! Lengths are counted in characters (Unicode scalar values), as X.520 counts a `UTF8String`.

use super::invisible::{self, Hidden};

/// Why a text cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was typed.
    Empty,
    /// Too many characters.
    TooLong {
        /// Characters typed.
        given: usize,
        /// Characters allowed.
        allowed: usize,
    },
    /// A character within the text that cannot be seen and that its script does not need there.
    Invisible(Hidden),
    /// What programs put where they lost a character.
    Unprintable {
        /// The first such character.
        character: char,
    },
}

impl TextProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Invisible(_) => "invisible",
            Self::Unprintable { .. } => "unprintable",
        }
    }
}

/// The text without the blanks and the invisible characters around it and between its words, if it can be taken.
pub fn parse(input: &str, allowed: usize) -> Result<String, TextProblem> {
    let text = optional(input, allowed)?;
    if text.is_empty() { Err(TextProblem::Empty) } else { Ok(text) }
}

/// As [`parse`], for an answer that may stay empty.
pub fn optional(input: &str, allowed: usize) -> Result<String, TextProblem> {
    let text = invisible::trimmed(input);
    if let Some(hidden) = invisible::find(&text) {
        return Err(TextProblem::Invisible(hidden));
    }
    if let Some(character) = text.chars().find(|character| matches!(character, '\u{fffc}' | '\u{fffd}')) {
        return Err(TextProblem::Unprintable { character });
    }
    let given = text.chars().count();
    if given > allowed { Err(TextProblem::TooLong { given, allowed }) } else { Ok(text) }
}
