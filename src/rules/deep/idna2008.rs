//! The characters that IDNA2008 allows in a label. UTS 46 allows more: signs and symbols, which few registries sell.
//!
//! Authority: RFC 5892 2.6 and 3 (the derivation) and appendix A (the contexts). The labels have passed UTS 46, so they
//! have no unassigned, unstable or ignorable characters, and their joiners follow appendix A.1 and A.2.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup as Group};

use super::lookalike::{GREEK, HAN, HEBREW, KANA, script};

/// This dot joins parts of Catalan words. The katakana middle dot joins parts of Japanese words. Elsewhere both look
/// like a dot.
const MIDDLE_DOT: char = '·';
pub(super) const KATAKANA_MIDDLE_DOT: char = '・';

/// Finds the first character of a U-label that IDNA2008 does not allow in its place.
pub(crate) fn disallowed(label: &str) -> Option<char> {
    let mut before = None;
    for (at, character) in label.char_indices() {
        let after = label.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
        if !is_allowed(character, label, before, after) {
            return Some(character);
        }
        before = Some(character);
    }
    None
}

fn is_allowed(character: char, label: &str, before: Option<char>, after: Option<char>) -> bool {
    let is_of = |neighbour: Option<char>, wanted: u8| neighbour.is_some_and(|it| script(it) == wanted);
    match character {
        // The star is the label of a wildcard.
        'a'..='z' | '0'..='9' | '-' | '*' => true,
        // RFC 5892 2.6: these letters and marks are exceptions to the derivation.
        'ß' | 'ς' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '〇' | '\u{200c}' | '\u{200d}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => false,
        // Appendix A.3 to A.9.
        MIDDLE_DOT => before == Some('l') && after == Some('l'),
        '\u{375}' => is_of(after, GREEK),
        '\u{5f3}' | '\u{5f4}' => is_of(before, HEBREW),
        KATAKANA_MIDDLE_DOT => label.chars().any(|it| it != KATAKANA_MIDDLE_DOT && matches!(script(it), HAN | KANA)),
        '\u{660}'..='\u{669}' => !label.contains(|it| matches!(it, '\u{6f0}'..='\u{6f9}')),
        '\u{6f0}'..='\u{6f9}' => !label.contains(|it| matches!(it, '\u{660}'..='\u{669}')),
        // RFC 5892 2.9, conjoining jamo, and 2.4, marks for symbols and notes.
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}' => false,
        '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}' => false,
        // RFC 5892 2.1.
        _ => {
            let category = CodePointMapData::<GeneralCategory>::new().get(character);
            let letters_and_digits = Group::LowercaseLetter
                .union(Group::UppercaseLetter)
                .union(Group::OtherLetter)
                .union(Group::DecimalNumber)
                .union(Group::ModifierLetter)
                .union(Group::NonspacingMark)
                .union(Group::SpacingMark);
            letters_and_digits.contains(category)
        }
    }
}
