//! Finds the one CSR in a pasted text or a file, repairs its armour (RFC 7468) if that is safe, and decodes it to DER.

use core::ops::Range;

use base64ct::{Base64, Encoding};

use super::body::{LINE, cut, decode, extent, is_line_end, read_block};
use super::markers::{Marker, markers};
use super::paste::{self, Pasted};
use super::plain::{FOREIGN, Mend, bit, plain, undressed};
use super::problem::CsrProblem;

/// The DER of a CSR, and what was repaired in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwrapped {
    /// DER that has not been parsed yet.
    pub der: Vec<u8>,
    /// The repairs, each once, in the order in which they are shown.
    pub mends: Vec<Mend>,
}

/// The label of a CSR (RFC 7468 7).
const LABEL: &[u8] = b"CERTIFICATE REQUEST";

/// Finds the CSR in a text or in a file.
pub fn unwrap(input: &[u8]) -> Result<Unwrapped, CsrProblem> {
    match paste::recognise(input) {
        Pasted::Request | Pasted::Other => {}
        other => return Err(CsrProblem::Pasted(other)),
    }
    // A first byte 0x30 and a length below 9 or in the long form mark a DER file: no text starts like that.
    if input.first() == Some(&0x30) && input.get(1).is_some_and(|length| *length <= 8 || *length >= 0x80) {
        return Ok(Unwrapped { der: input.to_vec(), mends: vec![Mend::BinaryDer] });
    }
    let text = undressed(input).unwrap_or_else(|| plain(input));
    let found = unwrap_text(&text.bytes)?;
    // Repairs of the text around the CSR are not reported.
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
    // Smart dashes come in any number, so one report covers both.
    if mends.contains(&Mend::SmartDashes) {
        mends.retain(|mend| *mend != Mend::HeaderDashes);
    }
    mends.sort_unstable();
    mends.dedup();
    Ok(Unwrapped { der, mends })
}

/// PEM in the one form that every CA reads: 64 characters a line, line ends `\n`, the plain label.
pub fn to_pem(der: &[u8]) -> String {
    wrap("CERTIFICATE REQUEST", der)
}

/// Wraps DER in PEM armour with the given label.
pub(in crate::rules) fn wrap(label: &str, der: &[u8]) -> String {
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

/// A CSR in a text, with the place of its armour.
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
        let line = text[..marker.start].rsplit(|byte| is_line_end(*byte)).next().unwrap_or_default();
        // In a removed line of a diff, the marker has one hyphen more.
        let before = if marker.dashes_before == 6 && line.trim_ascii().is_empty() { b"-" } else { line };
        match read_block(body, before, closed) {
            Ok((der, mut mends)) => {
                let others = [Pasted::Certificate, Pasted::PublicKey, Pasted::Pkcs7, Pasted::Cmc, Pasted::Spkac];
                if kind.is_some_and(|kind| others.contains(&kind)) {
                    problem = kind.map(CsrProblem::Pasted);
                    continue;
                }
                note_armour(&mut mends, marker, next.filter(|_| closed));
                // If a mark was removed beside each line, the same mark in the line of a marker is no surrounding text.
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

/// Returns true if there is text before the first marker. With `is_beside`, the line of the marker does not count,
/// because it holds only a mark.
fn has_text_before(text: &[u8], is_beside: bool) -> bool {
    let line = text.iter().rposition(|byte| is_line_end(*byte)).map_or(0, |at| at + 1);
    has_text(if is_beside { &text[..line] } else { text })
}

/// Does the same for the text after the last marker.
fn has_text_after(text: &[u8], is_beside: bool) -> bool {
    let line = text.iter().position(|byte| is_line_end(*byte)).unwrap_or(text.len());
    has_text(if is_beside { &text[line..] } else { text })
}

fn has_text(text: &[u8]) -> bool {
    text.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte == FOREIGN)
}

fn note_armour(mends: &mut Vec<Mend>, begin: &Marker, end: Option<&Marker>) {
    // With line marks, a sixth dash belongs to the mark.
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

/// Reads Base64 without a `BEGIN` line, from the start of a CSR to the end of the Base64.
fn bare(text: &[u8]) -> Result<Found, CsrProblem> {
    let mut unwraps = paste::UNWRAPS;
    let start = paste::starts(text)
        .into_iter()
        .find(|&at| matches!(text[at], b'M' | b'L') && paste::body(&text[at..], &mut unwraps) == Some(Pasted::Request));
    let Some(start) = start else {
        return Err(CsrProblem::Pasted(match paste::recognise(text) {
            // The armour announces a request, but its contents are none.
            Pasted::Request => return Err(CsrProblem::MalformedDer),
            other => other,
        }));
    };
    // A mark or a number before the first line is before the other lines too.
    let line = text[..start].iter().rposition(|byte| is_line_end(*byte)).map_or(0, |at| at + 1);
    let mark = &text[line..start];
    let is_mark = !mark.is_empty() && !mark.iter().any(u8::is_ascii_alphabetic);
    let start = if is_mark { line } else { start };
    let body = &text[start..];
    let end = extent(body);
    let (mut der, mut mends) = decode(&body[..end], if is_mark { mark } else { &[] }, false)?;
    cut(&mut der, &mut mends);
    mends.push(Mend::NoArmour);
    Ok(Found { unwrapped: Unwrapped { der, mends }, place: start..start + end })
}
