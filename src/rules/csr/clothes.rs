//! Removes formats that add signs within a text and not only beside it: rich text (RTF), the tags of a web page, and
//! the soft line breaks of e-mail.

use super::plain::{Plain, bit};

/// Groups of RTF that hold no text of the document (RTF 1.9.1, "Contents of an RTF file"). `\*` marks further ones.
const HIDDEN: [&[u8]; 6] = [b"\\*", b"\\fonttbl", b"\\colortbl", b"\\stylesheet", b"\\info", b"\\pict"];

/// Returns true if the bytes are the source of a rich text document.
pub(super) fn is_rich(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Extracts the text of a rich text document, byte for byte.
pub(super) fn rich_text(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    // The number of open groups whose text is left out; 0 while text is shown.
    let mut hidden = 0usize;
    while let [first, after @ ..] = rest {
        let mut shown = |text: &[u8]| {
            if hidden == 0 {
                out.extend_from_slice(text);
            }
        };
        rest = after;
        match first {
            b'{' => hidden += usize::from(hidden > 0 || HIDDEN.iter().any(|name| after.starts_with(name))),
            b'}' => hidden = hidden.saturating_sub(1),
            b'\n' | b'\r' => {}
            b'\\' => rest = control(after, &mut shown),
            byte => shown(&[*byte]),
        }
    }
    out
}

/// Reads a control word or symbol of RTF after its backslash. Returns the rest of the text.
fn control<'a>(text: &'a [u8], shown: &mut impl FnMut(&[u8])) -> &'a [u8] {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, rest) = text.split_at(letters);
    if word.is_empty() {
        // A backslash at the end of a line is a line end. `\'2d` is a byte. `\~` is a blank and `\_` is a hyphen; other
        // symbols, such as the optional hyphen `\-`, are dropped.
        return match rest {
            [b'\'', high, low, rest @ ..] => {
                let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    shown(&[high << 4 | low]);
                }
                rest
            }
            [sign, rest @ ..] => {
                match sign {
                    b'\n' | b'\r' => shown(b"\n"),
                    b'~' => shown(b" "),
                    b'_' => shown(b"-"),
                    b'\\' | b'{' | b'}' => shown(&[*sign]),
                    _ => {}
                }
                rest
            }
            [] => rest,
        };
    }
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
    let (number, rest) = rest.split_at(digits);
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    match word {
        b"par" | b"line" | b"row" | b"cell" | b"sect" | b"page" => shown(b"\n"),
        b"tab" => shown(b" "),
        b"emdash" | b"endash" => shown(b"-----"),
        // This is a character by its number. A substitute for older readers follows it.
        b"u" => {
            let number: Option<i32> = str::from_utf8(number).ok().and_then(|number| number.parse().ok());
            let character = number.and_then(|number| char::from_u32(u32::try_from(number.rem_euclid(0x1_0000)).ok()?));
            shown(character.unwrap_or('?').encode_utf8(&mut [0; 4]).as_bytes());
            return match rest {
                [b'\\', b'\'', _, _, rest @ ..] => rest,
                [b'?', rest @ ..] => rest,
                _ => rest,
            };
        }
        _ => {}
    }
    rest
}

/// Tags that begin or end a line of a page.
const BLOCKS: [&[u8]; 10] = [b"p", b"div", b"br", b"li", b"tr", b"td", b"pre", b"dd", b"blockquote", b"body"];
/// The longest tag, in bytes and with its attributes.
const TAG_BYTES: usize = 2_000;
/// The longest name of a tag, in letters.
const TAG_LETTERS: usize = 12;

/// Removes the tags of a web page and the soft line breaks of quoted-printable (RFC 2045 6.7).
pub(super) fn undress(mut text: Plain) -> Plain {
    let mut out = Plain { mends: core::mem::take(&mut text.mends), ..Plain::default() };
    let mut undone = 0;
    let (mut at, mut column) = (0, 0);
    while at < text.bytes.len() {
        let rest = &text.bytes[at..];
        let (byte, length) = if let Some((is_block, length)) = tag(rest) {
            undone |= bit::MARKUP;
            (is_block.then_some(b'\n'), length)
        } else if let Some(length) = soft_break(&text, at, column) {
            undone |= bit::ESCAPES;
            (None, length)
        } else {
            (Some(rest[0]), 1)
        };
        undone |= text.undone[at];
        if let Some(byte) = byte {
            out.push(byte, core::mem::take(&mut undone));
        }
        // In the quoted-printable text, an encoded sign took three columns, and an encoded line end did not end the
        // line.
        for place in at..at + length {
            let is_escaped = text.undone[place] & bit::ESCAPES != 0;
            let ends = !is_escaped && matches!(text.bytes[place], b'\n' | b'\r');
            column = if ends { 0 } else { column + if is_escaped { 3 } else { 1 } };
        }
        at += length;
    }
    out
}

/// Recognises a tag at the start of a text. Returns true if a line ends there, and the length of the tag in bytes.
fn tag(text: &[u8]) -> Option<(bool, usize)> {
    let inner = text.strip_prefix(b"<")?;
    let inner = inner.strip_prefix(b"/").unwrap_or(inner);
    let letters = inner.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-')).count();
    let (name, rest) = inner.split_at(letters);
    let is_name = name.first().is_some_and(u8::is_ascii_alphabetic) && letters <= TAG_LETTERS;
    if !is_name || !matches!(rest.first(), Some(b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t')) {
        return None;
    }
    let end = text.iter().take(TAG_BYTES).position(|byte| *byte == b'>')?;
    let is_block = BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block));
    Some((is_block, end + 1))
}

/// The lengths of a line that quoted-printable breaks. A line holds at most 76 characters (RFC 2045 6.7), and programs
/// fill it up.
const SOFT: core::ops::RangeInclusive<usize> = 70..=78;

/// Recognises a soft line break at `at`, which is `column` characters into its line, and returns its length in bytes.
/// The padding of Base64 ends a line too, but the armour or nothing follows it, and e-mail encodes each `=` of it.
/// After an encoded line end, a `=` is always a soft break.
fn soft_break(text: &Plain, at: usize, column: usize) -> Option<usize> {
    let is_raw = |at: usize| text.undone[at] & bit::ESCAPES == 0;
    let after = text.bytes[at..].strip_prefix(b"=")?;
    let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let ends = match &after[blanks..] {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    let behind = at + 1 + blanks + ends;
    let next = text.bytes.get(behind).copied().unwrap_or(b'\n');
    let is_armour = next == b'-' && is_raw(behind);
    // An encoded line end is a part of the broken line.
    let is_last = matches!(next, b'\n' | b'\r') && text.undone.get(behind).is_none_or(|bits| bits & bit::ESCAPES == 0);
    let before = at.checked_sub(1).map_or(b'\n', |before| text.bytes[before]);
    let is_after_line = at > 0 && matches!(before, b'\n' | b'\r') && !is_raw(at - 1);
    let is_padding = before == b'=' && is_raw(at - 1) || !is_raw(at) || !is_raw(at + 1 + blanks);
    let is_full = SOFT.contains(&(column + 1)) && !is_armour && !is_last;
    (!is_padding && (is_after_line || is_full)).then_some(1 + blanks + ends)
}
