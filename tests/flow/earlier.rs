//! Tests of the answers that an order takes over from an earlier one.

use signet::application::{EarlierPart, FieldId, earlier_answers, orders_with_answers};
use signet::contract::{
    Applicant, Application, Company, Csr, DomainType, Leader, Order, OrderStatus, Product, ValidationLevel,
    VerificationMethod,
};

use EarlierPart::{Applicant as Person, Company as Firm, Names};

fn product(level: ValidationLevel, methods: &[VerificationMethod]) -> Product {
    Product {
        name: "Portal".to_owned(),
        brand: "Northlight".to_owned(),
        validation_level: level,
        domain_type: DomainType::Multi,
        domain_count: 5,
        wild_domain_count: 0,
        validation_methods: methods.to_vec(),
    }
}

fn saved() -> Application {
    Application {
        domains: vec!["www.oak-mill.example".to_owned()],
        company: Some(Company { name: "Oak Mill GmbH".to_owned(), city: "Bremen".to_owned(), ..Company::default() }),
        applicant: Applicant { name: "Ada Berg".to_owned(), title: "  ".to_owned(), ..Applicant::default() },
        leader: Some(Leader { name: "Jo Falk".to_owned(), ..Leader::default() }),
        domain_validation: "dns".to_owned(),
        csr: Csr::Manual { pem: "-----BEGIN CERTIFICATE REQUEST-----".to_owned() },
    }
}

fn fields(level: ValidationLevel, methods: &[VerificationMethod], parts: &[EarlierPart]) -> Vec<FieldId> {
    earlier_answers(&saved(), &product(level, methods), parts).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn an_order_takes_over_the_parts_that_it_asks_for_and_no_empty_answer() {
    use FieldId::{ApplicantName, City, CompanyName, LeaderName};
    assert_eq!(fields(ValidationLevel::Ov, &[], &[Firm]), [CompanyName, City]);
    assert_eq!(fields(ValidationLevel::Ov, &[], &[Person]), [ApplicantName]);
    assert_eq!(fields(ValidationLevel::Ev, &[], &[Firm, Person]), [CompanyName, City, ApplicantName, LeaderName]);
    assert_eq!(fields(ValidationLevel::Dv, &[], &[Firm, Person]), [ApplicantName]);
    assert_eq!(fields(ValidationLevel::Ev, &[], &[]), []);
}

#[test]
fn a_renewal_takes_over_the_names_too_but_never_the_csr() {
    use VerificationMethod::{Dns, Email, File};
    let all = [Names, Firm, Person];
    assert_eq!(fields(ValidationLevel::Dv, &[], &all), [FieldId::Domains, FieldId::ApplicantName]);
    let with_method = [FieldId::Domains, FieldId::DomainValidation, FieldId::ApplicantName];
    assert_eq!(fields(ValidationLevel::Dv, &[Dns, Email], &all), with_method);
    assert_eq!(fields(ValidationLevel::Dv, &[File, Email], &all).len(), 2, "the method is no longer offered");
    assert_eq!(fields(ValidationLevel::Dv, &[Dns], &all).len(), 2, "there is nothing to choose");
}

fn order(order_id: &str, status: OrderStatus, draft_saved_at: Option<Option<&str>>) -> Order {
    Order {
        order_id: order_id.to_owned(),
        status,
        bought_at: "2026-11-01T00:00:00Z".to_owned(),
        domains: Vec::new(),
        product: product(ValidationLevel::Ov, &[]),
        documents: Vec::new(),
        can_withdraw: false,
        failure: None,
        expected_issue_at: None,
        draft_saved_at: draft_saved_at.map(|at| at.map(str::to_owned)),
    }
}

#[track_caller]
fn check(orders: &[Order], expected: &[&str]) {
    let found: Vec<&str> = orders_with_answers(orders, "here").iter().map(|order| order.order_id.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_newest_answers_come_first_and_the_order_itself_never() {
    let payed = OrderStatus::Payed;
    check(
        &[
            order("here", payed.clone(), Some(Some("2026-11-09T00:00:00Z"))),
            order("empty", payed.clone(), Some(None)),
            order("older", OrderStatus::Issued, Some(Some("2026-10-02T08:00:00Z"))),
            order("newer", payed.clone(), Some(Some("2026-11-02T08:00:00Z"))),
        ],
        &["newer", "older"],
    );
}

#[test]
fn a_backend_that_does_not_tell_has_answers_of_each_order_that_was_submitted() {
    check(
        &[
            order("a", OrderStatus::Payed, None),
            order("b", OrderStatus::Checking, None),
            order("c", OrderStatus::CheckedFail, None),
        ],
        &["b", "c"],
    );
}
