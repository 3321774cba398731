//! The wire's types against what travels: `tests/fixtures/contract` holds an answer of each kind, made after CONTRACT.md.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use signet::contract::{
    Application, AttemptOutcome, Attempts, Csr, Handover, HandoverLink, OrderStatus, Orders, ProblemDetails,
    RecordType, Session, StageCode, StageState, Status, Submission, Upload, VerificationMethod,
};

fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/contract/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    serde_json::from_str(&value.to_string())
}

/// What was read and is written again is what was read.
#[track_caller]
fn check_both_ways<T: DeserializeOwned + Serialize>(name: &str) {
    let value = fixture(name);
    let typed: T = read(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(serde_json::to_value(typed).unwrap(), value, "{name}");
}

#[test]
fn every_kind_of_answer_is_read_and_written_unchanged() {
    check_both_ways::<Session>("session");
    check_both_ways::<Orders>("orders");
    check_both_ways::<Application>("application-ev");
    check_both_ways::<Application>("application-dv");
    check_both_ways::<Status>("status-checking");
    check_both_ways::<Status>("status-issued");
    check_both_ways::<Status>("status-failed");
    check_both_ways::<Submission>("submission");
    check_both_ways::<Attempts>("attempts");
    check_both_ways::<Upload>("upload");
    check_both_ways::<Handover>("handover");
    check_both_ways::<HandoverLink>("handover-link");
    check_both_ways::<ProblemDetails>("problem-application");
    check_both_ways::<ProblemDetails>("problem-signed-out");
}

/// Adds a member to every object in the value.
fn with_unknown_members(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let known = members.iter().map(|(name, member)| (name.clone(), with_unknown_members(member)));
            known
                .chain([("__proto__".to_owned(), json!({ "polluted": [1] })), ("future".to_owned(), json!(1))])
                .collect()
        }
        Value::Array(items) => items.iter().map(with_unknown_members).collect(),
        other => other.clone(),
    }
}

#[track_caller]
fn check_unknown_members<T: DeserializeOwned + Serialize>(name: &str) {
    let value = fixture(name);
    let typed: T = read(&with_unknown_members(&value)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(serde_json::to_value(typed).unwrap(), value, "{name}");
}

#[test]
fn unknown_members_are_ignored_wherever_they_stand() {
    check_unknown_members::<Session>("session");
    check_unknown_members::<Orders>("orders");
    check_unknown_members::<Application>("application-ev");
    check_unknown_members::<Status>("status-issued");
    check_unknown_members::<Submission>("submission");
    check_unknown_members::<Attempts>("attempts");
    check_unknown_members::<Upload>("upload");
    check_unknown_members::<Handover>("handover");
    check_unknown_members::<ProblemDetails>("problem-application");
}

#[test]
fn unknown_values_are_kept_as_they_came() {
    let mut value = fixture("status-issued");
    value["status"] = json!("PAUSED_BY_MOON");
    value["stages"][0]["code"] = json!("astrology");
    value["stages"][0]["state"] = json!("");
    value["domainVerification"]["method"] = json!("carrierPigeon");
    value["domainVerification"]["records"][0]["type"] = json!("HTTPS");
    let status: Status = read(&value).unwrap();
    assert_eq!(status.status, OrderStatus::Other("PAUSED_BY_MOON".to_owned()));
    assert_eq!(status.stages[0].code, StageCode::Other("astrology".to_owned()));
    assert_eq!(status.stages[0].state, StageState::Other(String::new()));
    let verification = status.domain_verification.clone().unwrap();
    assert_eq!(verification.method, VerificationMethod::Other("carrierPigeon".to_owned()));
    assert_eq!(verification.records[0].r#type, RecordType::Other("HTTPS".to_owned()));
    assert!(!status.status.is_settled() && !status.status.is_editable() && !status.status.has_certificate());
    assert_eq!(serde_json::to_value(status).unwrap(), value);
}

#[test]
fn known_values_are_recognised_in_the_wire_s_own_spelling_alone() {
    for text in OrderStatus::KNOWN {
        assert!(!matches!(OrderStatus::from((*text).to_owned()), OrderStatus::Other(_)), "{text}");
    }
    assert_eq!(OrderStatus::from("issued".to_owned()), OrderStatus::Other("issued".to_owned()));
    assert_eq!(AttemptOutcome::from("WITHDRAWN".to_owned()), AttemptOutcome::Withdrawn);
}

/// Each of these members, when it is missing, makes the answer a contract error.
#[track_caller]
fn check_required<T: DeserializeOwned>(name: &str, parent: &str, members: &[&str]) {
    for member in members {
        let mut value = fixture(name);
        let object = value.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        assert!(object.remove(*member).is_some(), "{name}{parent} has no {member}");
        assert!(read::<T>(&value).is_err(), "{name}{parent} was read without {member}");
    }
}

#[test]
fn a_missing_required_member_is_an_error() {
    check_required::<Session>("session", "", &["user", "csrfToken"]);
    check_required::<Orders>("orders", "", &["orders"]);
    check_required::<Orders>(
        "orders",
        "/orders/0",
        &["orderId", "status", "boughtAt", "domains", "product", "documents", "canWithdraw"],
    );
    check_required::<Orders>(
        "orders",
        "/orders/0/product",
        &["name", "brand", "validationLevel", "domainType", "domainCount", "wildDomainCount"],
    );
    check_required::<Orders>(
        "orders",
        "/orders/0/documents/0",
        &["documentType", "title", "note", "hasTemplate", "required", "mediaTypes", "maxBytes"],
    );
    check_required::<Orders>("orders", "/orders/0/failure", &["auditNote", "auditType", "auditTime", "fields"]);
    check_required::<Application>("application-ev", "", &["domains", "applicant", "csr"]);
    check_required::<Application>("application-ev", "/csr", &["method", "pem"]);
    check_required::<Status>("status-issued", "", &["status", "version", "updatedAt", "canWithdraw", "stages"]);
    check_required::<Status>("status-issued", "/certificate", &["notBefore", "notAfter", "serialNumber"]);
    check_required::<Submission>("submission", "", &["submissionId", "status"]);
    check_required::<Attempts>("attempts", "/attempts/0", &["submissionId", "submittedAt", "outcome"]);
    check_required::<Upload>("upload", "", &["bytes", "sha256", "width", "height", "mediaType", "uploadedAt"]);
    check_required::<HandoverLink>("handover-link", "", &["url", "expiresAt"]);
    check_required::<Handover>(
        "handover",
        "",
        &["productName", "documentTitle", "maxBytes", "mediaTypes", "expiresAt"],
    );
}

#[test]
fn optional_members_may_be_missing_or_null() {
    for member in ["failure", "expectedIssueAt"] {
        let mut value = fixture("orders");
        value["orders"][0].as_object_mut().unwrap().remove(member);
        read::<Orders>(&value).unwrap();
    }
    for member in ["expectedIssueAt", "domainVerification", "failure", "certificate"] {
        let mut value = fixture("status-checking");
        value.as_object_mut().unwrap().remove(member);
        read::<Status>(&value).unwrap();
    }
    read::<ProblemDetails>(&json!({})).unwrap();
}

#[track_caller]
fn check_type_error<T: DeserializeOwned>(name: &str, pointer: &str, wrong: Value) {
    let mut value = fixture(name);
    let shown = wrong.to_string();
    *value.pointer_mut(pointer).unwrap() = wrong;
    assert!(read::<T>(&value).is_err(), "{name}{pointer} was read as {shown}");
}

#[test]
fn a_value_of_another_type_is_an_error() {
    check_type_error::<Status>("status-checking", "/version", json!("7"));
    check_type_error::<Status>("status-checking", "/version", json!(-1));
    check_type_error::<Status>("status-checking", "/version", json!(1.5));
    check_type_error::<Status>("status-checking", "/status", json!(null));
    check_type_error::<Status>("status-checking", "/status", json!(3));
    check_type_error::<Status>("status-checking", "/canWithdraw", json!("true"));
    check_type_error::<Status>("status-checking", "/stages", json!({}));
    check_type_error::<Upload>("upload", "/bytes", json!("431870"));
    check_type_error::<Orders>("orders", "/orders/0/orderId", json!(98_987_582_437_920_973_u64));
    check_type_error::<Orders>("orders", "/orders/0/product/domainCount", json!(4_294_967_296_u64));
    check_type_error::<Orders>("orders", "/orders/0/documents/0/maxBytes", json!("512000"));
    check_type_error::<Application>("application-ev", "/csr/method", json!("telepathy"));
}

#[test]
fn hostile_json_is_an_error_and_nothing_worse() {
    let deep = format!("{{\"orders\":{}", "[".repeat(10_000));
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let huge = fixture("status-checking").to_string().replace("\"version\":7", "\"version\":1e400");
    assert!(huge.contains("1e400"));
    assert!(serde_json::from_str::<Orders>(&deep).is_err());
    assert!(serde_json::from_str::<Application>(&format!("{{\"domains\":{nested}}}")).is_err());
    // What is skipped is skipped without recursion, however deep.
    assert!(serde_json::from_str::<Orders>(&format!("{{\"orders\":[],\"future\":{nested}}}")).is_ok());
    let csr = format!("{{\"domains\":[],\"applicant\":{{}},\"csr\":{{\"method\":\"automatic\",\"x\":{nested}}}}}");
    assert!(serde_json::from_str::<Application>(&csr).is_ok());
    assert!(serde_json::from_str::<Status>(&huge).is_err());
    for text in [
        "",
        "null",
        "[]",
        "\"\"",
        "{",
        "<!doctype html>",
        "\u{0}",
        "{\"orders\":[{}]}",
        "{\"orders\":[],\"orders\":[]}",
    ] {
        assert!(serde_json::from_str::<Orders>(text).is_err(), "{text:?}");
    }
    // An unknown member is skipped without being understood, however large its number.
    let skipped = "{\"orders\":[],\"future\":123456789012345678901234567890}";
    assert!(serde_json::from_str::<Orders>(skipped).unwrap().orders.is_empty());
}

#[test]
fn a_draft_keeps_what_was_typed() {
    let value = json!({
        "domains": [" Not A Name ", "", "例子.测试"], "applicant": { "name": "\u{202e}x\u{7}", "phone": "none yet" },
        "company": { "type": "" }, "csr": { "method": "manual", "pem": "" }
    });
    let draft: Application = read(&value).unwrap();
    assert_eq!(draft.domains[0], " Not A Name ");
    assert_eq!(draft.applicant.name, "\u{202e}x\u{7}");
    assert_eq!(draft.csr, Csr::Manual { pem: String::new() });
    assert!(draft.leader.is_none());
    let again: Application = read(&serde_json::to_value(&draft).unwrap()).unwrap();
    assert_eq!(again, draft);
}
