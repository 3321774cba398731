//! Everything that was answered is stored in the database file and survives a power cut.

use super::support::{DV, OV_FIVE, STAGE, Server, application, key};

#[test]
fn a_restart_keeps_everything() {
    let mut server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    let first = client.submit(OV_FIVE, &etag, &key(1)).expect(202).text();
    client.advance(STAGE);
    let authority = client.get("/dev/ca.pem").expect(200).text();
    let orders = client.get("/api/v1/orders").expect(200).text();

    server.restart();
    let mut again = client.clone();
    again.origin.clone_from(&server.origin);
    // These are the session, the orders, the clock, the CA and the answer for the key.
    assert_eq!(again.get("/api/v1/orders").expect(200).text(), orders);
    assert_eq!(again.status(OV_FIVE)["stages"][1]["state"], "done");
    assert_eq!(again.get("/dev/ca.pem").expect(200).text(), authority);
    assert_eq!(again.submit(OV_FIVE, &etag, &key(1)).expect(202).text(), first);
    again.confirm_domains();
    again.advance(2 * STAGE);
    assert_eq!(again.status(OV_FIVE)["status"], "ISSUED");
}

#[test]
fn a_reset_seeds_afresh() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.submit(DV, &etag, &key(1)).expect(202);
    client.advance(1_000_000);
    client.post("/dev/reset", &serde_json::json!({})).expect(204);
    let client = server.client();
    let orders = client.get("/api/v1/orders").expect(200).json();
    let statuses: Vec<&str> =
        orders["orders"].as_array().unwrap().iter().map(|order| order["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["PAYED", "PAYED", "PAYED", "PAYED", "PAYED", "CHECKED_FAIL", "ISSUED"]);
    client.get(&format!("/api/v1/orders/{DV}/application")).expect(204);
    assert_eq!(client.get("/dev/mailbox.json").expect(200).json()["mails"].as_array().unwrap().len(), 0);
}

#[cfg(unix)]
#[test]
fn the_server_stops_when_it_is_asked_to() {
    let mut server = Server::start();
    server.client().get("/api/v1/orders").expect(200);
    assert_eq!(server.terminate(), Some(0));
}
