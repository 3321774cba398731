//! Exactly one application for each decision to submit.

use super::support::{Answer, DV, OV_FIVE, Server, application, key};

#[test]
fn the_same_key_and_body_give_the_first_answer_again() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    let first = client.submit(DV, &etag, &key(1)).expect(202);
    client.confirm_domains();
    client.advance(23 * 3600);
    let again = client.submit(DV, &etag, &key(1)).expect(202);
    assert_eq!(first.text(), again.text());
    assert_eq!(client.submissions(DV), 1);
    client.advance(2 * 3600);
    client.submit(DV, &etag, &key(1)).expect(409);
}

#[test]
fn a_key_with_another_request_is_refused() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.submit(DV, &etag, &key(1)).expect(202);
    let mismatch = client.submit(DV, "\"a99\"", &key(1)).expect(422).json();
    assert_eq!(mismatch["type"], "urn:signet:problem:key-mismatch");
    client.submit(OV_FIVE, &etag, &key(1)).expect(422);
    client.submit(DV, &etag, "not-a-uuid").expect(400);
    client.submit(DV, &etag, "3f2b8c1e-9d4a-1f6b-8a7c-000000000001").expect(400);
}

#[test]
fn what_was_accepted_is_kept_with_the_submission() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    let body = r#"{"accepted":[{"href":"/terms?v=2","acceptedAt":"2026-11-27T09:30:00.000Z"}]}"#;
    for wrong in [
        "{}",
        "[]",
        "terms",
        r#"{"accepted":"/terms"}"#,
        r#"{"accepted":[{"href":"/terms"}]}"#,
        r#"{"accepted":[{"href":"javascript:alert(1)","acceptedAt":"2026-11-27T09:30:00Z"}]}"#,
        r#"{"accepted":[{"href":"/terms","acceptedAt":"yesterday"}]}"#,
    ] {
        let problem = client.submit_with(DV, &etag, &key(1), wrong).expect(422).json();
        assert_eq!(problem["type"], "urn:signet:problem:submission", "{wrong}");
    }
    // A body of another shape does not use up the key.
    let first = client.submit_with(DV, &etag, &key(1), body).expect(202);
    assert_eq!(client.submit_with(DV, &etag, &key(1), body).expect(202).text(), first.text());
    let later = body.replace("09:30", "09:31");
    let mismatch = client.submit_with(DV, &etag, &key(1), &later).expect(422).json();
    assert_eq!(mismatch["type"], "urn:signet:problem:key-mismatch");
    client.submit(DV, &etag, &key(1)).expect(422);
    assert!(client.get("/dev/reviewer").expect(200).text().contains("Accepted: /terms?v=2 (2026-11-27T09:30:00.000Z)"));
    let log = client.get("/dev/log").expect(200).json();
    let bodies = log["calls"].as_array().unwrap().iter().filter_map(|call| call["body"].as_str());
    assert_eq!(bodies.filter(|sent| *sent == body).count(), 2);
}

#[test]
fn a_refused_submission_does_not_use_up_its_key() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(OV_FIVE, &application(&["a.kelp.example.com"]));
    client.submit(OV_FIVE, &etag, &key(1)).expect(422);
    client.upload_form(OV_FIVE);
    client.submit(OV_FIVE, &etag, &key(1)).expect(202);
}

#[test]
fn of_many_submissions_at_once_one_is_made() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    let answers: Vec<_> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..16)
            .map(|number| {
                let (client, etag) = (client.clone(), etag.clone());
                // Half of them are a double click; the other half are decisions of other tabs.
                let key = key(if number % 2 == 0 { 1 } else { number });
                scope.spawn(move || client.submit(DV, &etag, &key))
            })
            .collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    });
    assert_eq!(client.submissions(DV), 1);
    let accepted: Vec<String> = answers.iter().filter(|answer| answer.status == 202).map(Answer::text).collect();
    assert!(!accepted.is_empty() && accepted.iter().all(|text| *text == accepted[0]));
    assert!(answers.iter().all(|answer| matches!(answer.status, 202 | 409)));
}
