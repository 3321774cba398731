//! Whole journeys, from a paid order to an issued certificate.

use serde_json::json;

use super::support::{DV, EV_FAILED, FORM, OV_FIVE, OV_MANY, OV_WILDCARD, STAGE, Server, application, key, stages};

#[test]
fn a_dv_order_is_issued_once_the_e_mail_was_acted_upon() {
    let server = Server::start();
    let client = server.client();
    let mut answers = application(&["shop.kelp.example.com"]);
    (answers["company"], answers["leader"]) = (json!(null), json!(null));
    let etag = client.save(DV, &answers);
    let submitted = client.submit(DV, &etag, &key(1)).expect(202).json();
    assert!(submitted["submissionId"].as_str().unwrap().len() >= 17);
    assert_eq!(stages(&submitted["status"]), ["received done", "domainVerification current", "issuance waiting"]);

    // The clock alone never validates the names.
    client.advance(30 * STAGE);
    let status = client.status(DV);
    assert_eq!((status["status"].as_str(), status["canWithdraw"].as_bool()), (Some("CHECKING"), Some(true)));

    client.confirm_domains();
    let status = client.status(DV);
    assert_eq!(stages(&status), ["received done", "domainVerification done", "issuance current"]);
    assert_eq!((status["status"].as_str(), status["canWithdraw"].as_bool()), (Some("CHECKING"), Some(false)));
    client.advance(STAGE);
    let status = client.status(DV);
    assert_eq!(status["status"], "ISSUED");
    assert!(client.get(&format!("/api/v1/orders/{DV}/certificate")).expect(200).text().contains("BEGIN CERTIFICATE"));
    let order = client.get(&format!("/api/v1/orders/{DV}")).expect(200).json();
    assert_eq!(order["domains"], json!(["shop.kelp.example.com"]));
    let attempts = client.get(&format!("/api/v1/orders/{DV}/attempts")).expect(200).json();
    assert_eq!(attempts["attempts"][0]["outcome"], "ISSUED");
}

#[test]
fn an_ov_order_waits_for_documents_call_and_names() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(OV_FIVE, &application(&["kelp.example.com", "www.kelp.example.com"]));
    let refused = client.submit(OV_FIVE, &etag, &key(1)).expect(422);
    assert_eq!(refused.pointers(), [format!("/documents/{FORM}")]);
    client.upload_form(OV_FIVE);
    client.submit(OV_FIVE, &etag, &key(2)).expect(202);
    let expect = |states: [&str; 5]| {
        let codes = ["received", "documents", "organizationCall", "domainVerification", "issuance"];
        let expected: Vec<String> = codes.iter().zip(states).map(|(code, state)| format!("{code} {state}")).collect();
        assert_eq!(stages(&client.status(OV_FIVE)), expected);
    };
    expect(["done", "current", "waiting", "current", "waiting"]);
    client.advance(STAGE);
    expect(["done", "done", "current", "current", "waiting"]);
    client.advance(STAGE);
    expect(["done", "done", "done", "current", "waiting"]);
    client.confirm_domains();
    expect(["done", "done", "done", "done", "current"]);
    client.advance(STAGE);
    expect(["done", "done", "done", "done", "done"]);
    assert_eq!(client.status(OV_FIVE)["status"], "ISSUED");
}

#[test]
fn a_reviewer_may_approve_before_the_clock_does() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    client.decide(OV_FIVE, &json!({ "outcome": "APPROVED" })).expect(200);
    let status = client.status(OV_FIVE);
    assert_eq!(status["status"], "CHECKING");
    assert_eq!(status["stages"][2]["state"], "done");
    client.confirm_domains();
    client.advance(STAGE);
    assert_eq!(client.status(OV_FIVE)["status"], "ISSUED");
}

#[test]
fn a_failed_ev_order_is_modified_submitted_again_and_issued() {
    let server = Server::start();
    let client = server.client();
    let order = client.get(&format!("/api/v1/orders/{EV_FAILED}")).expect(200).json();
    assert_eq!(order["status"], "CHECKED_FAIL");
    assert_eq!(order["failure"]["fields"], json!(["/company/phone"]));
    assert!(order["documents"][0]["upload"].is_object(), "the photo is kept");

    let path = format!("/api/v1/orders/{EV_FAILED}/application");
    let mut answers = client.get(&path).expect(200).json();
    answers["company"]["phone"] = json!("+862155550199");
    let etag = client.save(EV_FAILED, &answers);
    client.submit(EV_FAILED, &etag, &key(1)).expect(202);
    let order = client.get(&format!("/api/v1/orders/{EV_FAILED}")).expect(200).json();
    assert_eq!((order["status"].as_str(), order["failure"].is_null()), (Some("CHECKING"), true));

    // After a second refusal, only the new reason is shown.
    let refusal =
        json!({ "outcome": "CHECKED_FAIL", "auditNote": "No seal.", "auditType": "Photo", "fields": ["/documents/x"] });
    let status = client.decide(EV_FAILED, &refusal).expect(200).json();
    assert_eq!(status["failure"]["auditNote"], "No seal.");
    assert_eq!(stages(&status)[1], "documents failed");
    client.submit(EV_FAILED, &etag, &key(2)).expect(202);
    client.decide(EV_FAILED, &json!({ "outcome": "ISSUED" })).expect(200);
    assert_eq!(client.status(EV_FAILED)["status"], "ISSUED");
    let attempts = client.get(&format!("/api/v1/orders/{EV_FAILED}/attempts")).expect(200).json();
    let outcomes: Vec<&str> =
        attempts["attempts"].as_array().unwrap().iter().map(|attempt| attempt["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["ISSUED", "CHECKED_FAIL", "CHECKED_FAIL"]);
}

#[test]
fn wildcards_are_proved_with_dns_records() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_WILDCARD);
    let etag = client.save(OV_WILDCARD, &application(&["*.kelp.example.com"]));
    let status = client.submit(OV_WILDCARD, &etag, &key(1)).expect(202).json()["status"].clone();
    let verification = &status["domainVerification"];
    assert_eq!(verification["method"], "dns");
    assert_eq!(verification["records"][0]["name"], "_signet-challenge.kelp.example.com");
    assert_eq!(verification["records"][0]["state"], "pending");
    client.confirm_domains();
    assert_eq!(client.status(OV_WILDCARD)["domainVerification"]["records"][0]["state"], "verified");
}

#[test]
fn two_hundred_and_fifty_names_are_one_application() {
    let server = Server::start();
    let client = server.client();
    client.post("/dev/reset", &json!({ "application": "filled" })).expect(204);
    let client = server.client();
    client.upload_form(OV_MANY);
    let path = format!("/api/v1/orders/{OV_MANY}/application");
    let etag = client.get(&path).expect(200).header("etag");
    client.submit(OV_MANY, &etag, &key(1)).expect(202);
    client.decide(OV_MANY, &json!({ "outcome": "ISSUED" })).expect(200);
    assert_eq!(client.status(OV_MANY)["status"], "ISSUED");
}

#[test]
fn an_application_is_taken_back_until_the_certificate_is_about_to_be_signed() {
    let server = Server::start();
    let client = server.client();
    let withdraw = || client.post(&format!("/api/v1/orders/{DV}/withdrawal"), &json!({}));
    withdraw().expect(409);
    let etag = client.save(DV, &application(&["shop.kelp.example.com"]));
    client.submit(DV, &etag, &key(1)).expect(202);
    let status = withdraw().expect(200).json();
    assert_eq!((status["status"].as_str(), status["canWithdraw"].as_bool()), (Some("PAYED"), Some(false)));
    client.submit(DV, &etag, &key(2)).expect(202);
    client.confirm_domains();
    withdraw().expect(409);
}

#[test]
fn the_e_mail_is_sent_again_after_a_minute_and_not_sooner() {
    let server = Server::start();
    let client = server.client();
    let resend = || client.post(&format!("/api/v1/orders/{DV}/domain-verification/resend"), &json!({}));
    resend().expect(409);
    let etag = client.save(DV, &application(&["shop.kelp.example.com"]));
    client.submit(DV, &etag, &key(1)).expect(202);
    let wait: i64 = resend().expect(429).header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait));
    client.advance(61);
    resend().expect(202);
    let mails = client.get("/dev/mailbox.json").expect(200).json();
    assert_eq!(mails["mails"].as_array().unwrap().len(), 2);
    client.confirm_domains();
    resend().expect(409);
}

#[test]
fn an_issued_certificate_gets_old() {
    let server = Server::start();
    let client = server.client();
    let order = super::support::ISSUED;
    assert_eq!(client.status(order)["status"], "ISSUED");
    client.advance(150 * 24 * 3600);
    assert_eq!(client.status(order)["status"], "WILLEXPIRED");
    client.advance(30 * 24 * 3600);
    assert_eq!(client.status(order)["status"], "EXPIRED");
}
