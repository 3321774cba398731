//! The ledger, with which the tests in the browser compare every sentence of a page.

use serde_json::{Value, json};

use super::support::{OV_FIVE, Server, application, key};

#[test]
fn the_ledger_has_every_accepted_change_once_and_in_order() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(422);
    client.upload_form(OV_FIVE);
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    client.submit(OV_FIVE, &etag, &key(2)).expect(409);
    client.post(&format!("/api/v1/orders/{OV_FIVE}/withdrawal"), &Value::Null).expect(200);
    client.submit(OV_FIVE, &etag, &key(3)).expect(202);
    client.decide(OV_FIVE, &json!({ "outcome": "CHECKED_FAIL" })).expect(200);

    let ledger = client.get("/dev/ledger").expect(200).json();
    let entries = ledger["entries"].as_array().expect("a list");
    let kinds: Vec<&str> = entries.iter().filter_map(|entry| entry["kind"].as_str()).collect();
    assert_eq!(kinds, ["draft", "photo", "submission", "withdrawal", "submission", "decision"]);
    assert_eq!(entries[0]["application"]["domains"], json!(["a.kelp.example.com"]));
    assert_eq!(entries[0]["etag"], etag.as_str());
    assert_eq!(entries[2]["key"], key(1).as_str());
    assert_eq!(entries[2]["application"], entries[0]["application"]);
    assert!(entries.iter().all(|entry| entry["orderId"] == OV_FIVE && entry["time"].is_string()));
    assert_eq!(ledger["statuses"][OV_FIVE], "CHECKED_FAIL");

    client.post("/dev/reset", &json!({}));
    assert_eq!(client.get("/dev/ledger").json()["entries"], json!([]));
}
