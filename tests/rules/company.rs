//! Company data and free text.

use signet::rules::company::{
    CompanyCode, CompanyCodeProblem as Code, CompanyName, CountryCode, PostCode, PostCodeProblem,
};
use signet::rules::plain_text::{self, TextProblem};

#[test]
fn lengths_are_counted_in_characters_of_any_script() {
    assert!(CompanyName::parse(&"公".repeat(64)).is_ok());
    assert_eq!(CompanyName::parse(&"公".repeat(65)), Err(TextProblem::TooLong { given: 65, allowed: 64 }));
    assert_eq!(CompanyName::parse(" \u{3000}"), Err(TextProblem::Empty));
    assert_eq!(plain_text::parse(" Zoë 王 ", 5), Ok("Zoë 王".to_owned()));
    assert_eq!(plain_text::parse("a\u{fffd}b", 5), Err(TextProblem::Unprintable { character: '\u{fffd}' }));
    assert_eq!(plain_text::parse("", 5), Err(TextProblem::Empty));
    assert_eq!(plain_text::optional("", 5), Ok(String::new()));
}

#[test]
fn a_unified_social_credit_code_proves_itself() {
    let code = |text: &str| CompanyCode::parse(text, "CN").map(|code| code.as_str().to_owned());
    assert_eq!(code("91350100M000100Y43"), Ok("91350100M000100Y43".to_owned()));
    assert_eq!(code(" 9135 0100 m000100y43 "), Ok("91350100M000100Y43".to_owned()));
    assert_eq!(code("91350100M000100Y44"), Err(Code::SocialCreditCheck));
    assert_eq!(code("91350100M000100Y4"), Err(Code::SocialCreditLength { given: 17 }));
    assert_eq!(code("91350100I000100Y43"), Err(Code::SocialCreditCharacter { character: 'I' }));
    assert_eq!(code(""), Err(Code::Text(TextProblem::Empty)));
    assert!(CompanyCode::parse("HRB 12345", "DE").is_ok());
}

#[test]
fn every_single_mistyped_character_of_a_code_is_found() {
    let right = "91350100M000100Y43";
    for place in 0..right.len() {
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().filter(|other| !right[place..].starts_with(*other)) {
            let mut typed = right.to_owned();
            typed.replace_range(place..=place, &other.to_string());
            assert_eq!(CompanyCode::parse(&typed, "CN"), Err(Code::SocialCreditCheck), "{typed}");
        }
    }
}

#[test]
fn a_chinese_postal_code_has_six_digits_and_others_are_free() {
    let code = |text: &str, country: &str| PostCode::parse(text, country).map(|code| code.as_str().to_owned());
    assert_eq!(code("１０００００", "CN"), Ok("100000".to_owned()));
    assert_eq!(code("10000", "CN"), Err(PostCodeProblem::SixDigits));
    assert_eq!(code("sw1a 2aa", "GB"), Ok("SW1A 2AA".to_owned()));
}

#[test]
fn a_country_is_an_assigned_code() {
    assert_eq!(CountryCode::parse("cn").map(|code| code.as_str()), Ok("CN"));
    assert!(CountryCode::parse("XX").is_err());
    // Two adjacent codes contain a third one between them.
    assert!(CountryCode::parse("DA").is_err());
    assert_eq!(signet::rules::company::country_codes().count(), 249);
}
