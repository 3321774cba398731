//! Compares the characters that we report as not allowed by IDNA2008 with the full derivation of RFC 5892, for every
//! code point.
//!
//! Our rule leaves out the steps that UTS 46 has already done. This derivation takes all of them, with the properties
//! of ICU4X.

use icu_properties::props::{
    ChangesWhenNfkcCasefolded, DefaultIgnorableCodePoint, GeneralCategory, HangulSyllableType, NoncharacterCodePoint,
    WhiteSpace,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use signet::rules::domain_name::{DomainNameProblem, DomainNameWarning};

use crate::judge::judge;

/// The result of the derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Derived {
    Allowed,
    InContext,
    Disallowed,
    Unassigned,
}

/// The derivation of RFC 5892 3, step by step.
fn derived(character: char) -> Derived {
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    let is_noncharacter = CodePointSetData::new::<NoncharacterCodePoint>().contains(character);
    let syllable = CodePointMapData::<HangulSyllableType>::new().get(character);
    // These are 2.2, unstable, and 2.3, ignorable properties: characters that NFKC and case folding change or drop.
    let is_changed = CodePointSetData::new::<ChangesWhenNfkcCasefolded>().contains(character)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || CodePointSetData::new::<WhiteSpace>().contains(character)
        || is_noncharacter;
    match character {
        'ß' | 'ς' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => Derived::Allowed,
        '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}' => Derived::InContext,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Derived::InContext,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => Derived::Disallowed,
        _ if category == GeneralCategory::Unassigned && !is_noncharacter => Derived::Unassigned,
        'a'..='z' | '0'..='9' | '-' => Derived::Allowed,
        '\u{200c}' | '\u{200d}' => Derived::InContext,
        _ if [HangulSyllableType::LeadingJamo, HangulSyllableType::VowelJamo, HangulSyllableType::TrailingJamo]
            .contains(&syllable) =>
        {
            Derived::Disallowed
        }
        _ if is_changed => Derived::Disallowed,
        '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d1ff}' | '\u{1d200}'..='\u{1d24f}' => Derived::Disallowed,
        _ if [
            GeneralCategory::LowercaseLetter,
            GeneralCategory::UppercaseLetter,
            GeneralCategory::OtherLetter,
            GeneralCategory::DecimalNumber,
            GeneralCategory::ModifierLetter,
            GeneralCategory::NonspacingMark,
            GeneralCategory::SpacingMark,
        ]
        .contains(&category) =>
        {
            Derived::Allowed
        }
        _ => Derived::Disallowed,
    }
}

/// The number of characters in one label. One at a time, the hundred thousand Chinese characters would take minutes.
const AT_ONCE: usize = 12;

/// Returns true if one of the characters is reported, and none if UTS 46 does not keep all of them in a name.
fn told(characters: &[char]) -> Option<bool> {
    let text: String = characters.iter().collect();
    // The text is tried alone, after a Latin letter, and after a Hebrew letter.
    ["", "a", "א"].iter().find_map(|before| {
        let verdict = judge().domain(&format!("{before}{text}.com"), false);
        let told = match &verdict.problem {
            Some(DomainNameProblem::StandIn { .. } | DomainNameProblem::Around { .. }) => true,
            Some(_) => return None,
            None => verdict.warnings.iter().any(|warning| matches!(warning, DomainNameWarning::Symbol { .. })),
        };
        verdict.unicode.contains(&text).then_some(told)
    })
}

/// All characters with this result of the derivation.
fn all(wanted: Derived) -> Vec<char> {
    ('\u{80}'..=char::MAX).filter(|character| derived(*character) == wanted).collect()
}

fn shown(characters: &[char]) -> Vec<String> {
    characters.iter().take(40).map(|character| format!("{character} U+{:04X}", u32::from(*character))).collect()
}

#[test]
fn no_letter_of_idna2008_is_told() {
    let (mut seen, mut other) = (0, Vec::new());
    for group in all(Derived::Allowed).chunks(AT_ONCE) {
        if told(group) == Some(false) {
            seen += group.len();
            continue;
        }
        for character in group {
            match told(&[*character]) {
                Some(false) => seen += 1,
                Some(true) => other.push(*character),
                None => {}
            }
        }
    }
    println!("IDNA2008: {seen} letters, digits and marks pass");
    assert!(other.is_empty(), "{} are told: {:?}", other.len(), shown(&other));
    assert!(seen > 130_000, "{seen}");
}

#[test]
fn every_character_that_idna2008_has_in_no_name_is_told() {
    let (mut seen, mut other) = (0, Vec::new());
    // UTS 46 keeps no private-use character in a name. There are too many of them to test each one.
    let is_private = |it: &char| CodePointMapData::<GeneralCategory>::new().get(*it) == GeneralCategory::PrivateUse;
    assert!(['\u{e000}', '\u{f8ff}', '\u{10fffd}'].iter().all(|it| is_private(it) && told(&[*it]).is_none()));
    for character in all(Derived::Disallowed).into_iter().filter(|character| !is_private(character)) {
        match told(&[character]) {
            Some(true) => seen += 1,
            Some(false) => other.push(character),
            None => {}
        }
    }
    println!("IDNA2008: {seen} signs are told");
    assert!(other.is_empty(), "{} pass: {:?}", other.len(), shown(&other));
    assert!(seen > 5_000, "{seen}");
}
