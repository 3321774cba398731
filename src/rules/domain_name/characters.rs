//! Non-ASCII characters that people type in place of ASCII characters.

use crate::rules::invisible::Sign;

/// Returns true for spaces of every width, and for the byte order mark, which can come with text from a file.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// Returns true for invisible characters. They come with text that is copied from chats, word processors and
/// right-to-left texts. The two joiners do not count, because they are part of words in some scripts (RFC 5892 A.1,
/// A.2), nor do the variation selectors of emoji.
pub(crate) fn is_invisible(character: char) -> bool {
    match Sign::of(character) {
        // The combining grapheme joiner has no function in any name.
        Some(Sign::Joiner) => character == '\u{34f}',
        None | Some(Sign::Selector | Sign::LineBreak | Sign::Tab | Sign::Control) => false,
        Some(_) => true,
    }
}

/// The typed text without the blanks and the invisible characters around it.
pub(crate) fn trimmed(typed: &str) -> &str {
    typed.trim_matches(|character| is_blank(character) || is_invisible(character))
}

/// Writes ASCII letters in lower case, full-width ASCII as ASCII, and ideographic full stops as dots. The deep rule
/// handles the rest of Unicode.
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

/// Returns the ASCII twin of a full-width character, and any other character unchanged.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xff01 + u32::from('!')).unwrap_or(character),
        _ => character,
    }
}
