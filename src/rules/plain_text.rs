//! Free text in any script: not empty, not too long, and without invisible or unprintable characters.
//!
//! Lengths are counted in characters (Unicode scalar values), as X.520 counts a `UTF8String`.

use super::invisible::{self, Hidden};

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was typed.
    Empty,
    /// There are too many characters.
    TooLong {
        /// Characters typed.
        given: usize,
        /// Characters allowed.
        allowed: usize,
    },
    /// There is an invisible character within the text, and its script does not need it there.
    Invisible(Hidden),
    /// There is a character that programs write when they have lost one.
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

/// Accepts a text of 1 to `allowed` characters. The blanks around it and the invisible characters around it and between
/// its words are dropped.
pub fn parse(input: &str, allowed: usize) -> Result<String, TextProblem> {
    let text = optional(input, allowed)?;
    if text.is_empty() { Err(TextProblem::Empty) } else { Ok(text) }
}

/// Does the same as [`parse`], for an answer that may be empty.
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
