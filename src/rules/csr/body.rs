//! The Base64 of a CSR (RFC 4648 4 and 5): finds its end and decodes it.

use super::lines::{Lines, holds_text, is_sign, is_symbol, lines};
use super::paste;
use super::plain::{FOREIGN, Mend};
use super::problem::CsrProblem;

/// Characters in a line of PEM (RFC 7468 2).
pub(super) const LINE: usize = 64;
/// Returns the length of Base64 that no `END` line closes.
pub(super) fn extent(body: &[u8]) -> usize {
    // Signs at the ends of a line, and digits at its start, may be marks. Any other foreign sign ends the body.
    let mut end = 0;
    for line in body.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        let inner = line.trim_ascii().trim_ascii_start();
        let is_beside = |byte: &u8| is_sign(*byte) || *byte == b' ';
        let from = inner.iter().position(|byte| !byte.is_ascii_digit() && !is_beside(byte)).unwrap_or(inner.len());
        let to = inner.iter().rposition(|byte| !is_beside(byte)).map_or(from, |at| at + 1);
        let inner = inner.get(from..to).unwrap_or_default();
        // The dashes may begin a lone `END` line, so they end the body.
        let dashes = inner.windows(2).position(|pair| pair == b"--");
        let foreign = inner.iter().position(|byte| !is_symbol(*byte) && !matches!(byte, b'=' | b'^' | b' ' | b'\t'));
        if let Some(stop) = dashes.into_iter().chain(foreign).min().filter(|_| !holds_text(line)) {
            let stop = line.len() - line.trim_ascii_start().len() + from + stop;
            end += stop;
            break;
        }
        end += line.len();
        // Padding ends the body too.
        if inner.ends_with(b"=") {
            break;
        }
    }
    end
}

/// Removes the text after a CSR without an `END` line. The words of that text look like Base64, but the DER states its
/// length.
pub(super) fn cut(der: &mut Vec<u8>, mends: &mut Vec<Mend>) {
    if let Some(announced) = announced(der).filter(|announced| *announced < der.len()) {
        der.truncate(announced);
        mends.push(Mend::SurroundingText);
    }
}

/// Reads a block. A block without an `END` line may be followed by the words of a letter.
pub(super) fn read_block(body: &[u8], before: &[u8], closed: bool) -> Result<(Vec<u8>, Vec<Mend>), CsrProblem> {
    if closed {
        return decode(body, before, closed);
    }
    let decoded = decode(body, before, closed).or_else(|why| {
        let shorter = decode(&body[..extent(body)], before, closed).ok();
        shorter.filter(|(der, _)| announced(der).is_some_and(|length| length <= der.len())).ok_or(why)
    });
    decoded.map(|(mut der, mut mends)| {
        cut(&mut der, &mut mends);
        (der, mends)
    })
}

/// Returns the length that a SEQUENCE announces in its header, in bytes and including the header.
fn announced(der: &[u8]) -> Option<usize> {
    match der {
        [0x30, length @ ..=0x7f, ..] => Some(2 + usize::from(*length)),
        [0x30, 0x81, length, ..] => Some(3 + usize::from(*length)),
        [0x30, 0x82, high, low, ..] => Some(4 + usize::from(u16::from_be_bytes([*high, *low]))),
        _ => None,
    }
}

/// Decodes a body. `before` is the text before `BEGIN` in its line. With `closed` there is an `END` line, so the
/// padding must be right; otherwise the body may have been cut.
pub(super) fn decode(body: &[u8], before: &[u8], closed: bool) -> Result<(Vec<u8>, Vec<Mend>), CsrProblem> {
    let Lines { left, mut mends, is_hidden } = lines(body, before);
    let mut symbols = Vec::with_capacity(body.len());
    let mut padding = 0usize;
    let url = !left.iter().any(|line| line.iter().any(|byte| matches!(byte, b'+' | b'/')));
    for (at, line) in left.iter().enumerate() {
        if line.len() > LINE {
            mends.push(Mend::Whitespace);
        }
        for &byte in *line {
            match byte {
                b'=' => padding += 1,
                b' ' | b'\t' => mends.push(Mend::Whitespace),
                b'-' if url && padding == 0 => symbols.push(b'+'),
                b'_' if url && padding == 0 => symbols.push(b'/'),
                _ if is_base64(byte) && padding == 0 => symbols.push(byte),
                // Lines are counted from 1, and the first is the `BEGIN` line.
                _ => return Err(CsrProblem::ForeignSign(at + 2, char::from(if padding > 0 { b'=' } else { byte }))),
            }
        }
    }
    if symbols.is_empty() {
        let is_mark = |byte: u8| byte.is_ascii_whitespace() || is_sign(byte) && !matches!(byte, b'.' | FOREIGN);
        let is_empty = !is_hidden && body.iter().all(|byte| is_mark(*byte));
        return Err(if is_empty { CsrProblem::EmptyBody } else { CsrProblem::NoBase64 });
    }
    mends.sort_unstable();
    mends.dedup();
    // A soft line break of an e-mail right before the `END` line looks like padding.
    if padding == 1 && symbols.len().is_multiple_of(4) {
        padding = 0;
        mends.push(Mend::Escapes);
    }
    if closed && (padding > 2 || !(symbols.len() + padding).is_multiple_of(4)) {
        return Err(CsrProblem::BadBase64);
    }
    Ok((paste::decode(&symbols, symbols.len()), mends))
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

pub(super) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
