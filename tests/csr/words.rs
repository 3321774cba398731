//! The text of a subject, in every string type and in the charsets that programs put there; and extensions that are
//! requested twice.

use signet::rules::csr::compare::{Difference, FormAnswers, SubjectPart, compare};
use signet::rules::csr::judge;
use signet::rules::csr::judge::{Judgement, Outcome};
use signet::rules::csr::problem::{CsrProblem, CsrWarning};
use signet::text::Language;
use signet::text::csr::problem_text;
use signet::text::csr_report::report;

use crate::asn1::{element, oid, sequence};
use crate::made::{EXTENSION_REQUEST, Made, alternative_names, attribute, extension_request};

const NUMERIC: u8 = 0x12;
const PRINTABLE: u8 = 0x13;
const T61: u8 = 0x14;
const IA5: u8 = 0x16;
const VISIBLE: u8 = 0x1a;
const GENERAL: u8 = 0x1b;
const UNIVERSAL: u8 = 0x1c;
const BMP: u8 = 0x1e;
const UTF8: u8 = 12;

/// Microsoft's older name of the extension request.
const OLDER_REQUEST: &str = "1.3.6.1.4.1.311.2.1.14";

const COMPANY: &str = "杭州示例科技有限公司（深圳）";

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn latin1(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

/// The judgement of a CSR whose organisation is this text.
fn of_company(tag: u8, text: &[u8]) -> Judgement {
    let subject =
        vec![attribute("2.5.4.10", &element(tag, text)), attribute("2.5.4.3", &element(UTF8, b"www.example.com"))];
    judge(Made { subject, ..Made::default() }.pem().as_bytes())
}

#[track_caller]
fn says(tag: u8, text: &[u8], expected: &str) {
    let judgement = of_company(tag, text);
    assert_eq!(judgement.verdict(), Outcome::Accept, "{:?}", judgement.problems);
    let facts = judgement.facts.unwrap();
    assert_eq!(facts.organisation.name.as_deref(), Some(expected), "{tag:#x} {text:x?}");
    let answers = |company: &str| FormAnswers {
        domains: vec!["www.example.com".to_owned()],
        company: company.to_owned(),
        ..FormAnswers::default()
    };
    assert_eq!(compare(&facts, &answers(expected)), [], "{expected}");
    let other =
        Difference::Organisation { part: SubjectPart::Company, csr: expected.to_owned(), form: "Other".to_owned() };
    assert_eq!(compare(&facts, &answers("Other")), [other]);
}

#[test]
fn a_chinese_company_in_a_string_type_for_few_letters_is_read_by_what_it_says() {
    for tag in [T61, PRINTABLE, IA5, VISIBLE, GENERAL, NUMERIC] {
        says(tag, COMPANY.as_bytes(), COMPANY);
        says(tag, &gbk(COMPANY), COMPANY);
        says(tag, &gbk("深圳"), "深圳");
        says(tag, &gbk("ABC 中国 (上海) Co., Ltd."), "ABC 中国 (上海) Co., Ltd.");
        says(tag, b"Example Trading Co., Ltd.", "Example Trading Co., Ltd.");
    }
}

/// GBK and Latin-1 share their bytes. A word in a European language stays one.
#[test]
fn a_european_company_in_latin_1_is_not_taken_for_chinese() {
    for name in [
        "Müller & Söhne GmbH",
        "Größe AG",
        "GRÖßE ÄÖÜ",
        "Société Générale",
        "Compañía Española",
        "Hébété élévation",
        "Ærøskøbing Åse",
        "L’Oréal – “Paris” €",
        "Þórður Íslandsbanki",
        "NESCAFÉ Ø",
        "AÇÃO São João",
    ] {
        for tag in [T61, PRINTABLE, IA5] {
            says(tag, &latin1(name), name);
        }
        says(UTF8, name.as_bytes(), name);
    }
}

#[test]
fn words_that_a_program_took_for_latin_1_and_wrote_as_utf_8_are_read_by_what_they_say() {
    let mixed = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
    says(UTF8, mixed(COMPANY.as_bytes()).as_bytes(), COMPANY);
    says(UTF8, mixed(&gbk(COMPANY)).as_bytes(), COMPANY);
    let units = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    says(BMP, &units(&mixed(COMPANY.as_bytes())), COMPANY);
    // A text that may be intended as it is stays unchanged.
    says(UTF8, "CAFÉ® Ãlex".as_bytes(), "CAFÉ® Ãlex");
}

#[test]
fn two_and_four_bytes_a_character_are_read() {
    let two: Vec<u8> = COMPANY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    says(BMP, &two, COMPANY);
    let four: Vec<u8> = "示例 𠮷野 Co".chars().flat_map(|character| u32::from(character).to_be_bytes()).collect();
    says(UNIVERSAL, &four, "示例 𠮷野 Co");
    // One byte too many means damage.
    assert_eq!(of_company(UNIVERSAL, &four[1..]).problems, [CsrProblem::MalformedDer]);
    assert_eq!(of_company(BMP, &two[1..]).problems, [CsrProblem::MalformedDer]);
}

#[test]
fn text_that_is_called_utf_8_and_is_not_is_refused_by_that_cause_and_shown() {
    for (bytes, shown) in [(gbk(COMPANY), COMPANY), (latin1("Müller"), "Müller")] {
        let judgement = of_company(UTF8, &bytes);
        assert_eq!(judgement.problems, [CsrProblem::BadText(shown.to_owned())]);
        for language in Language::ALL {
            assert!(problem_text(&judgement.problems[0], language).contains(shown));
        }
    }
}

/// The judgement of a request with these attributes.
fn asking(attributes: Vec<Vec<u8>>) -> Judgement {
    judge(Made { attributes, ..Made::default() }.pem().as_bytes())
}

fn names(names: &[&str]) -> Vec<u8> {
    alternative_names(&names.iter().map(|name| element(0x82, name.as_bytes())).collect::<Vec<_>>())
}

fn key_usage() -> Vec<u8> {
    sequence(&[oid("2.5.29.15"), element(4, &[3, 2, 5, 0xa0])])
}

#[test]
fn names_and_usages_asked_for_in_two_lists_are_read_together() {
    let names = names(&["www.example.com", "example.com"]);
    let first = extension_request(EXTENSION_REQUEST, &[key_usage()]);
    for second in [
        extension_request(EXTENSION_REQUEST, std::slice::from_ref(&names)),
        extension_request(OLDER_REQUEST, std::slice::from_ref(&names)),
    ] {
        let judgement = asking(vec![first.clone(), second]);
        assert_eq!(judgement.problems, []);
        assert_eq!(judgement.warnings, [CsrWarning::SeveralRequests(2)]);
        assert_eq!(judgement.facts.unwrap().domains(), ["www.example.com", "example.com"]);
    }
    // There are two lists in one attribute. An empty list does not count.
    let two = sequence(&[
        oid(EXTENSION_REQUEST),
        element(0x31, &[sequence(&[key_usage()]), sequence(std::slice::from_ref(&names))].concat()),
    ]);
    assert_eq!(asking(vec![two]).warnings, [CsrWarning::SeveralRequests(2)]);
    let empty = extension_request(OLDER_REQUEST, &[]);
    let judgement = asking(vec![empty, extension_request(EXTENSION_REQUEST, &[names])]);
    assert_eq!((judgement.problems, judgement.warnings), (vec![], vec![]));
}

#[test]
fn the_same_list_under_both_names_is_a_copy_and_another_one_a_contradiction() {
    let one = names(&["www.example.com"]);
    let other = names(&["www.example.com", "other.example.com"]);
    let both = |one: &[u8], other: &[u8]| {
        asking(vec![
            extension_request(EXTENSION_REQUEST, &[one.to_vec()]),
            extension_request(OLDER_REQUEST, &[other.to_vec()]),
        ])
    };
    assert_eq!(both(&one, &one).problems, []);
    assert_eq!(both(&one, &other).problems, [CsrProblem::DuplicateExtension("2.5.29.17".to_owned())]);
    // Within one list even a copy is refused (RFC 5280 4.2).
    let twice = asking(vec![extension_request(EXTENSION_REQUEST, &[one.clone(), one])]);
    assert_eq!(twice.problems, [CsrProblem::DuplicateExtension("2.5.29.17".to_owned())]);
}

#[test]
fn an_attribute_that_no_ca_reads_may_hold_what_it_likes() {
    let challenge =
        sequence(&[oid("1.2.840.113549.1.9.7"), element(0x31, &[element(12, b"one"), element(12, b"two")].concat())]);
    let unknown = sequence(&[oid("1.3.6.1.4.1.311.13.2.3"), element(0x31, &element(UNIVERSAL, &[0, 0, 0, 0x41]))]);
    let list = extension_request(EXTENSION_REQUEST, &[names(&["www.example.com"])]);
    let judgement = asking(vec![challenge, unknown, list]);
    assert_eq!((judgement.problems, judgement.warnings), (vec![], vec![]));
}

#[test]
fn a_name_of_another_kind_is_named() {
    let user = |kind: &str, value: Vec<u8>| element(0xa0, &[oid(kind), element(0xa0, &value)].concat());
    let directory = |text: &[u8]| {
        sequence(&[attribute("2.5.4.3", &element(UTF8, b"example")), attribute("2.5.4.10", &element(T61, text))])
    };
    for (name, expected) in [
        (
            user("1.3.6.1.4.1.311.20.2.3", element(UTF8, b"lin@example.com")),
            CsrProblem::UserName("lin@example.com".to_owned()),
        ),
        (element(0xa4, &directory(&gbk("示例公司"))), CsrProblem::DirectoryName("CN=example, O=示例公司".to_owned())),
        (
            user("1.3.6.1.5.5.7.8.9", element(UTF8, "林@example.com".as_bytes())),
            CsrProblem::EmailName("林@example.com".to_owned()),
        ),
        (
            user("1.3.6.1.5.5.7.8.7", element(IA5, b"_ldap.example.com")),
            CsrProblem::OtherName("_ldap.example.com".to_owned()),
        ),
        (user("1.3.6.1.5.2.2", sequence(&[])), CsrProblem::OtherName("1.3.6.1.5.2.2".to_owned())),
        (element(0x88, &[0x2a, 3]), CsrProblem::OtherName("1.2.3".to_owned())),
        (element(0xa0, &[1]), CsrProblem::OtherName(String::new())),
        (element(0x87, &[1, 2, 3]), CsrProblem::OtherName(String::new())),
    ] {
        let list = alternative_names(&[element(0x82, b"www.example.com"), name]);
        let judgement = asking(vec![extension_request(EXTENSION_REQUEST, &[list])]);
        assert_eq!(judgement.problems, [expected]);
        for language in Language::ALL {
            let report = report(&judgement, &FormAnswers::default(), language);
            let shown = judgement.facts.as_ref().unwrap().alternative_names[1].text().unwrap_or_default();
            assert!(report.problems[0].contains(shown), "{}", report.problems[0]);
        }
    }
}
