//! How a sentence names a character.

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
