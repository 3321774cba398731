//! Optimistic locking, and the reasons why a submission is refused.

use serde_json::{Value, json};

use super::support::{DV, EV_FAILED, ISSUED, OV_FIVE, OV_WILDCARD, Server, application, key};

const PATH: &str = "/api/v1/orders/98987582437920968/application";

#[test]
fn the_list_tells_which_orders_have_saved_answers() {
    let server = Server::start();
    let client = server.client();
    let saved_at = || {
        let orders = client.get("/api/v1/orders").expect(200).json();
        let orders = orders["orders"].as_array().unwrap().clone();
        orders.into_iter().find(|order| order["orderId"] == DV).unwrap()["draftSavedAt"].clone()
    };
    assert!(saved_at().is_null());
    client.put_application(DV, ("if-none-match", "*"), &application(&["a.kelp.example.com"])).expect(200);
    assert!(saved_at().as_str().unwrap().ends_with('Z'));
}

#[test]
fn a_version_that_was_overtaken_is_not_saved() {
    let server = Server::start();
    let client = server.client();
    client.get(PATH).expect(204);
    client.get("/api/v1/orders/1/application").expect(404);
    let answers = application(&["a.kelp.example.com"]);
    let first = client.put_application(DV, ("if-none-match", "*"), &answers).expect(200).header("etag");
    client.put_application(DV, ("if-none-match", "*"), &answers).expect(412);
    let second = client.put_application(DV, ("if-match", &first), &answers).expect(200).header("etag");
    assert_ne!(first, second);
    let refused = client.put_application(DV, ("if-match", &first), &answers).expect(412);
    assert_eq!(refused.header("etag"), second, "412 carries the current ETag");
    client.put_application(DV, ("x-nothing", "1"), &answers).expect(428);
    assert_eq!(client.get(PATH).expect(200).header("etag"), second);
}

#[test]
fn a_draft_is_saved_as_typed_and_incomplete() {
    let server = Server::start();
    let client = server.client();
    let draft = json!({
        "domains": ["not a name"], "applicant": { "name": " Ada\u{202e}<script>" }, "csr": { "method": "manual", "pem": "" },
        "futureMember": 1
    });
    client.save(DV, &draft);
    let saved = client.get(PATH).expect(200).json();
    assert_eq!(saved["domains"], json!(["not a name"]));
    assert_eq!(saved["applicant"]["name"], " Ada\u{202e}<script>");
}

#[test]
fn what_is_not_an_application_is_refused() {
    let server = Server::start();
    let client = server.client();
    let put = |body: &[u8]| client.call("PUT", PATH, &[("if-none-match", "*")], Some(body));
    for body in ["", "{", "[]", "{\"domains\": 7}", "{\"domains\": [], \"csr\": {\"method\": \"other\"}}"] {
        put(body.as_bytes()).expect(422);
    }
    put("[".repeat(100_000).as_bytes()).expect(422);
    put(&vec![b' '; 256 * 1024 + 1]).expect(413);
}

#[test]
fn nothing_is_changed_while_the_ca_looks_at_it() {
    let server = Server::start();
    let client = server.client();
    let answers = application(&["a.kelp.example.com"]);
    let etag = client.save(DV, &answers);
    client.submit(DV, &etag, &key(1)).expect(202);
    client.put_application(DV, ("if-match", &etag), &answers).expect(409);
    let second = client.submit(DV, &etag, &key(2)).expect(409).json();
    assert_eq!(second["title"], "The application is already in review");
    client.put_application(ISSUED, ("if-match", "\"a1\""), &answers).expect(409);
    client.submit(ISSUED, "\"a1\"", &key(3)).expect(409);
}

#[test]
fn what_changed_after_it_was_reviewed_is_not_submitted() {
    let server = Server::start();
    let client = server.client();
    client.submit(DV, "\"a1\"", &key(1)).expect(412);
    let reviewed = client.save(DV, &application(&["a.kelp.example.com"]));
    let changed = client.save(DV, &application(&["b.kelp.example.com"]));
    client.submit(DV, &reviewed, &key(2)).expect(412);
    client.submit(DV, &changed, &key(3)).expect(202);
    assert_eq!(client.submissions(DV), 1);
}

#[track_caller]
fn check_refused(order: &str, change: impl FnOnce(&mut Value), expected: &[&str]) {
    let server = Server::start();
    let client = server.client();
    let mut answers = application(&["a.kelp.example.com"]);
    change(&mut answers);
    let etag = client.save(order, &answers);
    let pointers = client.submit(order, &etag, &key(1)).expect(422).pointers();
    let pointers: Vec<&str> =
        pointers.iter().map(String::as_str).filter(|pointer| !pointer.starts_with("/documents/")).collect();
    assert_eq!(pointers, expected);
    assert_eq!(client.status(order)["status"], if order == EV_FAILED { "CHECKED_FAIL" } else { "PAYED" });
}

#[test]
fn every_answer_that_a_product_needs_is_asked_for() {
    let people = ["/applicant/name", "/applicant/phone", "/applicant/email"];
    let company = [
        "/company/name",
        "/company/type",
        "/company/phone",
        "/company/code",
        "/company/countryCode",
        "/company/province",
        "/company/city",
        "/company/address",
        "/company/postCode",
    ];
    let leader = ["/leader/name", "/leader/title", "/leader/phone", "/leader/email"];
    let empty = |answers: &mut Value| {
        *answers = json!({ "domains": [], "applicant": {}, "csr": { "method": "automatic" } });
    };
    let domains = ["/domains"];
    check_refused(DV, empty, &[&domains[..], &people].concat());
    check_refused(OV_FIVE, empty, &[&domains[..], &people, &company].concat());
    check_refused(EV_FAILED, empty, &[&domains[..], &people, &company, &leader].concat());
}

#[test]
fn each_name_has_its_own_entry() {
    let names = json!(["ok.example.com", "Upper.example.com", "single", "-a.example.com", "ok.example.com"]);
    check_refused(
        OV_FIVE,
        |answers| answers["domains"] = names,
        &["/domains/1", "/domains/2", "/domains/3", "/domains/4"],
    );
}

#[test]
fn more_names_than_were_bought_are_refused() {
    check_refused(DV, |answers| answers["domains"] = json!(["a.example.com", "b.example.com"]), &["/domains"]);
    check_refused(DV, |answers| answers["domains"] = json!(["*.example.com"]), &["/domains"]);
    check_refused(OV_WILDCARD, |_| {}, &["/domains"]);
}

#[test]
fn a_phone_is_a_plus_and_digits() {
    for phone in ["02155550100", "+86 21 5555 0100", "+1", "+0123456789", "+862155550100;ext=", "+12345678901234567"] {
        check_refused(DV, |answers| answers["applicant"]["phone"] = json!(phone), &["/applicant/phone"]);
    }
}

#[test]
fn a_csr_that_cannot_be_used_is_refused_before_the_review() {
    let manual = |pem: &str| json!({ "method": "manual", "pem": pem });
    let key_pair = rcgen::KeyPair::generate().unwrap();
    let request = |name: &str| {
        let mut params = rcgen::CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        params.serialize_request(&key_pair).unwrap().pem().unwrap()
    };
    // The name is changed, but the signature is still the one for the old name.
    let pem =
        x509_parser::pem::Pem::iter_from_buffer(request("a.kelp.example.org").as_bytes()).next().unwrap().unwrap();
    let at = pem.contents.windows(3).position(|part| part == b"org").unwrap();
    let mut contents = pem.contents;
    contents[at..at + 3].copy_from_slice(b"com");
    let damaged = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, contents);
    let damaged = format!("-----BEGIN CERTIFICATE REQUEST-----\n{damaged}\n-----END CERTIFICATE REQUEST-----\n");
    for pem in ["", "hello", &request("other.example.com"), &key_pair.serialize_pem(), &damaged] {
        check_refused(DV, |answers| answers["csr"] = manual(pem), &["/csr/pem"]);
    }
}
