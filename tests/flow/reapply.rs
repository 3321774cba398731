//! Tests of what changed since a refused application.

use signet::application::{Draft, FieldId, ShapeOnly, changed, named_and_unchanged, refused_draft};
use signet::contract::{
    Application, Attempt, AttemptOutcome, DomainType, Failure, Order, OrderStatus, Product, ValidationLevel,
};

fn draft(answers: &[(FieldId, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (id, answer) in answers {
        draft.set(*id, (*answer).to_owned());
    }
    draft
}

fn order(level: ValidationLevel, named: &[&str]) -> Order {
    Order {
        order_id: "98987582437920976".to_owned(),
        status: OrderStatus::CheckedFail,
        bought_at: "2026-11-01T00:00:00Z".to_owned(),
        domains: Vec::new(),
        product: Product {
            name: String::new(),
            brand: String::new(),
            validation_level: level,
            domain_type: DomainType::Multi,
            domain_count: 3,
            wild_domain_count: 0,
            validation_methods: Vec::new(),
        },
        documents: Vec::new(),
        can_withdraw: false,
        failure: Some(Failure {
            audit_note: String::new(),
            audit_type: String::new(),
            audit_time: "2026-11-03T00:00:00Z".to_owned(),
            fields: named.iter().map(|pointer| (*pointer).to_owned()).collect(),
        }),
        expected_issue_at: None,
        draft_saved_at: None,
    }
}

#[test]
fn an_answer_that_is_written_in_another_way_has_not_changed() {
    let order = order(ValidationLevel::Ov, &[]);
    let before = draft(&[(FieldId::City, "Bremen"), (FieldId::Domains, "a.example.com\nb.example.com")]);
    let now = draft(&[(FieldId::City, "  Bremen "), (FieldId::Domains, "A.example.com, b.example.com")]);
    assert_eq!(changed(&before, &now, &order, &ShapeOnly), []);
    let now = draft(&[(FieldId::City, "Emden"), (FieldId::Domains, "b.example.com a.example.com")]);
    assert_eq!(changed(&before, &now, &order, &ShapeOnly), [FieldId::Domains, FieldId::City]);
}

#[test]
fn an_answer_that_the_order_does_not_ask_for_has_not_changed() {
    let order = order(ValidationLevel::Dv, &[]);
    assert_eq!(changed(&draft(&[]), &draft(&[(FieldId::City, "Emden")]), &order, &ShapeOnly), []);
}

#[test]
fn the_ca_s_question_is_asked_once_for_each_answer_that_is_the_same() {
    let named = ["/company/phone", "/domains/2", "/company/phone", "/documents/form", "/leader/name", "/domains/0"];
    let order = order(ValidationLevel::Ov, &named);
    assert_eq!(named_and_unchanged(&order, &[]), [FieldId::CompanyPhone, FieldId::Domains]);
    assert_eq!(named_and_unchanged(&order, &[FieldId::Domains]), [FieldId::CompanyPhone]);
    assert_eq!(named_and_unchanged(&order, &[FieldId::Domains, FieldId::CompanyPhone]), []);
}

#[test]
fn the_newest_refused_attempt_is_compared_if_the_backend_tells_what_was_sent() {
    let attempt = |outcome, name: Option<&str>| Attempt {
        submission_id: "1".to_owned(),
        submitted_at: "2026-11-02T00:00:00Z".to_owned(),
        decided_at: None,
        outcome,
        failure: None,
        application: name
            .map(|name| -> Application { draft(&[(FieldId::ApplicantName, name)]).to_wire(&ValidationLevel::Dv) }),
    };
    use AttemptOutcome::{CheckedFail, Withdrawn};
    let name = |attempts: &[Attempt]| refused_draft(attempts).map(|draft| draft.get(FieldId::ApplicantName).to_owned());
    let attempts =
        [attempt(Withdrawn, Some("newest")), attempt(CheckedFail, Some("newer")), attempt(CheckedFail, Some("older"))];
    assert_eq!(name(&attempts).as_deref(), Some("newer"));
    assert_eq!(name(&[attempt(CheckedFail, None), attempt(CheckedFail, Some("older"))]), None);
    assert_eq!(name(&[]), None);
}
