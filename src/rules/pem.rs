//! Finds the blocks of a PEM text (RFC 7468): certificates, requests and keys between their `BEGIN` and `END` lines.
//!
//! The text around the blocks is ignored, and so are blanks within them. The contents are wiped when they are dropped,
//! because a block may be a private key.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

/// The most blocks that are read of one text. A chain has three or four.
const BLOCKS: usize = 32;

/// A block of a PEM text.
pub struct Block {
    /// The label, such as `CERTIFICATE`.
    pub label: String,
    /// The cipher of the header `DEK-Info` (RFC 1421 4.6.1.3): the contents are encrypted in the way of old OpenSSL.
    pub cipher: Option<String>,
    /// The contents; `None` if they are not Base64, or if the block has no end.
    pub der: Option<Zeroizing<Vec<u8>>>,
}

/// Returns the blocks in their order.
pub fn blocks(text: &[u8]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((label, after)) = boundary(rest, b"-----BEGIN ").filter(|_| found.len() < BLOCKS) {
        let end = find(after, b"-----END ");
        let body = &after[..end.unwrap_or(after.len())];
        let mut cipher = None;
        let mut base64 = Zeroizing::new(String::with_capacity(body.len()));
        for line in body.split(|byte| matches!(byte, b'\n' | b'\r')) {
            // A header has a colon, which Base64 does not have. `Proc-Type` says no more than `DEK-Info`.
            match line.iter().position(|byte| *byte == b':') {
                Some(colon) if line.starts_with(b"DEK-Info") => {
                    let value = String::from_utf8_lossy(&line[colon + 1..]);
                    cipher = value.split(',').next().map(|name| name.trim().to_owned());
                }
                Some(_) => {}
                None => base64.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| *byte as char)),
            }
        }
        let der = Base64::decode_vec(&base64).ok().filter(|der| end.is_some() && !der.is_empty()).map(Zeroizing::new);
        found.push(Block { label, cipher, der });
        rest = &after[end.unwrap_or(after.len())..];
    }
    found
}

/// Finds a `BEGIN` line. Returns its label and the text after it.
fn boundary<'a>(text: &'a [u8], mark: &[u8]) -> Option<(String, &'a [u8])> {
    let after = &text[find(text, mark)? + mark.len()..];
    let end = find(after, b"-----")?;
    Some((String::from_utf8_lossy(&after[..end]).trim().to_owned(), &after[end + 5..]))
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|window| window == mark)
}
