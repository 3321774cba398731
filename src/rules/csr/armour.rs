//! From what was pasted to DER: finds the one CSR in it and mends its armour (RFC 7468) where that can be done safely.

use core::ops::Range;

use base64ct::{Base64, Encoding};

use super::lines::{Lines, holds_text, is_sign, is_symbol, lines};
use super::paste::{self, Pasted};
use super::plain::{FOREIGN, Mend, bit, plain, undressed};
use super::problem::CsrProblem;

/// The DER of a CSR, and what was mended on the way, in the order in which it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwrapped {
    /// DER, not yet read.
    pub der: Vec<u8>,
    /// What was mended; each once.
    pub mends: Vec<Mend>,
}

/// Characters in a line of PEM (RFC 7468 2).
const LINE: usize = 64;
/// The label of a CSR (RFC 7468 7).
const LABEL: &[u8] = b"CERTIFICATE REQUEST";

/// Finds the CSR in text or in a file.
pub fn unwrap(input: &[u8]) -> Result<Unwrapped, CsrProblem> {
    match paste::recognise(input) {
        Pasted::Request | Pasted::Other => {}
        other => return Err(CsrProblem::Pasted(other)),
    }
    // A DER file: a SEQUENCE whose length is written in the long form is not text.
    if input.first() == Some(&0x30) && input.get(1).is_some_and(|length| *length <= 8 || *length >= 0x80) {
        return Ok(Unwrapped { der: input.to_vec(), mends: vec![Mend::BinaryDer] });
    }
    let text = undressed(input).unwrap_or_else(|| plain(input));
    let found = unwrap_text(&text.bytes)?;
    // What was undone in the text around it is no matter of the CSR.
    let undone = text.undone.get(found.place).unwrap_or_default().iter().fold(0, |all, bits| all | bits);
    let mut mends = text.mends;
    mends.extend(bit::MENDS.into_iter().filter(|(bit, _)| undone & bit != 0).map(|(_, mend)| mend));
    let Unwrapped { mut der, mends: armour } = found.unwrapped;
    if der.starts_with(b"-----BEGIN") {
        der = unwrap_text(&der)?.unwrapped.der;
        mends.push(Mend::DoubleBase64);
    } else {
        mends.extend(armour);
    }
    // Smart dashes come in any number: they are told once.
    if mends.contains(&Mend::SmartDashes) {
        mends.retain(|mend| *mend != Mend::HeaderDashes);
    }
    mends.sort_unstable();
    mends.dedup();
    Ok(Unwrapped { der, mends })
}

/// PEM in the one form that every CA reads: 64 characters a line, `\n`, the plain label.
pub fn to_pem(der: &[u8]) -> String {
    wrap("CERTIFICATE REQUEST", der)
}

/// DER in armour.
pub(super) fn wrap(label: &str, der: &[u8]) -> String {
    let body = Base64::encode_string(der);
    let mut out = String::with_capacity(body.len() + body.len() / LINE + 80);
    for (edge, last) in [("BEGIN", false), ("END", true)] {
        out.push_str("-----");
        out.push_str(edge);
        out.push(' ');
        out.push_str(label);
        out.push_str("-----\n");
        let mut rest = body.as_str();
        while !last && !rest.is_empty() {
            let (line, after) = rest.split_at(rest.len().min(LINE));
            out.push_str(line);
            out.push('\n');
            rest = after;
        }
    }
    out
}

/// A `BEGIN` or `END` line.
struct Marker {
    /// Where it starts, dashes included, and where the text goes on after it.
    start: usize,
    end: usize,
    begins: bool,
    /// In upper case, single blanks.
    label: Vec<u8>,
    lower_case: bool,
    five_dashes: bool,
    dashes_before: usize,
}

/// A CSR in a text: what it is, and where its armour begins and ends.
struct Found {
    unwrapped: Unwrapped,
    place: Range<usize>,
}

fn unwrap_text(text: &[u8]) -> Result<Found, CsrProblem> {
    let markers = markers(text);
    let mut found: Vec<Found> = Vec::new();
    let mut problem = None;
    let mut unwraps = paste::UNWRAPS;
    for (at, marker) in markers.iter().enumerate().filter(|(_, marker)| marker.begins) {
        let next = markers.get(at + 1);
        let body = &text[marker.end..next.map_or(text.len(), |next| next.start)];
        let is_request_label = marker.label.ends_with(LABEL);
        let kind = if body.iter().all(u8::is_ascii_whitespace) { None } else { paste::body(body, &mut unwraps) };
        if !is_request_label && kind != Some(Pasted::Request) {
            continue;
        }
        let closed = next.is_some_and(|next| !next.begins);
        let line = text[..marker.start].rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        // A line that a comparison took away begins with one hyphen more.
        let before = if marker.dashes_before == 6 && line.trim_ascii().is_empty() { b"-" } else { line };
        match decode(body, before, closed) {
            Ok((der, mut mends)) => {
                let others = [Pasted::Certificate, Pasted::PublicKey, Pasted::Pkcs7, Pasted::Cmc, Pasted::Spkac];
                if kind.is_some_and(|kind| others.contains(&kind)) {
                    problem = kind.map(CsrProblem::Pasted);
                    continue;
                }
                note_armour(&mut mends, marker, next.filter(|_| closed));
                // What stands in the lines of the armour is told with what stands beside the others.
                let is_beside = [Mend::Quoted, Mend::LineMarks, Mend::Code].iter().any(|mend| mends.contains(mend));
                if markers.first().is_some_and(|first| has_text_before(&text[..first.start], is_beside))
                    || markers.last().is_some_and(|last| closed && has_text_after(&text[last.end..], is_beside))
                {
                    mends.push(Mend::SurroundingText);
                }
                if !found.iter().any(|other| other.unwrapped.der == der) {
                    let end = next.map_or(text.len(), |next| if closed { next.end } else { next.start });
                    found.push(Found { unwrapped: Unwrapped { der, mends }, place: marker.start..end });
                }
            }
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    match found.len() {
        0 => match problem {
            Some(problem) => Err(problem),
            None => bare(text),
        },
        1 => Ok(found.swap_remove(0)),
        several => Err(CsrProblem::MultipleBlocks(several)),
    }
}

/// Is there text before the first marker? `is_beside`: what stands in its line is no text but a mark.
fn has_text_before(text: &[u8], is_beside: bool) -> bool {
    let line = text.iter().rposition(|byte| is_line_end(*byte)).map_or(0, |at| at + 1);
    has_text(if is_beside { &text[..line] } else { text })
}

/// The same after the last marker.
fn has_text_after(text: &[u8], is_beside: bool) -> bool {
    let line = text.iter().position(|byte| is_line_end(*byte)).unwrap_or(text.len());
    has_text(if is_beside { &text[line..] } else { text })
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn has_text(text: &[u8]) -> bool {
    text.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte == FOREIGN)
}

fn note_armour(mends: &mut Vec<Mend>, begin: &Marker, end: Option<&Marker>) {
    // The sixth is a mark of the whole block, where it is one.
    let five_dashes = mends.contains(&Mend::LineMarks) || begin.five_dashes && end.is_none_or(|end| end.five_dashes);
    let lower_case = begin.lower_case || end.is_some_and(|end| end.lower_case);
    let closed = end.is_some_and(|end| end.label == begin.label);
    for (wrong, mend) in [
        (!five_dashes, Mend::HeaderDashes),
        (lower_case, Mend::HeaderCase),
        (!closed, Mend::EndLine),
        (begin.label == b"NEW CERTIFICATE REQUEST", Mend::NewLabel),
        (!begin.label.ends_with(LABEL), Mend::WrongLabel),
    ] {
        if wrong {
            mends.push(mend);
        }
    }
}

/// Base64 with no `BEGIN` line: from where a CSR starts to where the Base64 ends.
fn bare(text: &[u8]) -> Result<Found, CsrProblem> {
    let mut unwraps = paste::UNWRAPS;
    let start = paste::starts(text)
        .into_iter()
        .find(|&at| matches!(text[at], b'M' | b'L') && paste::body(&text[at..], &mut unwraps) == Some(Pasted::Request));
    let Some(start) = start else {
        return Err(CsrProblem::Pasted(match paste::recognise(text) {
            // The armour of a request that cannot be read as one.
            Pasted::Request => return Err(CsrProblem::MalformedDer),
            other => other,
        }));
    };
    // A mark or a number before the first line stands before the others too.
    let line = text[..start].iter().rposition(|byte| is_line_end(*byte)).map_or(0, |at| at + 1);
    let mark = &text[line..start];
    let is_mark = !mark.is_empty() && !mark.iter().any(u8::is_ascii_alphabetic);
    let start = if is_mark { line } else { start };
    let body = &text[start..];
    // Signs at the ends of a line stand beside it, as do digits before one; all others end the body.
    let mut end = 0;
    for line in body.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        let inner = line.trim_ascii().trim_ascii_start();
        let is_beside = |byte: &u8| is_sign(*byte) || *byte == b' ';
        let from = inner.iter().position(|byte| !byte.is_ascii_digit() && !is_beside(byte)).unwrap_or(inner.len());
        let to = inner.iter().rposition(|byte| !is_beside(byte)).map_or(from, |at| at + 1);
        let inner = inner.get(from..to).unwrap_or_default();
        // A lone `END` line follows: its dashes end the body.
        let dashes = inner.windows(2).position(|pair| pair == b"--");
        let foreign = inner.iter().position(|byte| !is_symbol(*byte) && !matches!(byte, b'=' | b'^' | b' ' | b'\t'));
        if let Some(stop) = dashes.into_iter().chain(foreign).min().filter(|_| !holds_text(line)) {
            let stop = line.len() - line.trim_ascii_start().len() + from + stop;
            end += stop;
            break;
        }
        end += line.len();
    }
    let (mut der, mut mends) = decode(&body[..end], if is_mark { mark } else { &[] }, false)?;
    // Words below the CSR are letters as its own are; it says itself how long it is.
    if let Some(announced) = announced(&der).filter(|announced| *announced < der.len()) {
        der.truncate(announced);
        mends.push(Mend::SurroundingText);
    }
    mends.push(Mend::NoArmour);
    Ok(Found { unwrapped: Unwrapped { der, mends }, place: start..start + end })
}

/// Bytes of a SEQUENCE by its own account, header included.
fn announced(der: &[u8]) -> Option<usize> {
    match der {
        [0x30, length @ ..=0x7f, ..] => Some(2 + usize::from(*length)),
        [0x30, 0x81, length, ..] => Some(3 + usize::from(*length)),
        [0x30, 0x82, high, low, ..] => Some(4 + usize::from(u16::from_be_bytes([*high, *low]))),
        _ => None,
    }
}

/// Decodes a body. `before` stands in its line before `BEGIN`. `closed`: its `END` line is there, so its padding must be right;
/// otherwise it may have been cut.
fn decode(body: &[u8], before: &[u8], closed: bool) -> Result<(Vec<u8>, Vec<Mend>), CsrProblem> {
    let Lines { lines, mut mends, is_hidden } = lines(body, before);
    let mut symbols = Vec::with_capacity(body.len());
    let mut padding = 0usize;
    let url = !lines.iter().any(|line| line.iter().any(|byte| matches!(byte, b'+' | b'/')));
    for (at, line) in lines.iter().enumerate() {
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
                // The `BEGIN` line is the first.
                _ => return Err(CsrProblem::ForeignSign(at + 2, char::from(if padding > 0 { b'=' } else { byte }))),
            }
        }
    }
    if symbols.is_empty() {
        let is_empty = !is_hidden && body.iter().all(|byte| !byte.is_ascii_graphic() || is_sign(*byte));
        return Err(if is_empty { CsrProblem::EmptyBody } else { CsrProblem::NoBase64 });
    }
    mends.sort_unstable();
    mends.dedup();
    // A soft line break of mail just before the `END` line looks like padding.
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

/// Every `BEGIN` and `END` line, however its dashes and letters are mangled.
fn markers(text: &[u8]) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let word = [b"BEGIN".as_slice(), b"END"].into_iter().find(|word| {
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && rest.get(word.len()).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'_'))
        });
        match word.and_then(|word| marker(text, found.last().map_or(0, |last: &Marker| last.end), at, word)) {
            Some(marker) => {
                at = marker.end;
                found.push(marker);
            }
            None => at += 1,
        }
    }
    found
}

/// The marker whose word stands at `at`; what stands before `floor` belongs to the marker before.
fn marker(text: &[u8], floor: usize, at: usize, word: &[u8]) -> Option<Marker> {
    let blanks = text[floor..at].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let before = text[floor..at - blanks].iter().rev().take_while(|byte| **byte == b'-').count();
    let start = if before > 0 { at - blanks - before } else { at };
    let rest = &text[at + word.len()..];
    let length =
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'\t' | b'_')).count();
    let after = rest[length..].iter().take_while(|byte| **byte == b'-').count();
    let label: Vec<u8> = rest[..length]
        .split(|byte| matches!(byte, b' ' | b'\t' | b'_'))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(&b' ')
        .to_ascii_uppercase();
    if label.is_empty() || before + after == 0 {
        return None;
    }
    let lower_case = text[at..at + word.len() + length].iter().any(u8::is_ascii_lowercase);
    let end = at + word.len() + length + after;
    Some(Marker {
        start,
        end,
        begins: word == b"BEGIN",
        label,
        lower_case,
        five_dashes: before == 5 && after == 5 && blanks == 0,
        dashes_before: before,
    })
}
