//! Characters within sentences: how one is named, and how the text of somebody else is shown.

use crate::rules::invisible::Sign;

/// A character within a sentence: itself if it is visible, otherwise its number.
pub(crate) fn shown(character: char) -> String {
    if Sign::of(character).is_some()
        || character.is_whitespace()
        || matches!(u32::from(character), 0x2065 | 0xe000..=0xf8ff)
    {
        let digits = u32::from(character);
        let mut code = String::from("U+");
        for shift in [20, 16, 12, 8, 4, 0] {
            let digit = char::from_digit(digits >> shift & 0xf, 16).unwrap_or('0').to_ascii_uppercase();
            if shift < 16 || digits >> shift != 0 {
                code.push(digit);
            }
        }
        code
    } else {
        ["“", character.encode_utf8(&mut [0; 4]), "”"].concat()
    }
}

/// Makes the first letter a capital, for a sentence that begins with a phrase such as "the company name".
pub(crate) fn sentence_start(sentence: String) -> String {
    let first = sentence.chars().next().map_or(0, char::len_utf8);
    [&sentence[..first].to_uppercase(), &sentence[first..]].concat()
}

/// The number of characters of a foreign text that are shown at first.
pub const FOREIGN_CHARS: usize = 400;

/// Makes a text from a backend or a reviewer safe to show. A control character becomes its picture (U+2400 to U+2421), and
/// marks that change the direction of the text around them are dropped.
pub fn foreign(text: &str) -> String {
    let shown = |character: char| match character {
        '\n' => Some(character),
        '\t' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        _ => Some(character),
    };
    text.replace("\r\n", "\n").chars().filter_map(shown).collect()
}

/// Shows a foreign text within a sentence or a link: on one line, clipped, and isolated from the direction of the text around
/// it (FSI and PDI, UAX 9).
pub(crate) fn foreign_within(text: &str) -> String {
    let line = foreign(text).replace('\n', " ");
    let clip = line.char_indices().nth(FOREIGN_CHARS).map(|(at, _)| at);
    let (shown, end) = clip.map_or((line.as_str(), ""), |at| (&line[..at], "…"));
    ["\u{2068}", shown, end, "\u{2069}"].concat()
}
