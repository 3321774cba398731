//! Removes from the lines between `BEGIN` and `END` all that is beside the Base64: the quoting marks of e-mail, the
//! marks of a diff or of a comment, line numbers, program code around string literals, and the headers of older PEM.

use super::plain::{FOREIGN, Mend};

/// The result of cleaning a body.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    /// The lines that are left. They hold Base64 as far as it could be recognised, and none is empty.
    pub(super) left: Vec<&'a [u8]>,
    /// The kinds of text that were removed.
    pub(super) mends: Vec<Mend>,
    /// True if a line that was skipped as a header holds Base64.
    pub(super) is_hidden: bool,
}

/// A run of this many Base64 characters is no word.
const LONG: usize = 32;
/// Fewer numbered lines than this may be chance.
const NUMBERED: usize = 3;
/// The most digits of a line's number.
const DIGITS: usize = 5;

/// Removes the text beside the lines. `before` is the text before the `BEGIN` marker in its line. If every line begins
/// with it, it is a mark and no part of the CSR.
pub(super) fn lines<'a>(body: &'a [u8], before: &[u8]) -> Lines<'a> {
    let mut out = Lines::default();
    let mut lines: Vec<&[u8]> =
        body.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.trim_ascii().is_empty()).collect();
    let mark = before.trim_ascii();
    let is_marked = |line: &&[u8]| after_mark(line, mark).is_some();
    // Quotation marks are handled with the program code below.
    let is_code = matches!(mark.last(), Some(b'"' | b'\''));
    if !mark.is_empty() && !is_code && lines.len() > 1 && lines.iter().all(is_marked) {
        let is_quote = mark.iter().all(|byte| is_quote(*byte) || *byte == b' ');
        out.note(if is_quote { Mend::Quoted } else { Mend::LineMarks });
        lines = lines.iter().filter_map(|line| after_mark(line, mark)).map(<[u8]>::trim_ascii_start).collect();
    }
    if let Some(without) = without_numbers(&lines) {
        lines = without;
        out.note(Mend::LineMarks);
    }
    for line in lines {
        if is_header(line.trim_ascii()) {
            out.is_hidden |= longest_run(line) >= LONG;
            continue;
        }
        if line.iter().any(|byte| matches!(byte, b'"' | b'\'')) {
            out.add_texts(line);
        } else {
            out.add(line);
        }
    }
    if out.mends.contains(&Mend::Code) {
        out.mends.retain(|mend| !matches!(mend, Mend::Quoted | Mend::LineMarks));
    }
    out
}

/// Returns the rest of a line after a mark. A mark may hold a number that differs in each line: the time of a log, or
/// the number of a line as in `web.csr:12:` and `12 +`. A mark of a number alone is handled by [`without_numbers`],
/// because only consecutive numbers show that the digits are no Base64.
fn after_mark<'a>(line: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let line = line.trim_ascii_start();
    let is_beside_a_number = |byte: &u8| byte.is_ascii_digit() || is_separator(*byte);
    if mark.iter().all(is_beside_a_number) || mark.last().is_some_and(u8::is_ascii_digit) {
        return line.strip_prefix(mark);
    }
    let (mut rest, mut mark) = (line, mark);
    while let [first, after @ ..] = mark {
        let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (rest, mark) = match digits(mark) {
            0 => (rest.strip_prefix(&[*first])?, after),
            wanted => (rest.get(digits(rest)..).filter(|left| left.len() < rest.len())?, mark.get(wanted..)?),
        };
    }
    Some(rest)
}

/// Returns true for the signs between the number of a line and its text.
fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b':' | b'.' | b')' | b']' | b'|' | b'-')
}

impl<'a> Lines<'a> {
    fn note(&mut self, mend: Mend) {
        if !self.mends.contains(&mend) {
            self.mends.push(mend);
        }
    }

    /// Adds a line without the signs at its ends.
    fn add(&mut self, line: &'a [u8]) {
        let trimmed = line.trim_ascii();
        let is_beside = |byte: &u8| *byte == b' ' || *byte == b'\t' || is_sign(*byte);
        let end = trimmed.iter().rposition(|byte| !is_beside(byte)).map_or(0, |at| at + 1);
        // `cat -A` shows a carriage return as `^M`.
        let inner = trimmed[..end].strip_suffix(b"^M").unwrap_or(&trimmed[..end]);
        let start = inner.iter().position(|byte| !is_beside(byte)).unwrap_or(inner.len());
        let inner = &inner[start..];
        if inner.len() != trimmed.len() {
            let mut beside = trimmed[..start].iter().chain(&trimmed[start + inner.len()..]);
            let is_quoted = beside.all(|byte| is_quote(*byte) || matches!(byte, b' ' | b'\t'));
            self.note(if is_quoted { Mend::Quoted } else { Mend::LineMarks });
        }
        if inner.is_empty() {
            return;
        }
        if trimmed.len() != line.len() {
            self.note(Mend::Whitespace);
        }
        self.left.push(inner);
    }

    /// Adds the string literals of a line of program code, if they are Base64. `+` and `.` join texts, and `PHP_EOL` is
    /// a line end.
    fn add_texts(&mut self, line: &'a [u8]) {
        let joins = pieces(line).filter(|piece| !is_text(piece)).any(|piece| piece.iter().any(|byte| !is_quote(*byte)));
        let mut texts: Vec<&[u8]> = pieces(line).filter(is_text).collect();
        match texts.is_empty() {
            false if joins || texts.len() > 1 => self.note(Mend::Code),
            true if longest_run(line) < LONG => {
                self.note(if joins { Mend::Code } else { Mend::Quoted });
                return;
            }
            // The line is damaged, or it is one quoted text, so it is treated as any other line.
            _ => return self.add(line),
        }
        // A short text beside a line of Base64 is the name of a member.
        if texts.iter().any(|text| text.len() >= LONG) {
            texts.retain(|text| text.len() >= LONG);
        }
        self.left.extend(texts);
    }
}

/// Splits a line at its quotation marks.
fn pieces(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|byte| matches!(byte, b'"' | b'\'')).map(<[u8]>::trim_ascii)
}

fn is_text(piece: &&[u8]) -> bool {
    piece.iter().all(|byte| is_symbol(*byte) || *byte == b'=')
        && piece.iter().any(|byte| !matches!(byte, b'+' | b'-' | b'_' | b'='))
}

/// Returns true if a line of program code holds a text that may be Base64.
pub(super) fn holds_text(line: &[u8]) -> bool {
    line.iter().any(|byte| matches!(byte, b'"' | b'\'')) && pieces(line).any(|piece| is_text(&piece))
}

/// Returns true for `Name: value` (RFC 1421 4.4), as older PEM has it. A number before a line is no header.
fn is_header(line: &[u8]) -> bool {
    let Some(at) = line.iter().position(|byte| *byte == b':') else { return false };
    let is_name = |name: &[u8]| name.first().is_some_and(u8::is_ascii_alphabetic) && name.len() < LONG;
    is_name(&line[..at])
        && line[..at].iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b' '))
        && line.get(at + 1).is_none_or(u8::is_ascii_whitespace)
}

/// Removes the numbers of the lines, if each is the number before plus one. A number may be alone in the line before
/// its text, as in a copy of a web page. The first line may have lost its number.
fn without_numbers<'a>(lines: &[&'a [u8]]) -> Option<Vec<&'a [u8]>> {
    (0..2).find_map(|first| {
        let line = unbracket(lines.get(first)?);
        let digits = line.iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        (1..=digits).find_map(|digits| {
            let number: usize = str::from_utf8(&line[..digits]).ok()?.parse().ok()?;
            let width = if line[0] == b'0' { digits } else { 0 };
            let rest = strip(&lines[first..], number, width)?;
            Some([&lines[..first], rest.as_slice()].concat())
        })
    })
}

fn strip<'a>(lines: &[&'a [u8]], mut number: usize, width: usize) -> Option<Vec<&'a [u8]>> {
    let mut out = Vec::with_capacity(lines.len());
    let (mut numbered, mut is_alone) = (0, false);
    for line in lines {
        if let Some(rest) = unbracket(line).strip_prefix(format!("{number:0width$}").as_bytes()) {
            let start = rest.iter().position(|byte| !is_separator(*byte)).unwrap_or(rest.len());
            is_alone = start == rest.len();
            out.push(&rest[start..]);
            numbered += 1;
            number += 1;
        } else if is_alone {
            is_alone = false;
            out.push(line);
        } else {
            return None;
        }
    }
    (numbered >= NUMBERED).then_some(out)
}

/// The line from its number on, for `[12]`, `(12)`, `#12` and `L12`.
fn unbracket(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_start();
    match line {
        [b'[' | b'(' | b'#' | b'L', rest @ ..] if rest.first().is_some_and(u8::is_ascii_digit) => rest,
        _ => line,
    }
}

fn longest_run(line: &[u8]) -> usize {
    line.split(|byte| !is_symbol(*byte)).map(<[u8]>::len).max().unwrap_or_default()
}

/// Returns true for a character of Base64 or base64url (RFC 4648 4 and 5), without the padding.
pub(super) fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Returns true for the signs that e-mail programs and spreadsheets put around a line.
fn is_quote(byte: u8) -> bool {
    matches!(byte, b'>' | b'|' | b'"' | b'\'' | b',' | b'*' | b'#')
}

/// Returns true for signs that can be beside Base64 but not in it: punctuation, and signs beyond ASCII.
pub(super) fn is_sign(byte: u8) -> bool {
    byte == FOREIGN || byte.is_ascii_punctuation() && byte != b'=' && !is_symbol(byte)
}
