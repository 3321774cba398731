//! Reduces pasted bytes to plain ASCII, and undoes what e-mail programs, editors, consoles and spreadsheets do to PEM.

use super::clothes;

/// A repair of a CSR's text. The order here is the order in which repairs are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// The file was UTF-16.
    Utf16,
    /// There were zero-width or other invisible characters.
    InvisibleCharacters,
    /// There was a byte order mark at the start.
    ByteOrderMark,
    /// There were typographic dashes or full-width letters.
    SmartDashes,
    /// There were escapes for line ends or signs: `\n`, `%2B`, `&#43;`, `=20`.
    Escapes,
    /// There were tags of a web page between the lines.
    Markup,
    /// The text was a rich text document (RTF).
    RichText,
    /// Every line began with the quoting mark of an e-mail program or was in quotation marks.
    Quoted,
    /// There were line numbers, or the same mark before every line, as in a diff or a comment.
    LineMarks,
    /// The text was program code that joins string literals.
    Code,
    /// The `BEGIN` and `END` lines had too few or too many dashes.
    HeaderDashes,
    /// The `BEGIN` and `END` lines had lower-case letters.
    HeaderCase,
    /// There were no `BEGIN` and `END` lines.
    NoArmour,
    /// There was no `END` line, or it did not match the `BEGIN` line.
    EndLine,
    /// The label was not `CERTIFICATE REQUEST`, but for example `CERTIFICATE`.
    WrongLabel,
    /// The label was the older `NEW CERTIFICATE REQUEST`.
    NewLabel,
    /// The file was binary (DER).
    BinaryDer,
    /// The PEM was wrapped in Base64 once more.
    DoubleBase64,
    /// There were blanks, empty lines or an unusual line length.
    Whitespace,
    /// There were empty bytes after the end of a binary file.
    EmptyBytes,
    /// There was text before or after the CSR. It was left out.
    SurroundingText,
}

/// A text reduced to ASCII, and the repairs that were made.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// Only ASCII. A character that does not belong in PEM is replaced with the byte 1.
    pub(super) bytes: Vec<u8>,
    /// The repairs at each byte or right before it, as bits; see [`bit`].
    pub(super) undone: Vec<u8>,
    /// The repairs of the text as a whole.
    pub(super) mends: Vec<Mend>,
}

impl Mend {
    /// The stable code of this repair, as corpora and tests name it; `ok` if nobody would call the text wrong.
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
    /// Adds a byte, with the repairs at its place.
    pub(super) fn push(&mut self, byte: u8, undone: u8) {
        self.bytes.push(byte);
        self.undone.push(undone);
    }

    /// Notes a repair of the whole text, once.
    pub(super) fn note(&mut self, mend: Mend) {
        if !self.mends.contains(&mend) {
            self.mends.push(mend);
        }
    }
}

/// The repairs that are possible at one place of a text.
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

    /// The repair for each bit.
    pub(in super::super) const MENDS: [(u8, Mend); 4] = [
        (INVISIBLE, Mend::InvisibleCharacters),
        (DASHES, Mend::SmartDashes),
        (ESCAPES, Mend::Escapes),
        (MARKUP, Mend::Markup),
    ];
}

/// The byte that replaces a character that does not belong in PEM.
pub(super) const FOREIGN: u8 = 1;

/// Reads bytes as text (UTF-8, or UTF-16 if there is a byte order mark or zeros) and reduces it to ASCII.
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
            // The bytes are in Windows-1252 or a similar charset. PEM uses only the ASCII part, which is the same in
            // all of them.
            Err(_) => reduce(bytes.iter().map(|&byte| char::from(byte)), &mut out),
        },
    }
    unescape(&mut out);
    out
}

/// Does the same, but without formatting between the signs, so that a key cannot hide in it. Returns `None` if there is
/// no formatting.
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

/// Returns true for big-endian and false for little-endian UTF-16, and `None` for other bytes.
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
            // Word writes a vertical tab for a line break within a paragraph.
            '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
            '\0'..='\x7f' => character as u8,
            // No-break spaces and the ideographic space are blanks. Invisible characters, among them the soft hyphen,
            // are left out.
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => b' ',
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
            // The full-width forms of input methods have the same order as ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                undone |= bit::DASHES;
                u8::try_from(character as u32 - 0xff01 + 0x21).unwrap_or(FOREIGN)
            }
            '\u{2018}'..='\u{201f}' => b'"',
            _ => FOREIGN,
        };
        // An em dash may stand for two or three hyphens. That does no harm, because the reader of the armour accepts
        // any number.
        out.push(byte, core::mem::take(&mut undone));
    }
}

/// How many times escapes are undone: a text in a text in a text is escaped three times.
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

/// Reads an escape at the start of a text. Returns its character and the rest of the text.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    match text {
        [b'\\', b'r' | b'n' | b't', left @ ..] => Some((b'\n', left)),
        [b'\\', sign @ (b'/' | b'\\' | b'"'), left @ ..] => Some((*sign, left)),
        [b'\\', b'u', b'0', b'0', high, low, left @ ..] | [b'%', high, low, left @ ..] => {
            Some((hex(*high)? << 4 | hex(*low)?, left))
        }
        // Base64 never continues after its padding, so this is an escape. Bytes of other charsets stay as they are.
        [b'=', high @ b'0'..=b'7', low, left @ ..] => Some((hex(*high)? << 4 | hex(*low)?, left)),
        [b'&', b'#', left @ ..] => entity(left),
        [b'&', left @ ..] => {
            let (name, sign) = ENTITIES.iter().find(|(name, _)| left.starts_with(name))?;
            Some((*sign, &left[name.len()..]))
        }
        _ => None,
    }
}

/// Character references by name (HTML 13.5) for signs of PEM and for signs that surround it.
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

/// Reads a numeric character reference after its `&#`, decimal or hexadecimal. A value from 128 to 255 becomes
/// [`FOREIGN`].
fn entity(text: &[u8]) -> Option<(u8, &[u8])> {
    let end = text.iter().take(6).position(|&byte| byte == b';')?;
    let digits = str::from_utf8(text.get(..end)?).ok()?;
    let byte = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u8::from_str_radix(digits, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((if byte.is_ascii() { byte } else { FOREIGN }, text.get(end + 1..)?))
}
