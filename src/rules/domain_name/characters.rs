//! Characters that people type for ASCII ones.

use crate::rules::invisible::Sign;

/// Spaces of every width, and the byte order mark that a paste from a file may bring.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// Characters that nobody can see: they come with what is copied out of chats, word processors and right-to-left texts. Not
/// among them: the two joiners, which are part of words in some scripts (RFC 5892 A.1, A.2), and the variation selectors of emoji.
pub(crate) fn is_invisible(character: char) -> bool {
    match Sign::of(character) {
        // The combining grapheme joiner joins nothing that a name could hold.
        Some(Sign::Joiner) => character == '\u{34f}',
        None | Some(Sign::Selector | Sign::LineBreak | Sign::Tab | Sign::Control) => false,
        Some(_) => true,
    }
}

/// What was typed, without the blanks and the invisible characters around it.
pub(crate) fn trimmed(typed: &str) -> &str {
    typed.trim_matches(|character| is_blank(character) || is_invisible(character))
}

/// ASCII in lower case, full-width ASCII as ASCII, the ideographic full stops as dots. What else Unicode has is the deep
/// rule's business.
pub(crate) fn lower(typed: &str) -> String {
    typed
        .chars()
        .map(|character| match character {
            '。' | '｡' => '.',
            '\u{ff01}'..='\u{ff5e}' => narrow(character).to_ascii_lowercase(),
            _ => character.to_ascii_lowercase(),
        })
        .collect()
}

/// The ASCII twin of a full-width character.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xff01 + u32::from('!')).unwrap_or(character),
        _ => character,
    }
}
