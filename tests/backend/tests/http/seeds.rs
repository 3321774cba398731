//! The seeds and the app's rules: the app can send every application that the backend starts with.

use serde_json::json;
use signet::application::{Draft, ShapeOnly};
use signet::contract::{Application, Order};

use super::support::{EV_FAILED, ISSUED, OV_MANY, Server, application, key};

#[test]
fn what_is_filled_in_from_the_start_passes_the_app_s_rules() {
    let server = Server::start();
    let client = server.client();
    client.post("/dev/reset", &json!({ "application": "filled" })).expect(204);
    check(&server, &[OV_MANY, EV_FAILED, ISSUED]);
    client.post("/dev/reset", &json!({ "application": "returning" })).expect(204);
    check(&server, &["98987582437920976"]);
}

#[track_caller]
fn check(server: &Server, order_ids: &[&str]) {
    let client = server.client();
    for order_id in order_ids {
        let order = client.get(&format!("/api/v1/orders/{order_id}")).expect(200);
        let order: Order = serde_json::from_slice(&order.body).unwrap();
        let saved = client.get(&format!("/api/v1/orders/{order_id}/application")).expect(200);
        let saved: Application = serde_json::from_slice(&saved.body).unwrap();
        let finished = Draft::from_wire(&saved).finish(&order.product, &ShapeOnly);
        let finished = finished.unwrap_or_else(|problems| panic!("{order_id}: {problems:?}"));
        assert_eq!(finished.to_wire().domains, saved.domains);
    }
}

#[test]
fn order_numbers_exceed_what_a_double_can_hold() {
    let server = Server::start();
    let orders = server.client().get("/api/v1/orders").expect(200).json();
    for order in orders["orders"].as_array().unwrap() {
        let number: u64 = order["orderId"].as_str().unwrap().parse().unwrap();
        assert!(number > 1 << 53);
    }
}

#[test]
fn an_applicant_who_comes_back_finds_the_answers_of_the_refused_attempt_and_three_ways_of_verification() {
    let server = Server::start();
    server.client().post("/dev/reset", &json!({ "application": "returning" })).expect(204);
    let client = server.client();
    let second = client.get("/api/v1/orders/98987582437920975").expect(200).json();
    assert_eq!(second["product"]["validationMethods"], json!(["email", "dns", "file"]));
    assert_eq!(second["draftSavedAt"], json!(null));
    let attempts = client.get("/api/v1/orders/98987582437920976/attempts").expect(200).json();
    let saved = client.get("/api/v1/orders/98987582437920976/application").expect(200).json();
    let sent = &attempts["attempts"][0]["application"];
    assert_eq!(sent["company"]["phone"], saved["company"]["phone"]);
    assert_ne!(sent["company"]["address"], saved["company"]["address"]);
}

#[test]
fn a_certificate_that_ends_in_twenty_days_expires_soon_and_has_an_order_that_renews_it() {
    let server = Server::start();
    server.client().post("/dev/reset", &json!({ "application": "ending" })).expect(204);
    let client = server.client();
    let orders = client.get("/api/v1/orders").expect(200);
    let orders: signet::contract::Orders = serde_json::from_slice(&orders.body).unwrap();
    let ending = orders.orders.iter().find(|order| order.status.as_str() == "WILLEXPIRED").unwrap();
    assert_eq!(signet::application::renewal_order(&orders.orders, ending).unwrap().order_id, super::support::DV);
    let facts = client.status(&ending.order_id)["certificate"].clone();
    assert!(facts["notAfter"].as_str().unwrap() > facts["notBefore"].as_str().unwrap());
}

#[test]
fn the_names_are_verified_in_the_way_that_was_chosen() {
    let server = Server::start();
    server.client().post("/dev/reset", &json!({ "application": "returning" })).expect(204);
    let client = server.client();
    let order = "98987582437920975";
    client.upload_form(order);
    let mut answers = application(&["www.kelp.example.com"]);
    answers["domainValidation"] = json!("carrierPigeon");
    let etag = client.save(order, &answers);
    assert_eq!(client.submit(order, &etag, &key(1)).expect(422).pointers(), ["/domainValidation"]);
    answers["domainValidation"] = json!("file");
    let put = client.put_application(order, ("If-Match", &etag), &answers).expect(200);
    client.submit(order, &put.header("etag"), &key(2)).expect(202);
    let verification = &client.status(order)["domainVerification"];
    assert_eq!(verification["method"], "file");
    assert_eq!(verification["records"][0]["type"], "FILE");
}
