//! Every problem, warning and notice has a complete sentence in every language, with the words of the house style.

use signet::rules::company::{CompanyCodeProblem, CountryCodeProblem, PostCodeProblem};
use signet::rules::domain_list::{DomainListProblem, Notice};
use signet::rules::domain_name::{DomainNameProblem, DomainNameWarning};
use signet::rules::email::{EmailProblem, EmailWarning};
use signet::rules::invisible::{Hidden, Sign};
use signet::rules::phone::{PhoneProblem, PhoneWarning, UnusualPhone};
use signet::rules::plain_text::TextProblem;
use signet::text::{Language, company, domain_name, email, invisible, phone};

const NAME_CODES: [&str; 25] = [
    "empty",
    "ip-address",
    "web-address",
    "email-address",
    "too-few-labels",
    "unknown-top-level",
    "empty-label",
    "ends-in-dot",
    "label-too-long",
    "name-too-long",
    "character",
    "character-stand-in",
    "character-around",
    "character-invisible",
    "character-underscore",
    "character-hyphen-first",
    "character-hyphen-last",
    "reserved-hyphens",
    "malformed-idn",
    "several-wildcards",
    "misplaced-wildcard",
    "wildcard-on-public-suffix",
    "public-suffix",
    "reverse-zone",
    "onion",
];
const NAME_WARNINGS: [&str; 11] = [
    "symbol",
    "sign-read",
    "invisible",
    "private-suffix",
    "jp",
    "gov",
    "edu",
    "sensitive-word",
    "many-labels",
    "mixed-scripts",
    "look-alike",
];
const PHONE_CODES: [&str; 10] = [
    "empty",
    "letters",
    "character",
    "too-short",
    "too-long",
    "country-code-missing",
    "country-code-unknown",
    "too-short-for-region",
    "too-long-for-region",
    "not-in-use",
];

fn all(language: Language) -> Vec<String> {
    let field = if language == Language::English { "your phone" } else { "您的电话" };
    let text = || "77".to_owned();
    let mut said = Vec::new();
    for code in NAME_CODES {
        for detail in ["", "77"] {
            let problem = DomainNameProblem::from_parts(code, detail).expect(code);
            assert_eq!(problem.code(), code);
            said.push(domain_name::domain_name_problem(&problem, language));
        }
    }
    for code in NAME_WARNINGS {
        let warning = DomainNameWarning::from_parts(code, "77").expect(code);
        assert_eq!(
            (warning.code(), DomainNameWarning::from_parts(warning.code(), &warning.detail())),
            (code, Some(warning.clone()))
        );
        said.push(domain_name::domain_name_warning(&warning, language));
    }
    said.push(domain_name::domain_name_notice(&Notice::Repeated { times: 2 }, language));
    said.push(domain_name::domain_name_notice(&Notice::CoveredBy { wildcard: text() }, language));
    for problem in [
        DomainListProblem::Empty,
        DomainListProblem::TooManyPlain { given: 9, allowed: 5 },
        DomainListProblem::TooManyWildcards { given: 9, allowed: 5 },
        DomainListProblem::PlainNotBought { given: 1 },
        DomainListProblem::WildcardNotBought { given: 1 },
        DomainListProblem::CommonNameTooLong { octets: 65 },
        DomainListProblem::CommonNameIsWildcard,
    ] {
        said.push(domain_name::domain_list_problem(problem, language));
    }
    for code in PHONE_CODES {
        let problem = PhoneProblem::from_parts(code, "77").expect(code);
        assert_eq!(
            (problem.code(), PhoneProblem::from_parts(problem.code(), &problem.detail())),
            (code, Some(problem.clone()))
        );
        said.push(phone::phone_problem(&problem, field, "China", language));
    }
    for kind in UnusualPhone::ALL {
        let warning = PhoneWarning::Unusual { kind };
        assert_eq!(PhoneWarning::from_parts(warning.code(), ""), Some(warning.clone()));
        said.push(phone::phone_warning(&warning, "", language));
    }
    said.push(phone::phone_warning(&PhoneWarning::OtherRegion { region: text() }, "France", language));
    for problem in [
        EmailProblem::Empty,
        EmailProblem::TooLong { given: 300 },
        EmailProblem::NoAt,
        EmailProblem::SeveralAts,
        EmailProblem::NoLocalPart,
        EmailProblem::NoDomain,
        EmailProblem::LocalPartTooLong { given: 65 },
        EmailProblem::Dots,
        EmailProblem::Blank,
        EmailProblem::Character { character: ',' },
        EmailProblem::DisplayName { address: String::new() },
        EmailProblem::DisplayName { address: text() },
        EmailProblem::Copied { address: text() },
        EmailProblem::Invisible { hidden: Hidden { sign: Sign::Joiner, after: text() }, address: String::new() },
        EmailProblem::Invisible { hidden: Hidden { sign: Sign::Joiner, after: text() }, address: text() },
        EmailProblem::StandIn { character: '–', address: text() },
        EmailProblem::NotPublic { top_level: text(), suggestion: String::new() },
        EmailProblem::NotPublic { top_level: text(), suggestion: text() },
        EmailProblem::NotIdna { label: text() },
        EmailProblem::SingleLabel,
        EmailProblem::Label { label: text() },
        EmailProblem::IpAddress,
    ] {
        said.push(email::email_problem(&problem, field, language));
    }
    for warning in [
        EmailWarning::Typo { suggestion: text() },
        EmailWarning::FreeMail { domain: text() },
        EmailWarning::LocalPartNotAscii,
    ] {
        said.push(email::email_warning(&warning, language));
    }
    for problem in [
        TextProblem::Empty,
        TextProblem::TooLong { given: 9, allowed: 5 },
        TextProblem::Unprintable { character: '\u{fffd}' },
        TextProblem::Invisible(Hidden { sign: Sign::Tab, after: String::new() }),
    ] {
        said.push(company::text_problem(&problem, field, language));
        said.push(company::company_code_problem(&CompanyCodeProblem::Text(problem.clone()), field, language));
        said.push(company::post_code_problem(&PostCodeProblem::Text(problem), field, language));
    }
    for sign in Sign::ALL {
        said.push(invisible::invisible_problem(&Hidden { sign, after: "exam".to_owned() }, field, language));
    }
    for problem in [
        CompanyCodeProblem::SocialCreditLength { given: 17 },
        CompanyCodeProblem::SocialCreditCharacter { character: 'I' },
        CompanyCodeProblem::SocialCreditCheck,
    ] {
        said.push(company::company_code_problem(&problem, field, language));
    }
    said.push(company::post_code_problem(&PostCodeProblem::SixDigits, field, language));
    for problem in [CountryCodeProblem::Empty, CountryCodeProblem::Unknown] {
        said.push(company::country_code_problem(problem, field, language));
    }
    said
}

#[test]
fn every_sentence_is_complete_in_every_language() {
    for language in Language::ALL {
        for sentence in all(language) {
            assert!(!sentence.is_empty() && !sentence.contains(['{', '}']), "{sentence}");
            assert!(!sentence.ends_with('.'), "{sentence}");
        }
    }
}

#[test]
fn the_words_are_those_of_the_house() {
    for sentence in all(Language::English) {
        let lower = sentence.to_lowercase();
        let words: Vec<&str> = lower.split(|character: char| !character.is_alphabetic()).collect();
        for avoided in ["valid", "invalid", "please", "sorry", "oops", "required", "error"] {
            assert!(!words.contains(&avoided), "{sentence}");
        }
    }
    for sentence in all(Language::Chinese) {
        assert!(sentence.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)), "{sentence}");
    }
}

/// An earlier sentence, “Remove U+202E”, named an invisible character by its number.
#[test]
fn an_unseen_character_is_told_by_its_place_and_never_by_its_number() {
    let after = |after: &str| DomainNameProblem::Invisible { after: after.to_owned(), name: String::new() };
    let say = |problem: &DomainNameProblem| domain_name::domain_name_problem(problem, Language::English);
    assert_eq!(say(&after("exam")), "Remove the invisible character after “exam”");
    assert_eq!(say(&after("")), "Remove the invisible character at the start of the domain name");
    for character in ['\u{202e}', '\u{7}', '\u{200b}', '\u{e0001}'] {
        assert!(say(&DomainNameProblem::Character { character }).contains("invisible"), "{character:?}");
    }
    assert!(say(&DomainNameProblem::Character { character: '!' }).contains("“!”"));
}

#[test]
fn b6_a_text_of_somebody_else_cannot_hide_or_turn_anything() {
    use signet::application::{Place, Problem, ProblemKind};
    use signet::text::problems::problem;
    use signet::text::{FOREIGN_CHARS, foreign};
    assert_eq!(foreign("a\u{202e}b\u{2066}c\u{feff}"), "abc");
    assert_eq!(foreign("\u{1b}[31m\0\u{7f}\u{85}"), "␛[31m␀␡\u{fffd}");
    assert_eq!(foreign("one\r\ntwo\tthree"), "one\ntwo three");
    assert_eq!(foreign("<b>not</b> 林"), "<b>not</b> 林");
    let refused =
        Problem { place: Place::Elsewhere("/a\u{202e}b".to_owned()), kind: ProblemKind::Backend("x".repeat(20_000)) };
    for language in Language::ALL {
        let words = problem(&refused, language, &|_| String::new());
        assert!(words.chars().count() < FOREIGN_CHARS + 50, "{}", words.len());
        assert!(words.contains("…\u{2069}") && words.contains("\u{2068}/ab\u{2069}"), "{words}");
    }
}
