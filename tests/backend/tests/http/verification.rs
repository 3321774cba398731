//! The ways of domain verification, and the DNS service that people and tests try the records with.

use serde_json::{Value, json};
use signet::rules::dns::{Answer, Data, Negative, RecordKind, is_there, question, question_address, read};

use super::support::{Client, DV, Server, application, key};

/// The order whose product offers three ways of domain verification.
const SEVERAL: &str = "98987582437920975";

fn change(client: &Client, order: &str, method: &str) -> super::support::Answer {
    let path = format!("/api/v1/orders/{order}/domain-verification/method");
    let body = json!({ "method": method }).to_string();
    client.call("PUT", &path, &[("content-type", "application/json")], Some(body.as_bytes()))
}

/// Submits the order with several ways.
fn submitted(server: &Server) -> Client {
    server.client().post("/dev/reset", &json!({ "application": "returning" })).expect(204);
    let client = server.client();
    client.upload_form(SEVERAL);
    let etag = client.save(SEVERAL, &application(&["www.harbour-tea.com"]));
    client.submit(SEVERAL, &etag, &key(1)).expect(202);
    client
}

fn verification(client: &Client) -> Value {
    client.status(SEVERAL)["domainVerification"].clone()
}

#[test]
fn the_method_is_changed_until_the_names_are_verified() {
    let server = Server::start();
    let client = submitted(&server);
    assert_eq!(verification(&client)["method"], "email");
    let before = client.status(SEVERAL)["version"].as_u64();
    let status = change(&client, SEVERAL, "dns").expect(200).json();
    assert!(status["version"].as_u64() > before);
    assert_eq!(status["domainVerification"]["records"][0]["name"], "_signet-challenge.www.harbour-tea.com");
    assert_eq!(status["domainVerification"]["canResend"], false);
    let status = change(&client, SEVERAL, "file").expect(200).json();
    assert_eq!(status["domainVerification"]["records"][0]["type"], "FILE");
    // The same again changes nothing.
    let again = change(&client, SEVERAL, "file").expect(200).json();
    assert_eq!(again, status);
    assert_eq!(change(&client, SEVERAL, "pigeon").expect(422).pointers(), ["/method"]);
    change(&client, DV, "dns").expect(409);
    change(&client, "1", "dns").expect(404);
    client.confirm_domains();
    change(&client, SEVERAL, "dns").expect(409);
}

/// Asks the service, and reads its answer as the app does.
fn asked(client: &Client, name: &str, kind: RecordKind) -> Answer {
    let address = question_address("/dev/dns-query", &question(name, kind, 0).expect("a question"));
    let answer = client.get(&address).expect(200);
    assert_eq!(answer.header("content-type"), "application/dns-message");
    read(&answer.body).expect("an answer")
}

#[test]
fn records_can_be_published_rightly_and_in_every_wrong_way() {
    let server = Server::start();
    let client = submitted(&server);
    change(&client, SEVERAL, "dns").expect(200);
    let record = verification(&client)["records"][0].clone();
    let (name, value) = (record["name"].as_str().unwrap(), record["value"].as_str().unwrap());
    let publish = |how: &str| {
        client.post(&format!("/dev/orders/{SEVERAL}/dns"), &json!({ "as": how })).expect(204);
        asked(&client, name, RecordKind::Txt)
    };
    let nothing = asked(&client, name, RecordKind::Txt);
    let negative = Some(Negative { zone: "harbour-tea.com".to_owned(), seconds: 900 });
    assert_eq!(nothing, Answer { is_missing: false, records: vec![], negative });
    assert!(is_there(&publish("published"), "TXT", value));
    let stale = publish("stale");
    assert_eq!(stale.records, [Data::Txt("token-of-an-earlier-order".to_owned())]);
    assert!(publish("doubled").records.is_empty());
    assert!(is_there(&asked(&client, &format!("{name}.harbour-tea.com"), RecordKind::Txt), "TXT", value));
    assert!(publish("missing").is_missing);
    assert!(is_there(&publish("published"), "TXT", value));
}

#[test]
fn aliases_and_caa_are_answered() {
    let server = Server::start();
    let client = server.client();
    let records = json!({ "records": [
        { "name": "harbour-tea.com", "type": "CAA", "value": "128 issue \"ca.example; a=b\"" },
        { "name": "_x.harbour-tea.com", "type": "CNAME", "value": "there.example." },
        { "name": "there.example", "type": "TXT", "value": "token" },
    ], "minimum": 5 });
    client.post("/dev/dns", &records).expect(204);
    let caa = asked(&client, "Harbour-Tea.com", RecordKind::Caa).records;
    assert!(
        matches!(&caa[..], [Data::Caa(property)] if property.is_critical && property.value == "ca.example; a=b"),
        "{caa:?}"
    );
    let records = asked(&client, "_x.harbour-tea.com", RecordKind::Txt).records;
    assert_eq!(records, [Data::Cname("there.example".to_owned()), Data::Txt("token".to_owned())]);
    let records = asked(&client, "_x.harbour-tea.com", RecordKind::Cname).records;
    assert_eq!(records, [Data::Cname("there.example".to_owned())]);
    assert_eq!(asked(&client, "com", RecordKind::Caa).negative.map(|negative| negative.seconds), Some(5));
    client.call("DELETE", "/dev/dns", &[], None).expect(204);
    assert!(asked(&client, "harbour-tea.com", RecordKind::Caa).records.is_empty());
    client.get("/dev/dns-query?dns=A").expect(400);
}
