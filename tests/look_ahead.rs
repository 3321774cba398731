//! The look ahead: each line has a case that brings it and a case that does not. `docs/look-ahead.md` says the same in a table, and
//! a test holds the two together.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot read")]

#[path = "look_ahead/cases.rs"]
mod cases;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use cases::{CASES, Case};
use signet::application::look_ahead::{Advice, Answers, look_ahead, look_question};
use signet::application::{DeepRules, Draft, FieldId, domain_list};
use signet::contract::{DomainType, Product, ValidationLevel, VerificationMethod};
use signet::rules::deep::Judge;
use signet::rules::domain_list::DeepVerdict;
use signet::text::Language;
use signet::text::look_ahead::{Names, advice};

static JUDGE: LazyLock<Judge> = LazyLock::new(|| {
    let data = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(name);
        std::fs::read(path).expect("a data file")
    };
    Judge::new(&data("suffixes.txt"), &data("phones.txt"))
});

/// The deep rules of an order of this level.
struct Deep(ValidationLevel);

impl DeepRules for Deep {
    fn domain_name(&self, shaped: &str) -> Option<DeepVerdict> {
        Some(JUDGE.domain(shaped, self.0 == ValidationLevel::Dv))
    }
}

fn product(case: &Case) -> Product {
    Product {
        name: "Portal".to_owned(),
        brand: "Northlight".to_owned(),
        validation_level: ValidationLevel::from(case.level.to_owned()),
        domain_type: DomainType::Mixed,
        domain_count: case.bought.0,
        wild_domain_count: case.bought.1,
        validation_methods: vec![VerificationMethod::Email, VerificationMethod::Dns, VerificationMethod::File],
    }
}

/// Answers of an ordinary order, with those of the case in their place.
fn draft(case: &Case) -> Draft {
    let mut draft = Draft::default();
    let ordinary = [
        (FieldId::Domains, "www.kelp-tools.de kelp-tools.de"),
        (FieldId::CompanyName, "Kelp Tools GmbH"),
        (FieldId::CompanyPhone, "+49 421 36180"),
        (FieldId::CountryCode, "DE"),
        (FieldId::Province, "Bremen"),
        (FieldId::City, "Bremen"),
        (FieldId::PostCode, "28195"),
        (FieldId::ApplicantName, "Ada Berg"),
        (FieldId::ApplicantEmail, "ada.berg@kelp-tools.de"),
        (FieldId::LeaderEmail, "jo.falk@kelp-tools.de"),
    ];
    for (id, answer) in ordinary.iter().chain(case.answers) {
        draft.set(*id, (*answer).to_owned());
    }
    draft
}

fn lines(case: &Case) -> Vec<Advice> {
    let (draft, product) = (draft(case), product(case));
    let names = domain_list(&draft, &product, &Deep(product.validation_level.clone()));
    let looked = JUDGE.look(&look_question(&draft, &product, &names));
    let other_csrs: Vec<(String, String)> =
        case.other_csrs.iter().map(|pem| ("98987582437920999".to_owned(), (*pem).to_owned())).collect();
    look_ahead(&Answers {
        draft: &draft,
        product: &product,
        names: &names,
        looked: Some(&looked),
        other_csrs: &other_csrs,
    })
}

#[test]
fn each_case_brings_its_line_and_no_other() {
    let mut wrong = Vec::new();
    for case in CASES {
        let found: Vec<&str> = lines(case).iter().map(Advice::code).collect();
        let expected: Vec<&str> = case.brings.into_iter().collect();
        if found != expected {
            wrong.push(format!("{} ({}): {found:?}, and not {expected:?}", case.line, case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_line_has_a_case_that_brings_it_and_one_that_does_not() {
    for code in Advice::CODES {
        let of_line = || CASES.iter().filter(move |case| case.line == code);
        assert!(of_line().any(|case| case.brings == Some(code)), "{code}: no case brings it");
        assert!(of_line().any(|case| case.brings.is_none()), "{code}: every case brings it");
    }
    let known: BTreeSet<&str> = CASES.iter().map(|case| case.line).collect();
    assert_eq!(known, BTreeSet::from(Advice::CODES), "a case of no line");
}

#[test]
fn the_table_in_the_documentation_has_each_line_with_its_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/look-ahead.md");
    let table = std::fs::read_to_string(path).expect("docs/look-ahead.md");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let codes: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(codes, Advice::CODES, "the lines and their order");
    for row in rows {
        let [code, why, source, brings, leaves] = row.as_slice() else { panic!("five cells: {row:?}") };
        assert!(!why.is_empty() && !source.is_empty(), "{code} has no reason or no source");
        for (cell, is_brought) in [(brings, true), (leaves, false)] {
            let named = CASES.iter().any(|case| {
                case.line == code.trim_matches('`') && case.brings.is_some() == is_brought && case.name == *cell
            });
            assert!(named, "{code}: no case is called {cell:?}");
        }
    }
}

#[test]
fn each_line_says_why_and_what_to_do_in_both_languages() {
    for case in CASES.iter().filter(|case| case.brings.is_some()) {
        for language in Language::ALL {
            let names = Names {
                region: &|code| format!("region {code}"),
                list: &|phrases| phrases.join(", "),
                date: &|day| format!("day {day}"),
            };
            for line in lines(case) {
                let (why, what) = advice(&line, "DE", language, &names);
                assert!(!why.contains('{') && !what.contains('{') && why != what, "{why} {what}");
            }
        }
    }
}

#[test]
fn without_the_tables_only_lines_that_need_none_are_left() {
    for case in CASES {
        let (draft, product) = (draft(case), product(case));
        let names = domain_list(&draft, &product, &Deep(product.validation_level.clone()));
        let answers = Answers { draft: &draft, product: &product, names: &names, looked: None, other_csrs: &[] };
        let all: Vec<&str> = lines(case).iter().map(Advice::code).collect();
        for line in look_ahead(&answers) {
            assert!(all.contains(&line.code()), "{}: {line:?}", case.name);
        }
    }
}
