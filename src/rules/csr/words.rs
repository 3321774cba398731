//! The words of a name, out of the string types of ASN.1 (RFC 5280 4.1.2.4) and out of what programs really put into them.
//!
//! `T61String` and `PrintableString` are old types for a few letters. Programs that know no better put the bytes of the
//! keyboard's own charset into them: `openssl` before 1.1 in T61, node-forge in Printable. People are shown what is meant,
//! and that is compared with the form's answers.

use der::{Decode, Length, Reader, SliceReader};

/// A charset whose table this program does not hold: a browser has it, the host takes a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Chinese as Windows writes it (GB 18030's older and smaller half).
    Gbk,
    /// Latin-1 with Windows' quotes and dashes where Latin-1 has controls (WHATWG Encoding 4.2 treats both as one).
    Windows1252,
}

impl Charset {
    /// Its label (WHATWG Encoding 4.2).
    pub fn label(self) -> &'static str {
        match self {
            Self::Gbk => "gbk",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Decodes bytes of a charset. `None` where they are none, or where nobody here knows the charset.
pub type Decoder = fn(Charset, &[u8]) -> Option<String>;

/// Words, and whether they are written in the type that they are said to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    /// `false`: a `UTF8String` whose bytes are no UTF-8. Readers that check this refuse the request.
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

/// The words of one whole element, a `DirectoryString` or one of its kin. `None` where it is no text, or its bytes are no
/// characters of its type. The crate `der` knows no `UniversalString`, so the header is read here.
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
        // Two and four bytes a character, the highest first (X.690 8.23.7 and 8.23.8).
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

/// Bytes that are no UTF-8: GBK where they look like it, else Latin-1.
fn older(bytes: &[u8], decoder: Decoder) -> String {
    let gbk = is_like_gbk(bytes).then(|| decoder(Charset::Gbk, bytes)).flatten();
    gbk.or_else(|| decoder(Charset::Windows1252, bytes))
        .unwrap_or_else(|| bytes.iter().copied().map(char::from).collect())
}

/// Undoes what `openssl req` does without `-utf8`: it takes each byte of UTF-8 or GBK for a character of Latin-1, and
/// writes those characters as UTF-8 once more.
fn unmix(text: String, decoder: Decoder) -> String {
    let Ok(bytes) = text.chars().map(|character| u8::try_from(u32::from(character))).collect::<Result<Vec<u8>, _>>()
    else {
        return text;
    };
    // Nobody writes the controls between U+0080 and U+009F, and UTF-8 of Chinese has some in nearly every character. Without
    // one it may be meant as it stands: “CAFÉ®” is UTF-8 of something else, too.
    if bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f))
        && let Ok(text) = str::from_utf8(&bytes)
    {
        return text.to_owned();
    }
    let gbk = is_like_gbk(&bytes).then(|| decoder(Charset::Gbk, &bytes)).flatten();
    gbk.unwrap_or(text)
}

/// Are the bytes GBK rather than Latin-1? Whole pairs, two of them side by side, and at least as many of the 3755 characters
/// of everyday Chinese (GB 2312 level 1: rows 0xB0 to 0xD7) as rarer ones. In Latin-1 such a row is a capital letter, and
/// four letters beyond ASCII do not meet, nor does a capital meet another one twice.
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
                    // Punctuation, as the brackets that Chinese names are full of.
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
