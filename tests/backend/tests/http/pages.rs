//! The pages of the reviewer and the applicant: their effect, and that they show text as text.

use super::support::{OV_FIVE, STAGE, Server, application, key};

const FORM: [(&str, &str); 1] = [("content-type", "application/x-www-form-urlencoded")];

#[test]
fn a_reviewer_refuses_with_reason_and_fields() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com", "b.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    let page = client.get("/dev/reviewer").expect(200).text();
    for part in
        ["value='/domains/1'", "value='/company/phone'", "value='/documents/organizationForm'", "Kelp &amp; Sons"]
    {
        assert!(page.contains(part), "{part}");
    }
    let form = "outcome=CHECKED_FAIL&auditType=Company+phone&auditNote=Nobody%20answered%21+%E7%94%B5%E8%AF%9D\
                &field=%2Fcompany%2Fphone&field=%2Fdomains%2F1";
    client.call("POST", &format!("/dev/reviewer/{OV_FIVE}"), &FORM, Some(form.as_bytes())).expect(303);
    let failure = client.status(OV_FIVE)["failure"].clone();
    assert_eq!(
        (failure["auditNote"].as_str(), failure["auditType"].as_str()),
        (Some("Nobody answered! 电话"), Some("Company phone"))
    );
    assert_eq!(failure["fields"], serde_json::json!(["/company/phone", "/domains/1"]));
}

#[test]
fn a_reviewer_approves_and_the_names_are_still_to_be_proved() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    client.call("POST", &format!("/dev/reviewer/{OV_FIVE}"), &FORM, Some(b"outcome=APPROVED")).expect(303);
    client.advance(10 * STAGE);
    assert_eq!(client.status(OV_FIVE)["status"], "CHECKING");
    assert_eq!(
        client.get(&format!("/dev/reviewer/{OV_FIVE}/organizationForm")).expect(200).header("content-type"),
        "image/png"
    );
}

#[test]
fn what_was_typed_is_text_on_every_page() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let mut answers = application(&["a.kelp.example.com"]);
    let attack = "<script>alert(1)</script>'\"\u{202e}";
    answers["company"]["name"] = attack.into();
    answers["applicant"]["name"] = attack.into();
    let etag = client.save(OV_FIVE, &answers);
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    let link = client.get("/dev/mailbox.json").expect(200).json()["mails"][0]["link"].as_str().unwrap().to_owned();
    for path in ["/dev/reviewer", "/dev/mailbox", &link] {
        let page = client.get(path).expect(200);
        assert!(page.text().contains("&lt;script&gt;alert(1)"), "{path}");
        assert!(!page.text().contains("<script") && !page.text().contains('\u{202e}'), "{path}");
        assert!(page.header("content-security-policy").contains("default-src 'none'"));
    }
}

#[test]
fn a_link_of_an_application_that_was_decided_has_ended() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    let link = client.get("/dev/mailbox.json").expect(200).json()["mails"][0]["link"].as_str().unwrap().to_owned();
    client.decide(OV_FIVE, &serde_json::json!({ "outcome": "CHECKED_FAIL" })).expect(200);
    client.post(&link, &serde_json::json!({})).expect(410);
    client.get("/dev/verify/nonsense").expect(410);
}

#[test]
fn an_e_mail_s_link_ends_after_a_week() {
    let server = Server::start();
    let client = server.client();
    client.upload_form(OV_FIVE);
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
    let link = client.get("/dev/mailbox.json").expect(200).json()["mails"][0]["link"].as_str().unwrap().to_owned();
    client.advance(7 * 24 * 3600);
    client.post(&link, &serde_json::json!({})).expect(410);
    client.post(&format!("/api/v1/orders/{OV_FIVE}/domain-verification/resend"), &serde_json::json!({})).expect(202);
    client.confirm_domains();
}

#[test]
fn other_sites_pages_do_not_reach_the_controls() {
    let server = Server::start();
    let client = server.client();
    client.call("POST", "/dev/reset", &[("origin", "https://evil.example")], Some(b"{}")).expect(403);
    client.call("POST", "/dev/reset", &[("origin", &server.origin)], Some(b"{}")).expect(204);
}
