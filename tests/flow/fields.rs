//! Tests of the table of fields: a saved draft is read back, each answer is at its pointer, and each order asks for its
//! fields.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use signet::application::{
    CSR_MANUAL, CsrVerdict, DeepRules, Draft, FIELDS, Field, FieldId, Group, Kind, Place, ProblemKind, ShapeOnly,
};
use signet::contract::{Application, DomainType, Product, ValidationLevel};
use signet::rules::csr::compare::FormAnswers;

fn levels() -> [ValidationLevel; 4] {
    use ValidationLevel::{Dv, Ev, Other, Ov};
    [Dv, Ov, Ev, Other("IV".to_owned())]
}

fn product(level: ValidationLevel) -> Product {
    Product {
        name: String::new(),
        brand: String::new(),
        validation_level: level,
        domain_type: DomainType::Multi,
        domain_count: 5,
        wild_domain_count: 0,
        validation_methods: Vec::new(),
    }
}

/// Returns an answer that no other field has. It need not pass the rules.
fn marked(field: &Field) -> String {
    match field.id {
        FieldId::Domains => "one.example\ntwo.example".to_owned(),
        FieldId::CsrMethod => CSR_MANUAL.to_owned(),
        id => format!("answer {}", id as usize),
    }
}

/// Returns an answer that passes the shape rules.
fn right(field: &Field) -> &'static str {
    match field.kind {
        Kind::Domains => "www.example.com",
        Kind::Text { .. } => "Harbour Tools",
        Kind::CompanyCode => "91350100M000100Y43",
        Kind::PostCode => "100871",
        Kind::Phone => "+861085556666",
        Kind::Email => "lin@example.com",
        Kind::Choice(_) if field.id == FieldId::CsrMethod => CSR_MANUAL,
        Kind::Choice(choices) => choices.first().map_or("", |choice| choice.value),
        Kind::VerificationMethod => "",
        Kind::Country => "CN",
        Kind::Csr => "-----BEGIN CERTIFICATE REQUEST-----\nMA==\n-----END CERTIFICATE REQUEST-----",
    }
}

fn draft(answer: impl Fn(&Field) -> String) -> Draft {
    let mut draft = Draft::default();
    for field in &FIELDS {
        draft.set(field.id, answer(field));
    }
    draft
}

fn through_json(application: &Application) -> Application {
    let json = serde_json::to_string(application).unwrap_or_default();
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

#[test]
fn every_answer_is_saved_where_its_pointer_says() {
    let saved = draft(marked).to_wire(&ValidationLevel::Ev);
    let json = serde_json::to_value(&saved).unwrap_or_default();
    for field in &FIELDS {
        let there = json.pointer(field.pointer);
        let answer = match there {
            Some(serde_json::Value::Array(names)) => {
                names.iter().filter_map(|name| name.as_str()).collect::<Vec<_>>().join("\n")
            }
            Some(value) => value.as_str().unwrap_or_default().to_owned(),
            None => panic!("{} is not in {json}", field.pointer),
        };
        assert_eq!(answer, marked(field), "{}", field.pointer);
    }
}

#[test]
fn every_member_that_travels_has_its_field() {
    fn leaves(at: &str, value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(name, value)| leaves(&format!("{at}/{name}"), value, found));
            }
            _ => found.push(at.to_owned()),
        }
    }
    let json = serde_json::to_value(draft(marked).to_wire(&ValidationLevel::Ev)).unwrap_or_default();
    let mut found = Vec::new();
    leaves("", &json, &mut found);
    found.sort();
    let mut expected: Vec<String> = FIELDS.iter().map(|field| field.pointer.to_owned()).collect();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn an_order_saves_what_it_asks_for_and_reads_it_back() {
    for level in levels() {
        let typed = draft(marked);
        let back = Draft::from_wire(&through_json(&typed.to_wire(&level)));
        for field in &FIELDS {
            let expected = if field.id.is_asked(&level) { marked(field) } else { String::new() };
            assert_eq!(back.get(field.id), expected, "{} of {level:?}", field.pointer);
        }
    }
}

#[test]
fn any_answer_comes_back_as_it_was_typed() {
    let answers = proptest::collection::vec(any::<String>(), FIELDS.len());
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(64) });
    let ran = runner.run(&answers, |answers| {
        let text = |field: &Field| match field.kind {
            // The names are split at the applicant's separators. Other tests check their spelling.
            Kind::Domains | Kind::Choice(_) => marked(field),
            _ => answers[field.id as usize].clone(),
        };
        for level in levels() {
            let typed = draft(text);
            let back = Draft::from_wire(&through_json(&typed.to_wire(&level)));
            for field in FIELDS.iter().filter(|field| field.id.is_asked(&level) && field.id != FieldId::CompanyType) {
                prop_assert_eq!(back.get(field.id), typed.get(field.id));
            }
            // Saving a draft that was read back changes nothing.
            prop_assert_eq!(back.to_wire(&level), typed.to_wire(&level));
        }
        Ok(())
    });
    assert_eq!(ran, Ok(()));
}

#[test]
fn an_automatic_csr_leaves_no_csr_behind() {
    let mut typed = draft(marked);
    typed.set(FieldId::CsrMethod, "automatic".to_owned());
    let json = serde_json::to_string(&typed.to_wire(&ValidationLevel::Ev)).unwrap_or_default();
    assert!(json.contains(r#""csr":{"method":"automatic"}"#), "{json}");
}

#[test]
fn each_level_asks_for_its_fields() {
    let asked = |level: &ValidationLevel| FIELDS.iter().filter(|field| field.id.is_asked(level)).count();
    let [dv, ov, ev, unknown] = levels();
    assert_eq!((asked(&dv), asked(&ov), asked(&ev)), (7, 18, 22));
    assert_eq!(asked(&unknown), asked(&ev), "an unknown level asks for everything");
    let groups = |level: &ValidationLevel| Group::asked(level).map(|(group, fields)| (group, fields.len())).collect();
    let of_dv: Vec<_> = groups(&dv);
    assert_eq!(of_dv, [(Group::Certificate, 2), (Group::Applicant, 3), (Group::Csr, 2)]);
    let of_ev: Vec<_> = groups(&ev);
    assert_eq!(of_ev.iter().map(|(_, fields)| fields).sum::<usize>(), FIELDS.len());
}

#[test]
fn an_application_is_finished_when_every_answer_that_is_asked_for_is_right() {
    for level in levels() {
        let product = product(level.clone());
        let typed = draft(|field| right(field).to_owned());
        let finished = typed.finish(&product, &ShapeOnly).map(|application| application.to_wire().clone());
        assert_eq!(finished, Ok(typed.to_wire(&level)), "{level:?}");

        for field in &FIELDS {
            let mut lacking = typed.clone();
            lacking.set(field.id, String::new());
            let wrong: Vec<Place> = match lacking.finish(&product, &ShapeOnly) {
                Ok(_) => Vec::new(),
                Err(problems) => problems.into_iter().map(|problem| problem.place).collect(),
            };
            let is_missed = field.id.is_asked(&level) && !field.optional;
            // Other fields may fail too: without a country, the rules for its codes cannot apply.
            assert_eq!(wrong.contains(&Place::Field(field.id)), is_missed, "{} of {level:?}", field.pointer);
        }
    }
}

/// Deep rules with the same verdict on every CSR.
struct Csr(CsrVerdict);

impl DeepRules for Csr {
    fn csr(&self, _: &str, answers: &FormAnswers) -> Option<CsrVerdict> {
        assert_eq!(answers.domains, ["www.example.com"]);
        Some(self.0)
    }
}

#[test]
fn a_csr_that_a_ca_refuses_is_not_sent() {
    let mut typed = draft(|field| right(field).to_owned());
    let product = product(ValidationLevel::Ov);
    typed.set(FieldId::CsrMethod, CSR_MANUAL.to_owned());
    assert_eq!(typed.finish(&product, &Csr(CsrVerdict::Fits)).err(), None);
    let problems = typed.finish(&product, &Csr(CsrVerdict::Refused)).err().unwrap_or_default();
    assert_eq!(problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>(), [&ProblemKind::CsrRefused]);
    typed.set(FieldId::CsrMethod, "automatic".to_owned());
    assert!(typed.finish(&product, &Csr(CsrVerdict::Refused)).is_ok(), "a CSR that is not used is not judged");
}

#[test]
fn only_a_way_that_the_product_offers_beside_another_is_sent() {
    use signet::contract::VerificationMethod::{Dns, Email};
    let sent = |method: &str, offered: &[signet::contract::VerificationMethod]| {
        let mut typed = draft(|field| right(field).to_owned());
        typed.set(FieldId::DomainValidation, method.to_owned());
        let product = Product { validation_methods: offered.to_vec(), ..product(ValidationLevel::Ov) };
        typed.finish(&product, &ShapeOnly).map(|application| application.to_wire().domain_validation.clone())
    };
    assert_eq!(sent("dns", &[Email, Dns]), Ok("dns".to_owned()));
    assert_eq!(sent("", &[Email, Dns]), Ok(String::new()));
    let problems = sent("file", &[Email, Dns]).err().unwrap_or_default();
    assert_eq!(problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>(), [&ProblemKind::NotChosen]);
    assert_eq!(sent("dns", &[Dns]), Ok(String::new()), "there is nothing to choose");
    assert_eq!(sent("dns", &[]), Ok(String::new()));
}
