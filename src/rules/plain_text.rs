//! Free text in any script: not empty, not too long, nothing that cannot be printed.
//!
//! Lengths are counted in characters (Unicode scalar values), as X.520 counts a `UTF8String`.

use super::domain_name::is_blank;

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// A character that cannot be seen or printed: a control, or one that turns the direction of writing.
    Unprintable {
        /// The first such character.
        character: char,
    },
}

impl TextProblem {
    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Unprintable { .. } => "unprintable",
        }
    }
}

/// The text without the blanks around it, if it can be taken.
pub fn parse(input: &str, allowed: usize) -> Result<&str, TextProblem> {
    match optional(input, allowed)? {
        "" => Err(TextProblem::Empty),
        text => Ok(text),
    }
}

/// As [`parse`], for an answer that may stay empty.
pub fn optional(input: &str, allowed: usize) -> Result<&str, TextProblem> {
    let text = input.trim_matches(is_blank);
    if let Some(character) = text.chars().find(|character| is_unprintable(*character)) {
        return Err(TextProblem::Unprintable { character });
    }
    let given = text.chars().count();
    if given > allowed { Err(TextProblem::TooLong { given, allowed }) } else { Ok(text) }
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}
