//! The company's name in the letters of its licence.
//!
//! Authority: Baseline Requirements 3.2.2.1 and 7.1.2.7 (the organization's name as in the records of the country's registry).

/// The countries whose registers write a company's name in another script than Latin. Hong Kong and Macao write it in both.
const OWN_SCRIPT: [&str; 9] = ["BY", "CN", "GR", "JP", "KR", "RU", "TH", "TW", "UA"];
/// Countries whose registers write a company's name in Latin letters only.
const LATIN: [&str; 30] = [
    "AT", "AU", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "HU", "IE", "IT", "LT", "LU",
    "LV", "MX", "NL", "NO", "NZ", "PL", "PT", "SE", "SG", "SK", "US",
];

/// Returns true if the name cannot be in the letters of a licence of the country.
pub(super) fn is_in_other_letters(name: &str, country: &str) -> bool {
    let mut letters = name.chars().filter(|character| character.is_alphabetic()).peekable();
    if letters.peek().is_none() {
        return false;
    }
    // Latin letters with accents end at U+024F.
    let is_latin = |letter: char| letter < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&letter);
    if OWN_SCRIPT.contains(&country) {
        letters.all(is_latin)
    } else {
        LATIN.contains(&country) && !letters.any(is_latin)
    }
}
