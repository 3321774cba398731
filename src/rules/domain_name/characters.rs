//! Characters that people type for ASCII ones.

/// Spaces of every width, and the byte order mark that a paste from a file may bring.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
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
