//! Decodes the text of a name from the string types of ASN.1 (RFC 5280 4.1.2.4) and from the charsets that programs
//! really use in them.
//!
//! `T61String` and `PrintableString` are old types for a few letters. Some programs put bytes of the local charset into
//! them: `openssl` before 1.1 into T61, node-forge into Printable. The intended text is shown to people and compared
//! with the form's answers.

use der::{Decode, Length, Reader, SliceReader};

/// A charset whose table is not in this program. The browser has it, and the host uses a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Chinese as written by Windows (an older and smaller part of GB 18030).
    Gbk,
    /// Latin-1 with Windows' quotation marks and dashes in place of control characters (WHATWG Encoding 4.2 treats both
    /// as one).
    Windows1252,
}

impl Charset {
    /// The charset's label (WHATWG Encoding 4.2).
    pub fn label(self) -> &'static str {
        match self {
            Self::Gbk => "gbk",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Decodes bytes of a charset. Returns `None` if they are not valid in it, or if the charset is unknown.
pub type Decoder = fn(Charset, &[u8]) -> Option<String>;

/// A text, with the result of the check of its encoding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    /// False for a `UTF8String` that is not UTF-8. Strict readers refuse such a request.
    pub(super) is_sound: bool,
}

const UTF8: u8 = 0x0c;
const NUMERIC: u8 = 0x12;
const PRINTABLE: u8 = 0x13;
const T61: u8 = 0x14;
const VIDEOTEX: u8 = 0x15;
const IA5: u8 = 0x16;
const GRAPHIC: u8 = 0x19;
const VISIBLE: u8 = 0x1a;
const GENERAL: u8 = 0x1b;
const UNIVERSAL: u8 = 0x1c;
const BMP: u8 = 0x1e;

/// Returns the text of one whole element, a `DirectoryString` or a similar type. Returns `None` if the element is no
/// text, or if its bytes are no characters of its type. The crate `der` has no `UniversalString`, so the header is read
/// here.
pub(super) fn words(element: &[u8], decoder: Decoder) -> Option<Words> {
    let mut reader = SliceReader::new(element).ok()?;
    let tag = reader.read_byte().ok()?;
    let length = Length::decode(&mut reader).ok()?;
    let bytes = reader.read_slice(length).ok()?;
    reader.finish().ok()?;
    let sound = |text: String| Some(Words { text: unmix(text, decoder), is_sound: true });
    match tag {
        UTF8 => match str::from_utf8(bytes) {
            Ok(text) => sound(text.to_owned()),
            Err(_) => Some(Words { text: older(bytes, decoder), is_sound: false }),
        },
        NUMERIC | PRINTABLE | T61 | VIDEOTEX | IA5 | GRAPHIC | VISIBLE | GENERAL => {
            let text = str::from_utf8(bytes).map_or_else(|_| older(bytes, decoder), str::to_owned);
            Some(Words { text, is_sound: true })
        }
        // These types have two and four bytes for each character, the highest first (X.690 8.23.7 and 8.23.8).
        BMP if bytes.len().is_multiple_of(2) => {
            let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            sound(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        UNIVERSAL if bytes.len().is_multiple_of(4) => {
            let units = bytes.chunks_exact(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]));
            sound(units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
        _ => None,
    }
}

/// Decodes bytes that are not UTF-8: as GBK if they look like it, otherwise as Latin-1.
fn older(bytes: &[u8], decoder: Decoder) -> String {
    let gbk = is_like_gbk(bytes).then(|| decoder(Charset::Gbk, bytes)).flatten();
    gbk.or_else(|| decoder(Charset::Windows1252, bytes))
        .unwrap_or_else(|| bytes.iter().copied().map(char::from).collect())
}

/// Undoes the effect of `openssl req` without `-utf8`: it reads each byte of UTF-8 or GBK as a character of Latin-1,
/// and writes these characters as UTF-8.
fn unmix(text: String, decoder: Decoder) -> String {
    let Ok(bytes) = text.chars().map(|character| u8::try_from(u32::from(character))).collect::<Result<Vec<u8>, _>>()
    else {
        return text;
    };
    // Nobody writes the controls between U+0080 and U+009F, but the UTF-8 of nearly every Chinese character has some.
    // Without them the text may be intended as it is: the Latin-1 bytes of “CAFÉ®” happen to be valid UTF-8 too.
    if bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f))
        && let Ok(text) = str::from_utf8(&bytes)
    {
        return text.to_owned();
    }
    let gbk = is_like_gbk(&bytes).then(|| decoder(Charset::Gbk, &bytes)).flatten();
    gbk.unwrap_or(text)
}

/// Returns true if the bytes are GBK rather than Latin-1. They must be whole pairs, with two pairs side by side, and at
/// least as many of the 3755 everyday characters (GB 2312 level 1: rows 0xB0 to 0xD7) as rarer ones. In Latin-1 such a
/// row is a capital letter. Texts in Latin-1 do not have four letters beyond ASCII in a row, nor such capitals twice in
/// a row.
fn is_like_gbk(bytes: &[u8]) -> bool {
    let (mut common, mut rare, mut run, mut longest) = (0, 0, 0, 0);
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return longest >= 2 && common >= 1 && common >= rare,
            [0..=0x7f, after @ ..] => {
                run = 0;
                after
            }
            [lead @ 0x81..=0xfe, trail @ (0x40..=0x7e | 0x80..=0xfe), after @ ..] => {
                match (lead, trail) {
                    (0xb0..=0xd7, 0xa1..) => common += 1,
                    // This is punctuation, such as the brackets that many Chinese names have.
                    (0xa1..=0xa9, 0xa1..) => {}
                    _ => rare += 1,
                }
                run += 1;
                longest = longest.max(run);
                after
            }
            _ => return false,
        };
    }
}
