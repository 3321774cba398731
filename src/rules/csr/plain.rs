//! Pasted bytes as plain ASCII: whatever mail programs, editors, consoles and spreadsheets do to PEM is undone here.

use super::clothes;

/// Something that was wrong with the text of a CSR and has been mended. The order is that in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// The file was UTF-16.
    Utf16,
    /// Zero-width or other invisible characters stood in it.
    InvisibleCharacters,
    /// A byte order mark stood before it.
    ByteOrderMark,
    /// Typographic dashes or full-width letters.
    SmartDashes,
    /// Line ends or signs written as escapes: `\n`, `%2B`, `&#43;`, `=20`.
    Escapes,
    /// The tags of a web page between the lines.
    Markup,
    /// A rich text document (RTF).
    RichText,
    /// Every line began with the quotation mark of a mail program or stood in quotation marks.
    Quoted,
    /// Line numbers, or the same mark before every line: of a comparison, of a comment.
    LineMarks,
    /// The lines of a program that joins texts.
    Code,
    /// `BEGIN` and `END` lines with too few or too many dashes.
    HeaderDashes,
    /// `begin` and `end` lines in lower case.
    HeaderCase,
    /// No `BEGIN` and `END` lines.
    NoArmour,
    /// No `END` line, or one that does not match the `BEGIN` line.
    EndLine,
    /// A label other than `CERTIFICATE REQUEST`, as `CERTIFICATE`.
    WrongLabel,
    /// The older label `NEW CERTIFICATE REQUEST`.
    NewLabel,
    /// A binary (DER) file.
    BinaryDer,
    /// PEM that was wrapped in Base64 once more.
    DoubleBase64,
    /// Blanks, empty lines or a line length of its own.
    Whitespace,
    /// Empty bytes after the end of a binary file.
    EmptyBytes,
    /// Text before or after the CSR, which was left out.
    SurroundingText,
}

/// Text reduced to ASCII, and what was undone on the way.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// ASCII alone; a character that has no business in PEM is the byte 1.
    pub(super) bytes: Vec<u8>,
    /// What was undone at each byte or just before it; see [`bit`].
    pub(super) undone: Vec<u8>,
    /// What was undone for the whole text.
    pub(super) mends: Vec<Mend>,
}

impl Mend {
    /// The stable code of this mend, as corpora and tests name it; `ok` where nobody would call the text wrong.
    pub fn code(self) -> &'static str {
        match self {
            Self::Utf16 => "utf-16",
            Self::InvisibleCharacters => "zero-width-char",
            Self::SmartDashes => "smart-dashes",
            Self::Escapes | Self::Markup => "escaped",
            Self::RichText => "rich-text",
            Self::LineMarks | Self::Code => "line-marks",
            Self::Quoted => "quoted-mail",
            Self::HeaderDashes => "header-dashes",
            Self::HeaderCase => "header-case",
            Self::NoArmour => "no-armour",
            Self::EndLine => "end-line",
            Self::WrongLabel => "wrong-label",
            Self::BinaryDer => "binary-der",
            Self::DoubleBase64 => "double-base64",
            Self::ByteOrderMark | Self::NewLabel | Self::Whitespace | Self::EmptyBytes | Self::SurroundingText => "ok",
        }
    }
}

impl Plain {
    /// Adds a byte, with what was undone there.
    pub(super) fn push(&mut self, byte: u8, undone: u8) {
        self.bytes.push(byte);
        self.undone.push(undone);
    }

    /// Tells once that something was undone.
    pub(super) fn note(&mut self, mend: Mend) {
        if !self.mends.contains(&mend) {
            self.mends.push(mend);
        }
    }
}

/// What can be undone at one place of a text.
pub(super) mod bit {
    use super::Mend;

    /// See [`Mend::InvisibleCharacters`].
    pub(in super::super) const INVISIBLE: u8 = 1;
    /// See [`Mend::SmartDashes`].
    pub(in super::super) const DASHES: u8 = 2;
    /// See [`Mend::Escapes`].
    pub(in super::super) const ESCAPES: u8 = 4;
    /// See [`Mend::Markup`].
    pub(in super::super) const MARKUP: u8 = 8;

    /// What each bit is told as.
    pub(in super::super) const MENDS: [(u8, Mend); 4] = [
        (INVISIBLE, Mend::InvisibleCharacters),
        (DASHES, Mend::SmartDashes),
        (ESCAPES, Mend::Escapes),
        (MARKUP, Mend::Markup),
    ];
}

/// What stands for a character that has no business in PEM.
pub(super) const FOREIGN: u8 = 1;

/// Reads bytes as text (UTF-8, or UTF-16 by its mark or its zeros) and reduces it to ASCII.
pub(super) fn plain(bytes: &[u8]) -> Plain {
    let mut out = Plain::default();
    match utf16_order(bytes) {
        Some(big_endian) => {
            out.note(Mend::Utf16);
            let units = bytes.chunks_exact(2).map(|pair| {
                let pair = [pair[0], pair[1]];
                if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
            });
            reduce(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)), &mut out);
        }
        None => match str::from_utf8(bytes) {
            Ok(text) => reduce(text.chars(), &mut out),
            // Windows-1252 and its like: the ASCII part, which is all that PEM uses, is the same.
            Err(_) => reduce(bytes.iter().map(|&byte| char::from(byte)), &mut out),
        },
    }
    unescape(&mut out);
    out
}

/// The same without the clothes between its signs, which a key must not hide in either; `None` where there are none.
pub(super) fn undressed(bytes: &[u8]) -> Option<Plain> {
    let is_rich = clothes::is_rich(bytes);
    let mut text = if is_rich { plain(&clothes::rich_text(bytes)) } else { plain(bytes) };
    if is_rich {
        text.note(Mend::RichText);
    }
    let is_dressed = |pair: &[u8]| pair[0] == b'<' || pair[0] == b'=' && pair[1].is_ascii_whitespace();
    let is_dressed = text.bytes.windows(2).any(is_dressed);
    match (is_dressed, is_rich) {
        (true, _) => Some(clothes::undress(text)),
        (false, true) => Some(text),
        (false, false) => None,
    }
}

/// Big-endian or not, where the bytes are UTF-16.
fn utf16_order(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, ..] | [1..=0x7f, 0, 1..=0x7f, 0, ..] => Some(false),
        [0xfe, 0xff, ..] | [0, 1..=0x7f, 0, 1..=0x7f, ..] => Some(true),
        _ => None,
    }
}

fn reduce(text: impl Iterator<Item = char>, out: &mut Plain) {
    let mut undone = 0;
    for (at, character) in text.enumerate() {
        let byte = match character {
            '\0'..='\x7f' => character as u8,
            // No-break spaces, soft hyphens and the ideographic space are blanks; what cannot be seen is left out.
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => b' ',
            '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
            '\u{feff}' if at == 0 => {
                out.note(Mend::ByteOrderMark);
                continue;
            }
            '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                undone |= bit::INVISIBLE;
                continue;
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}'..='\u{2501}' | '\u{fe58}' | '\u{fe63}' => {
                undone |= bit::DASHES;
                b'-'
            }
            // An input method's full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                undone |= bit::DASHES;
                u8::try_from(character as u32 - 0xff01 + 0x21).unwrap_or(FOREIGN)
            }
            '\u{2018}'..='\u{201f}' => b'"',
            _ => FOREIGN,
        };
        // An em dash stands for two hyphens or three, as the program pleased; the armour's reader counts no dashes.
        out.push(byte, core::mem::take(&mut undone));
    }
}

/// How often escapes are undone: a text within a text within a text has them three times.
const LAYERS: usize = 3;

/// Undoes `\n`, `\r`, `\/`, `\u003d`, `%2B`, `=3D` (quoted-printable, RFC 2045 6.7), `&#43;` and `&plus;`.
fn unescape(out: &mut Plain) {
    for _ in 0..LAYERS {
        let (bytes, undone) = (core::mem::take(&mut out.bytes), core::mem::take(&mut out.undone));
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let rest = &bytes[at..];
            let (byte, length) = escape(rest).map_or((first, 1), |(byte, left)| (byte, rest.len() - left.len()));
            let escaped = if length > 1 { bit::ESCAPES } else { 0 };
            out.push(byte, undone[at] | escaped);
            at += length;
        }
        if out.bytes.len() == bytes.len() {
            return;
        }
    }
}

/// The character that an escape at the start of a text stands for, and what follows it.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    match text {
        [b'\\', b'r' | b'n' | b't', left @ ..] => Some((b'\n', left)),
        [b'\\', sign @ (b'/' | b'\\' | b'"'), left @ ..] => Some((*sign, left)),
        [b'\\', b'u', b'0', b'0', high, low, left @ ..] | [b'%', high, low, left @ ..] => {
            Some((hex(*high)? << 4 | hex(*low)?, left))
        }
        // No Base64 goes on after its padding. Bytes of other charsets stay as they are.
        [b'=', high @ b'0'..=b'7', low, left @ ..] => Some((hex(*high)? << 4 | hex(*low)?, left)),
        [b'&', b'#', left @ ..] => entity(left),
        [b'&', left @ ..] => {
            let (name, sign) = ENTITIES.iter().find(|(name, _)| left.starts_with(name))?;
            Some((*sign, &left[name.len()..]))
        }
        _ => None,
    }
}

/// Character references by name (HTML 13.5) that stand for signs of PEM and of what is put around it.
const ENTITIES: [(&[u8], u8); 8] = [
    (b"nbsp;", b' '),
    (b"lt;", b'<'),
    (b"gt;", b'>'),
    (b"amp;", b'&'),
    (b"quot;", b'"'),
    (b"plus;", b'+'),
    (b"equals;", b'='),
    (b"sol;", b'/'),
];

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A numeric character reference below 128, decimal or hexadecimal, after its `&#`.
fn entity(text: &[u8]) -> Option<(u8, &[u8])> {
    let end = text.iter().take(6).position(|&byte| byte == b';')?;
    let digits = str::from_utf8(text.get(..end)?).ok()?;
    let byte = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u8::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((if byte.is_ascii() { byte } else { FOREIGN }, text.get(end + 1..)?))
}
