//! Invisible characters in names, addresses and codes.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use signet::contract::limits::PERSON_CHARS;
use signet::rules::company::{CompanyCode, CompanyName, Place, PostCode};
use signet::rules::invisible::{Hidden, Sign};
use signet::rules::plain_text::{self, TextProblem};
use signet::text::{Language, company};

/// One character of each kind that is dropped around words. Line breaks, tabs and controls are reported.
const AROUND_WORDS: [char; 21] = [
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{180e}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2064}',
    '\u{2066}',
    '\u{206f}',
    '\u{2800}',
    '\u{3164}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{e0041}',
];

fn name(typed: &str) -> Result<String, TextProblem> {
    plain_text::parse(typed, PERSON_CHARS)
}

#[track_caller]
fn told(typed: &str, sign: Sign, after: &str) {
    assert_eq!(name(typed), Err(TextProblem::Invisible(Hidden { sign, after: after.to_owned() })), "{typed:?}");
}

#[test]
fn what_nobody_sees_around_a_name_and_between_its_words_is_dropped() {
    for sign in AROUND_WORDS {
        let typed = format!("{sign}Ann{sign} {sign}Lee,{sign}王芳{sign} {sign}");
        assert_eq!(name(&typed), Ok("Ann Lee,王芳".to_owned()), "{sign:?}");
    }
    assert_eq!(name("\u{202a}\u{200b}Ann Lee\u{200b}\u{202c}"), Ok("Ann Lee".to_owned()));
    assert_eq!(name("\u{200b}\u{feff} "), Err(TextProblem::Empty));
    assert_eq!(plain_text::optional("\u{200b}", PERSON_CHARS), Ok(String::new()));
}

#[test]
fn what_nobody_sees_within_a_name_is_told_with_its_place() {
    for sign in AROUND_WORDS.into_iter().filter(|sign| *sign != '\u{ad}') {
        let told = name(&format!("Dr. Exam{sign}ple"));
        assert!(matches!(&told, Err(TextProblem::Invisible(hidden)) if hidden.after == "Exam"), "{sign:?} {told:?}");
    }
    told("Exam\u{ad}ple", Sign::SoftHyphen, "Exam");
    told("张\u{200b}三", Sign::ZeroWidthSpace, "张");
    told("a\u{202e}b", Sign::Direction, "a");
    told("Ann\tLee", Sign::Tab, "Ann");
    told("Ann\nLee", Sign::LineBreak, "Ann");
    told("a\u{7}b", Sign::Control, "a");
    told("Hotel Königinnenstraßen\u{2060}17", Sign::ZeroWidthSpace, "öniginnenstraßen");
    assert!(CompanyName::parse("Exam\u{3164}ple Ltd").is_err());
    assert!(Place::parse("1 Main\u{200d} Street").is_ok());
}

#[test]
fn the_sentence_names_the_sign_and_its_place_and_no_code_point() {
    let problem = CompanyName::parse("Exam\u{200b}ple Ltd").expect_err("hidden");
    assert_eq!(
        company::text_problem(&problem, "the company name", Language::English),
        "Remove the invisible character after “Exam” in the company name: put the cursor there and press Delete. \
         It is a zero-width space"
    );
    for sign in AROUND_WORDS {
        let problem = CompanyName::parse(&format!("甲{sign}乙")).err();
        for language in Language::ALL {
            let said = problem.as_ref().map(|problem| company::text_problem(problem, "X", language));
            assert!(said.is_none_or(|said| !said.contains("U+") && !said.contains(sign)), "{sign:?}");
        }
    }
}

#[test]
fn joiners_and_selectors_stay_where_a_script_needs_them() {
    for needed in
        ["علی\u{200c}رضا", "क्\u{200d}ष", "ශ්\u{200d}රී", "ന്\u{200d}", "র\u{200d}্যাব", "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ", "葛\u{e0100}城"]
    {
        assert_eq!(name(needed), Ok(needed.to_owned()));
        assert_eq!(name(&format!(" {needed} ")), Ok(needed.to_owned()));
    }
    for needless in ["a\u{200d}b", "王\u{200c}芳", "A\u{fe0f}B", "a\u{180e}b", "क\u{200d}ष"] {
        assert!(matches!(name(needless), Err(TextProblem::Invisible(_))), "{needless:?}");
    }
}

#[test]
fn a_joiner_stays_behind_every_virama_that_the_rules_of_names_know() {
    let is_name = |label: &str| {
        Uts46::new().to_ascii(label.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Ignore).is_ok()
    };
    let mut viramas = 0;
    for character in '\u{c0}'..='\u{1ffff}' {
        // A letter without a strong direction comes first, because a name may not begin with a mark.
        let joined = format!("क{character}\u{200d}क");
        let stays = name(&joined) == Ok(joined.clone());
        if is_name(&joined) {
            viramas += 1;
            assert!(stays, "{character:?}");
        } else if is_name(&format!("क{character}क")) {
            assert!(!stays, "{character:?}");
        }
    }
    assert!(viramas > 60, "{viramas}");
}

#[test]
fn a_chinese_code_is_read_without_what_nobody_sees() {
    let code = CompanyCode::parse("91350100\u{200b}M000100Y43\u{202c}", "CN").map(|code| code.as_str().to_owned());
    assert_eq!(code, Ok("91350100M000100Y43".to_owned()));
    let code = PostCode::parse("\u{202d}100\u{ad}000\u{200b}", "CN").map(|code| code.as_str().to_owned());
    assert_eq!(code, Ok("100000".to_owned()));
    assert!(PostCode::parse("SW1A\u{200b} 2AA", "GB").is_ok());
    assert!(PostCode::parse("SW1\u{200b}A 2AA", "GB").is_err());
}
