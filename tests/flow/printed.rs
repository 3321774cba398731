//! Tests the code of a printed form: what it says, and how a form compares with the answers of now.

use signet::application::{Answers, Comparison, DeepRules, Draft, FieldId};
use signet::contract::{DomainType, Product, ValidationLevel};
use signet::rules::phone::PhoneVerdict;
use signet::rules::printed_code::{NOT_KNOWN, PrintedCode};

const ORDER: &str = "98987582437920969";
const FORM: &str = "organizationForm";

/// Deep rules that know Chinese phone numbers with and without their country code.
struct Phones;

impl DeepRules for Phones {
    fn phone(&self, typed: &str, _country: &str) -> Option<PhoneVerdict> {
        let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
        let digits = typed.trim_start_matches("+86").trim_start_matches('0');
        Some(PhoneVerdict { e164: format!("+86{digits}"), ..PhoneVerdict::default() })
    }
}

/// Deep rules that have judged nothing so far.
struct Nothing;

impl DeepRules for Nothing {}

fn product(level: ValidationLevel) -> Product {
    Product {
        name: "Customer portal".to_owned(),
        brand: "Northlight".to_owned(),
        validation_level: level,
        domain_type: DomainType::Multi,
        domain_count: 5,
        wild_domain_count: 0,
        validation_methods: Vec::new(),
    }
}

fn draft() -> Draft {
    let mut draft = Draft::default();
    for (id, answer) in [
        (FieldId::Domains, "www.example.com\nshop.example.com"),
        (FieldId::CompanyName, "Harbour Tea Limited"),
        (FieldId::CompanyType, "business"),
        (FieldId::CompanyCode, "91350100M000100Y43"),
        (FieldId::CompanyPhone, "021 5555 0100"),
        (FieldId::CountryCode, "CN"),
        (FieldId::Address, "1 Example Road"),
        (FieldId::ApplicantName, "Lin Wei"),
        (FieldId::ApplicantPhone, "+86 138 0013 8000"),
        (FieldId::ApplicantEmail, "lin@example.com"),
    ] {
        draft.set(id, answer.to_owned());
    }
    draft
}

fn printed(draft: &Draft, deep: &dyn DeepRules) -> PrintedCode {
    Answers { order_id: ORDER, product: &product(ValidationLevel::Ov), typed: draft, deep }.code(FORM)
}

fn compare(code: &PrintedCode, now: &Draft, deep: &dyn DeepRules) -> Comparison {
    let product = product(ValidationLevel::Ov);
    Answers { order_id: ORDER, product: &product, typed: now, deep }.compare(code.clone(), FORM)
}

#[track_caller]
fn check(id: FieldId, answer: &str, expected: &Comparison) {
    let mut now = draft();
    now.set(id, answer.to_owned());
    assert_eq!(compare(&printed(&draft(), &Phones), &now, &Phones), *expected, "{id:?} {answer:?}");
}

#[test]
fn the_code_can_be_read_and_holds_no_answer() {
    let code = printed(&draft(), &Phones);
    let text = code.to_text().unwrap();
    assert_eq!(PrintedCode::parse(&text), Some(code));
    assert!(text.starts_with("SIGNET1:98987582437920969:organizationForm:"), "{text}");
    assert!(text.len() < 84, "a code of 37 modules holds it: {text}");
    for answer in ["Harbour", "Lin", "138", "example"] {
        assert!(!text.contains(answer), "{text}");
    }
}

#[test]
fn a_text_of_anybody_else_is_not_a_code() {
    for text in [
        "",
        "https://example.com/",
        "SIGNET1",
        "SIGNET1:",
        "SIGNET1:1:form",
        "SIGNET1:1:form:A",
        "SIGNET1:1:form:AB:CD",
        "SIGNET1:1:form:A*",
        "SIGNET1::form:AB",
        "SIGNET1:1::AB",
        "SIGNET1:1:a form:AB",
        "SIGNET2:1:form:AB",
        "signet1:1:form:AB",
    ] {
        assert_eq!(PrintedCode::parse(text), None, "{text:?}");
    }
    assert_eq!(PrintedCode::parse(&format!("SIGNET1:1:{}:AB", "x".repeat(200))), None);
}

#[test]
fn an_order_or_a_document_that_would_be_misread_has_no_code() {
    let code = |order: &str, document: &str| PrintedCode {
        order_id: order.to_owned(),
        document_type: document.to_owned(),
        marks: vec![1, NOT_KNOWN],
    };
    assert!(code("1", "form").to_text().is_some());
    for (order, document) in [("1:2", "form"), ("1", "a:b"), ("", "form"), ("1", ""), ("1", "表"), ("1 2", "form")] {
        assert_eq!(code(order, document).to_text(), None, "{order} {document}");
    }
}

#[test]
fn the_changed_answers_are_named_and_no_others() {
    let changed = |ids: &[FieldId]| Comparison::Changed(ids.to_vec());
    check(FieldId::Address, "2 Example Road", &changed(&[FieldId::Address]));
    check(FieldId::ApplicantName, "Lin Wai", &changed(&[FieldId::ApplicantName]));
    check(FieldId::Domains, "www.example.com", &changed(&[FieldId::Domains]));
    check(FieldId::CompanyType, "private", &changed(&[FieldId::CompanyType]));
    check(FieldId::ApplicantTitle, "Engineer", &changed(&[FieldId::ApplicantTitle]));
    check(FieldId::CompanyPhone, "021 5555 0101", &changed(&[FieldId::CompanyPhone]));
}

#[test]
fn another_spelling_of_the_same_answer_is_no_change() {
    check(FieldId::Address, "  1 Example Road ", &Comparison::Same);
    check(FieldId::Domains, "shop.example.com, WWW.example.com", &Comparison::Same);
    check(FieldId::CompanyPhone, "+86 21 5555 0100", &Comparison::Same);
    check(FieldId::ApplicantPhone, "13800138000", &Comparison::Same);
}

#[test]
fn an_answer_that_is_not_printed_does_not_count() {
    check(FieldId::CsrPem, "-----BEGIN CERTIFICATE REQUEST-----", &Comparison::Same);
    check(FieldId::LeaderName, "Chen Jie", &Comparison::Same);
}

#[test]
fn a_number_that_is_not_judged_yet_is_never_called_changed() {
    let (known, unknown) = (printed(&draft(), &Phones), printed(&draft(), &Nothing));
    assert_eq!(compare(&known, &draft(), &Nothing), Comparison::Pending);
    assert_eq!(compare(&unknown, &draft(), &Phones), Comparison::Unclear);
    let mut now = draft();
    now.set(FieldId::City, "Shanghai".to_owned());
    assert_eq!(compare(&known, &now, &Nothing), Comparison::Changed(vec![FieldId::City]));
}

#[test]
fn another_order_and_another_document_are_named() {
    let code = printed(&draft(), &Phones);
    let other = PrintedCode { order_id: "4711".to_owned(), ..code.clone() };
    assert_eq!(compare(&other, &draft(), &Phones), Comparison::OtherOrder("4711".to_owned()));
    let other = PrintedCode { document_type: "subscriberAgreement".to_owned(), ..code.clone() };
    assert_eq!(compare(&other, &draft(), &Phones), Comparison::OtherDocument("subscriberAgreement".to_owned()));
    let short = PrintedCode { marks: code.marks[1..].to_vec(), ..code };
    assert_eq!(compare(&short, &draft(), &Phones), Comparison::Unclear);
}

#[test]
fn equal_answers_of_two_orders_have_different_marks() {
    let product = product(ValidationLevel::Ov);
    let draft = draft();
    let of = |order_id| Answers { order_id, product: &product, typed: &draft, deep: &Phones }.code(FORM).marks;
    let (one, other) = (of("1"), of("2"));
    assert!(one.iter().zip(&other).filter(|(one, other)| one == other).count() < 3);
}

/// The version in the code stands for this list. Where this test fails, the version in `rules::printed_code` has to change.
#[test]
fn the_version_covers_these_fields() {
    let names = signet::application::FIELDS.iter().map(|field| field.pointer).collect::<Vec<_>>().join(" ");
    assert_eq!(
        names,
        "/domains /domainValidation /company/name /company/type /company/code /company/phone /company/countryCode /company/province \
         /company/city /company/address /company/postCode /applicant/name /applicant/phone /applicant/email \
         /applicant/title /applicant/department /leader/name /leader/title /leader/phone /leader/email /csr/method /csr/pem"
    );
}
