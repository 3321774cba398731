//! The entries of a text: finds, removes, replaces and moves them without touching the text around them.

use crate::rules::domain_name::{is_blank, is_invisible};

/// The place of one entry in the typed text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Entry {
    /// The entry as it was typed.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Finds the entries of a text. The separators are line breaks, commas, semicolons, vertical bars, spaces of every
/// width and `，；、`. A piece that holds only bullets, arrows or invisible characters is no entry; `CN = name` is one
/// entry.
pub fn split(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (is_separator(character), start) {
            (true, Some(from)) if !is_around_equals(text, from, at) => {
                entries.push(Entry { start: from, end: at });
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        entries.push(Entry { start: from, end: text.len() });
    }
    entries.retain(|entry| !entry.of(text).chars().all(is_list_mark));
    entries
}

fn is_separator(character: char) -> bool {
    matches!(character, ',' | ';' | '，' | '；' | '、' | '､' | '،' | '|')
        // Within a name, the byte order mark counts as an invisible character, not as a separator.
        || is_blank(character) && character != '\u{feff}'
}

/// Returns true if the separator is one of the two blanks of ` = ` and an entry comes before it. Certificates show
/// their subjects in this form.
fn is_around_equals(text: &str, from: usize, at: usize) -> bool {
    let (before, behind) = (text.get(from..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    behind.starts_with(" = ") || behind.starts_with(' ') && before.len() > 2 && before.ends_with(" =")
}

fn is_list_mark(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '•' | '·' | '→' | '=' | '>') || is_invisible(character)
}

/// Removes the entries with these indices from the text, and closes the gaps that they leave.
pub fn remove(text: &str, entries: &[usize]) -> String {
    let all = split(text);
    let mut out = String::with_capacity(text.len());
    let mut kept_until = 0;
    let mut drop_next_gap = false;
    for (index, entry) in all.iter().enumerate() {
        if entries.contains(&index) {
            if out.trim().is_empty() {
                drop_next_gap = true;
            }
        } else {
            let gap = if drop_next_gap { "" } else { gap_before(text, &all, index) };
            out.push_str(gap);
            out.push_str(entry.of(text));
            drop_next_gap = false;
        }
        kept_until = entry.end;
    }
    out.push_str(text.get(kept_until..).unwrap_or_default());
    out
}

fn gap_before<'a>(text: &'a str, all: &[Entry], index: usize) -> &'a str {
    let from = index.checked_sub(1).map_or(0, |before| all[before].end);
    text.get(from..all[index].start).unwrap_or_default()
}

/// Replaces one entry, for example with a suggested host.
pub fn replace(text: &str, entry: usize, name: &str) -> String {
    match split(text).get(entry) {
        Some(entry) => [&text[..entry.start], name, &text[entry.end..]].concat(),
        None => text.to_owned(),
    }
}

/// Moves the entry at `from` to the place of `to`. The separators stay where they are.
pub fn reorder(text: &str, from: usize, to: usize) -> String {
    let all = split(text);
    if from >= all.len() || to >= all.len() {
        return text.to_owned();
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let mut out = String::with_capacity(text.len());
    for (place, index) in order.into_iter().enumerate() {
        out.push_str(gap_before(text, &all, place));
        out.push_str(all[index].of(text));
    }
    out.push_str(all.last().and_then(|last| text.get(last.end..)).unwrap_or_default());
    out
}
