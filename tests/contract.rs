//! The wire's types against what travels: `tests/fixtures/contract` holds an answer of each kind, made after CONTRACT.md.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use signet::contract::{
    Application, AttemptOutcome, Attempts, Csr, Handover, HandoverLink, OrderStatus, Orders, ProblemDetails,
    RecordType, Session, StageCode, StageState, Status, Submission, Upload, VerificationMethod, WrongMember,
};

fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/contract/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, WrongMember> {
    signet::contract::read(&value.to_string())
}

/// A text that is not read, and the member that is named for it.
#[track_caller]
fn check_wrong<T: DeserializeOwned>(text: &str, member: &str) {
    let wrong = signet::contract::read::<T>(text).err();
    assert_eq!(wrong, Some(WrongMember(member.to_owned())), "{text}");
}

/// The path of a member by its JSON Pointer: `/orders/0/product` is `orders[0].product`.
fn path_of(pointer: &str) -> String {
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.extend(["[", part, "]"]);
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(part);
        }
    }
    path
}

/// An answer that is read and written again is the same.
#[track_caller]
fn check_both_ways<T: DeserializeOwned + Serialize>(name: &str) {
    let value = fixture(name);
    let typed: T = read(&value).unwrap_or_else(|error| panic!("{name}: {error:?}"));
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
    let typed: T = read(&with_unknown_members(&value)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert_eq!(serde_json::to_value(typed).unwrap(), value, "{name}");
}

#[test]
fn b10_unknown_members_are_ignored_wherever_they_stand() {
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
fn b10_unknown_values_are_kept_as_they_came() {
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

/// Each of these members, when it is missing or twice there, makes the answer a contract error that names it.
#[track_caller]
fn check_required<T: DeserializeOwned>(name: &str, parent: &str, members: &[&str]) {
    for member in members {
        let path = path_of(&format!("{parent}/{member}"));
        let mut value = fixture(name);
        let object = value.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        let held = object.remove(*member).unwrap_or_else(|| panic!("{name}{parent} has no {member}"));
        check_wrong::<T>(&value.to_string(), &path);

        let object = value.pointer_mut(parent).and_then(Value::as_object_mut).unwrap();
        object.insert("TWICE".to_owned(), json!(1));
        let twice = format!("\"{member}\":{held},\"{member}\":{held}");
        check_wrong::<T>(&value.to_string().replace("\"TWICE\":1", &twice), &path);
    }
}

#[test]
fn a_required_member_that_is_missing_or_twice_there_is_named() {
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
    assert_eq!(read::<T>(&value).err(), Some(WrongMember(path_of(pointer))), "{name}{pointer} as {shown}");
}

#[test]
fn b10_a_member_of_another_type_is_named() {
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
    check_type_error::<Orders>("orders", "/orders/0/domains/0", json!(["secret.example"]));
    check_type_error::<Status>("status-issued", "/domainVerification/records/0/value", json!(12));
    check_type_error::<Application>("application-ev", "/csr/pem", json!(5));
}

#[test]
fn an_unknown_value_of_a_closed_enum_is_an_error_that_names_its_member() {
    check_type_error::<Application>("application-ev", "/csr/method", json!("telepathy"));
}

#[test]
fn a_wrong_member_is_named_and_its_value_is_not() {
    // Each of these members holds something personal, and serde_json's own message would repeat it.
    for text in [
        r#"{"user":"Wang Xiaoming","csrfToken":"t"}"#,
        r#"{"user":{"name":"n","email":"e"},"csrfToken":{"Wang Xiaoming":1}}"#,
        r#"{"user":{"name":["Wang Xiaoming"],"email":"e"},"csrfToken":"t"}"#,
        "\"Wang Xiaoming\"",
        "\"missing field `Wang Xiaoming`\"",
        r#"{"user":"missing field `Wang Xiaoming`"}"#,
    ] {
        let WrongMember(member) = signet::contract::read::<Session>(text).unwrap_err();
        assert!(["", "user", "csrfToken", "user.name"].contains(&member.as_str()), "{text}: {member}");
    }
    check_wrong::<Application>(r#"{"domains":[],"applicant":{},"csr":{"method":"Wang Xiaoming"}}"#, "csr.method");
}

/// Every member of a value in turn, replaced by values of every kind.
fn spoilt(value: &Value) -> Vec<Value> {
    let kinds = [json!(null), json!(true), json!(-1.5), json!("\\\"],{"), json!([]), json!([[7]]), json!({})];
    let inside: Vec<Value> = match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| {
                spoilt(member).into_iter().map(|spoilt| {
                    let mut members = members.clone();
                    members.insert(name.clone(), spoilt);
                    Value::Object(members)
                })
            })
            .collect(),
        Value::Array(items) => (0..items.len())
            .flat_map(|at| {
                spoilt(&items[at]).into_iter().map(move |spoilt| {
                    let mut items = items.clone();
                    items[at] = spoilt;
                    Value::Array(items)
                })
            })
            .collect(),
        _ => Vec::new(),
    };
    kinds.into_iter().chain(inside).collect()
}

/// The path of `serde_path_to_error`, which follows the reading itself.
#[track_caller]
fn check_paths<T: DeserializeOwned>(name: &str) {
    let mut wrong = 0;
    for value in spoilt(&fixture(name)) {
        for text in [value.to_string(), format!("\n{value:#}\n")] {
            let followed = serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_str(&text));
            let Err(error) = followed else { continue };
            let path = error.path().to_string();
            let path = if path == "." { "" } else { &path };
            let message = error.inner().to_string();
            let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            let path = match missing {
                Some(member) if path.is_empty() => member.to_owned(),
                Some(member) => format!("{path}.{member}"),
                None if message.starts_with("missing: ") => "csr.pem".to_owned(),
                None => path.to_owned(),
            };
            check_wrong::<T>(&text, &path);
            wrong += 1;
        }
    }
    assert!(wrong > 10, "{name}: {wrong}");
}

#[test]
fn the_path_is_the_one_that_serde_path_to_error_follows() {
    check_paths::<Session>("session");
    check_paths::<Orders>("orders");
    check_paths::<Application>("application-ev");
    check_paths::<Status>("status-issued");
    check_paths::<Submission>("submission");
    check_paths::<Attempts>("attempts");
    check_paths::<Upload>("upload");
    check_paths::<Handover>("handover");
    check_paths::<ProblemDetails>("problem-application");
}

#[test]
fn a_path_is_clipped() {
    let long = "x".repeat(5000);
    let text = format!("{{\"{long}\":{{");
    let WrongMember(member) = signet::contract::read::<Orders>(&text).unwrap_err();
    assert!(member.len() <= 100, "{}", member.len());
}

#[test]
fn an_answer_that_is_no_object_has_no_member_to_name() {
    check_wrong::<Orders>("null", "");
    check_wrong::<Orders>("7", "");
    check_wrong::<Orders>("<!doctype html>", "");
    check_wrong::<Orders>("{\"orders\":[]} and more", "");
}

#[test]
fn s9_hostile_json_is_an_error_and_nothing_worse() {
    let deep = format!("{{\"orders\":{}", "[".repeat(10_000));
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let huge = fixture("status-checking").to_string().replace("\"version\":7", "\"version\":1e400");
    assert!(huge.contains("1e400"));
    assert!(signet::contract::read::<Orders>(&deep).is_err());
    assert!(signet::contract::read::<Application>(&format!("{{\"domains\":{nested}}}")).is_err());
    // An unknown member is skipped without recursion, however deep it is.
    assert!(signet::contract::read::<Orders>(&format!("{{\"orders\":[],\"future\":{nested}}}")).is_ok());
    let csr = format!("{{\"domains\":[],\"applicant\":{{}},\"csr\":{{\"method\":\"automatic\",\"x\":{nested}}}}}");
    assert!(signet::contract::read::<Application>(&csr).is_ok());
    assert!(signet::contract::read::<Status>(&huge).is_err());
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
        assert!(signet::contract::read::<Orders>(text).is_err(), "{text:?}");
    }
    // An unknown member is skipped without being understood, however large its number.
    let skipped = "{\"orders\":[],\"future\":123456789012345678901234567890}";
    assert!(signet::contract::read::<Orders>(skipped).unwrap().orders.is_empty());
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

#[test]
fn b10_an_order_that_cannot_be_read_does_not_hide_the_others() {
    let fixture = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/contract/orders.json"));
    let mut orders: serde_json::Value = serde_json::from_str(&fixture.unwrap_or_default()).unwrap_or_default();
    orders["orders"][1]["product"]["domainCount"] = "5".into();
    let read = signet::contract::read_orders(&orders.to_string());
    let read = read.unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert!(read.len() > 1);
    for (at, order) in read.iter().enumerate() {
        let wrong = order.as_ref().err().map(|wrong| wrong.0.as_str());
        assert_eq!(wrong, (at == 1).then_some("orders[1].product.domainCount"), "{at}");
    }
    assert!(signet::contract::read_orders("{\"orders\": {}}").is_err(), "a list that is none is no list");
    let none = signet::contract::read_orders("{\"orders\": [{\"orderId\": 7}, 1]}");
    assert_eq!(none.err().map(|wrong| wrong.0).as_deref(), Some("orders[0].orderId"), "no order can be read");
}
