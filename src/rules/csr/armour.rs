//! From what was pasted to DER: finds the one CSR in it and mends its armour (RFC 7468) where that can be done safely.

use base64ct::{Base64, Encoding};

use super::paste::{self, Pasted};
use super::plain::{Mend, Plain, plain};
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
    let mut text = plain(input);
    break_lines(&mut text);
    let mut unwrapped = unwrap_text(&text.bytes)?;
    if unwrapped.der.starts_with(b"-----BEGIN") {
        let inner = unwrap_text(&unwrapped.der)?;
        unwrapped = Unwrapped { der: inner.der, mends: vec![Mend::DoubleBase64] };
    }
    let mut mends = text.mends;
    for mend in unwrapped.mends {
        // Smart dashes come in any number: they are told once.
        if !(mends.contains(&mend) || mend == Mend::HeaderDashes && mends.contains(&Mend::SmartDashes)) {
            mends.push(mend);
        }
    }
    mends.sort_unstable();
    Ok(Unwrapped { der: unwrapped.der, mends })
}

/// The line breaks of a web page's source, `<br>`, are line ends.
fn break_lines(text: &mut Plain) {
    let bytes = core::mem::take(&mut text.bytes);
    let mut rest = bytes.as_slice();
    while let [first, after @ ..] = rest {
        let is_break = rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(b"<br"));
        let end = rest.iter().take(6).position(|byte| *byte == b'>').filter(|_| is_break);
        if end.is_some() {
            text.note(Mend::Escapes);
        }
        text.bytes.push(if end.is_some() { b'\n' } else { *first });
        rest = end.map_or(after, |end| &rest[end + 1..]);
    }
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
}

fn unwrap_text(text: &[u8]) -> Result<Unwrapped, CsrProblem> {
    let markers = markers(text);
    let mut found: Vec<Unwrapped> = Vec::new();
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
        match decode(body, closed) {
            Ok((der, mut mends)) => {
                if matches!(kind, Some(Pasted::Certificate | Pasted::PublicKey | Pasted::Pkcs7 | Pasted::Spkac)) {
                    problem = kind.map(CsrProblem::Pasted);
                    continue;
                }
                note_armour(&mut mends, marker, next.filter(|_| closed));
                if markers.first().is_some_and(|first| has_text(&text[..first.start]))
                    || markers.last().is_some_and(|last| closed && has_text(&text[last.end..]))
                {
                    mends.push(Mend::SurroundingText);
                }
                if !found.iter().any(|other| other.der == der) {
                    found.push(Unwrapped { der, mends });
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

fn has_text(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_alphanumeric)
}

fn note_armour(mends: &mut Vec<Mend>, begin: &Marker, end: Option<&Marker>) {
    let five_dashes = begin.five_dashes && end.is_none_or(|end| end.five_dashes);
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
fn bare(text: &[u8]) -> Result<Unwrapped, CsrProblem> {
    let mut unwraps = paste::UNWRAPS;
    let start = (0..text.len()).find(|&at| {
        let starts = matches!(text[at], b'M' | b'L') && (at == 0 || !is_base64(text[at - 1]));
        starts && paste::body(&text[at..], &mut unwraps) == Some(Pasted::Request)
    });
    let Some(start) = start else {
        return Err(CsrProblem::Pasted(match paste::recognise(text) {
            // The armour of a request that cannot be read as one.
            Pasted::Request => return Err(CsrProblem::MalformedDer),
            other => other,
        }));
    };
    let body = &text[start..];
    let foreign = |byte: &u8| {
        !is_base64(*byte) && !byte.is_ascii_whitespace() && !is_quote(*byte) && !matches!(byte, b'=' | b'_' | b'-')
    };
    let end = body.iter().position(foreign).unwrap_or(body.len());
    // A lone `END` line follows: its dashes end the body.
    let end = body[..end].windows(2).position(|pair| pair == b"--").unwrap_or(end);
    let (der, mut mends) = decode(&body[..end], false)?;
    mends.push(Mend::NoArmour);
    Ok(Unwrapped { der, mends })
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// What mail programs and spreadsheets put around a line.
fn is_quote(byte: u8) -> bool {
    matches!(byte, b'>' | b'|' | b'"' | b'\'' | b',' | b'*' | b'#')
}

/// Decodes a body. `closed`: its `END` line is there, so its padding must be right; otherwise it may have been cut.
fn decode(body: &[u8], closed: bool) -> Result<(Vec<u8>, Vec<Mend>), CsrProblem> {
    let mut mends = Vec::new();
    let mut symbols = Vec::with_capacity(body.len());
    let mut padding = 0usize;
    let url = !body.iter().any(|byte| matches!(byte, b'+' | b'/'));
    for line in body.split(|byte| matches!(byte, b'\n' | b'\r')) {
        let trimmed = line.trim_ascii();
        // A header line of older PEM, as `Version: 1`.
        if trimmed.contains(&b':') {
            continue;
        }
        let inner: &[u8] = {
            let start = trimmed.iter().position(|byte| !is_quote(*byte) && *byte != b' ').unwrap_or(trimmed.len());
            let end = trimmed.iter().rposition(|byte| !is_quote(*byte) && *byte != b' ').map_or(start, |at| at + 1);
            trimmed.get(start..end).unwrap_or_default()
        };
        if inner.len() != trimmed.len() {
            mends.push(Mend::Quoted);
        }
        if !inner.is_empty() && (trimmed.len() != line.len() || inner.len() > LINE) {
            mends.push(Mend::Whitespace);
        }
        for &byte in inner {
            match byte {
                b'=' => padding += 1,
                b' ' | b'\t' => mends.push(Mend::Whitespace),
                _ if padding > 0 => return Err(CsrProblem::BadBase64),
                b'-' if url => symbols.push(b'+'),
                b'_' if url => symbols.push(b'/'),
                _ if is_base64(byte) => symbols.push(byte),
                _ => return Err(CsrProblem::BadBase64),
            }
        }
    }
    if symbols.is_empty() {
        return Err(CsrProblem::EmptyBody);
    }
    mends.sort_unstable();
    mends.dedup();
    if closed && (padding > 2 || !(symbols.len() + padding).is_multiple_of(4)) {
        return Err(CsrProblem::BadBase64);
    }
    Ok((paste::decode(&symbols, symbols.len()), mends))
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
    })
}
