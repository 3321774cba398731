//! Finds the `BEGIN` and `END` lines of a text (RFC 7468 3), even if their dashes and letters were changed.

/// A `BEGIN` or `END` line.
pub(super) struct Marker {
    /// The start of the line, including its dashes. `end` is the first byte after it.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) begins: bool,
    /// The label in upper case with single blanks.
    pub(super) label: Vec<u8>,
    pub(super) lower_case: bool,
    pub(super) five_dashes: bool,
    pub(super) dashes_before: usize,
}

/// Finds every `BEGIN` and `END` line.
pub(super) fn markers(text: &[u8]) -> Vec<Marker> {
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

/// Reads the marker whose word starts at `at`. The text before `floor` belongs to the previous marker.
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
