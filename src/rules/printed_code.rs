//! The text in the QR code of a printed form: `SIGNET1:<order>:<document type>:<marks>`.
//!
//! It says which form this is, and no answer can be read from it. Each printed answer has a mark of 12 bits, in the order of
//! the form. Equal answers have equal marks; two different answers share a mark once in 4,095 times.

/// The beginning of the text: the program and the version of the form. A new version is due when the table of fields or the
/// normal form of an answer changes.
const OPENING: &str = "SIGNET1:";

/// The greatest length of the text, in bytes. A longer text needs modules too small for a photo.
const MAX_BYTES: usize = 160;

/// The digits of a mark, 6 bits each (RFC 4648, section 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The number of different marks of an answer.
pub const MARKS: u16 = (1 << 12) - 1;

/// The mark of an answer whose normal form was not known when the form was printed.
pub const NOT_KNOWN: u16 = MARKS;

/// The content of the QR code of a printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCode {
    /// The number of the order.
    pub order_id: String,
    /// The type of the document.
    pub document_type: String,
    /// The mark of each printed answer, below [`MARKS`], or [`NOT_KNOWN`].
    pub marks: Vec<u16>,
}

impl PrintedCode {
    /// Returns true if a text claims to be the code of a printed form of this version.
    pub fn is_ours(text: &str) -> bool {
        text.starts_with(OPENING)
    }

    /// Returns the text for the QR code. Returns `None` for an order or a document whose name has a colon, a character that
    /// is not ASCII, or too many characters; its form is printed without a code.
    pub fn to_text(&self) -> Option<String> {
        let mut text = [OPENING, &self.order_id, ":", &self.document_type, ":"].concat();
        for mark in &self.marks {
            for digit in [mark >> 6, mark & 63] {
                text.push(char::from(*DIGITS.get(usize::from(digit))?));
            }
        }
        (Self::parse(&text).as_ref() == Some(self)).then_some(text)
    }

    /// Reads the text of a QR code. Returns `None` for a text that [`Self::to_text`] does not write.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.strip_prefix(OPENING)?.split(':').collect();
        let [order_id, document_type, digits] = parts.as_slice() else { return None };
        let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if text.len() > MAX_BYTES || !is_name(order_id) || !is_name(document_type) {
            return None;
        }
        let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
        let value = |digit: &u8| u16::try_from(DIGITS.iter().position(|it| it == digit)?).ok();
        let mark = |[high, low]: &[u8; 2]| Some(value(high)? << 6 | value(low)?);
        let marks = pairs.iter().map(mark).collect::<Option<Vec<_>>>()?;
        let found = Self { order_id: (*order_id).to_owned(), document_type: (*document_type).to_owned(), marks };
        rest.is_empty().then_some(found)
    }
}
