//! Deliberate faults have the described effect on a call.

use std::time::{Duration, Instant};

use serde_json::json;

use super::support::{Client, DV, Server, application, key};

const SUBMISSION: &str = "/api/v1/orders/*/submission";

#[test]
fn a_reset_before_the_work_leaves_nothing_done() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.fault(&json!({ "method": "POST", "path": SUBMISSION, "times": 2, "reset": "before" }));
    let path = format!("/api/v1/orders/{DV}/submission");
    let key = key(1);
    let headers = [("if-match", etag.as_str()), ("idempotency-key", &key)];
    for _ in 0..2 {
        assert!(client.try_call("POST", &path, &headers, Some(b"")).is_err());
        assert_eq!(client.submissions(DV), 0);
    }
    client.submit(DV, &etag, &key).expect(202);
    assert_eq!(client.submissions(DV), 1);
}

#[test]
fn a_reset_after_the_work_loses_the_answer_alone() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.fault(&json!({ "method": "POST", "path": SUBMISSION, "reset": "after" }));
    let path = format!("/api/v1/orders/{DV}/submission");
    let key = key(1);
    let lost = client.try_call("POST", &path, &[("if-match", &etag), ("idempotency-key", &key)], Some(b""));
    let error = lost.unwrap_err().to_string();
    assert!(error.contains("reset"), "expected a TCP reset: {error}");
    assert_eq!(client.submissions(DV), 1);
    client.submit(DV, &etag, &key).expect(202);
    assert_eq!(client.submissions(DV), 1);
}

#[test]
fn a_status_answers_in_place_of_the_work() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.fault(&json!({
        "method": "POST", "path": SUBMISSION, "times": 1, "status": 503,
        "headers": { "Retry-After": "120", "X-Fault": "1" }, "body": { "title": "Not now" }
    }));
    let answer = client.submit(DV, &etag, &key(1)).expect(503);
    assert_eq!((answer.header("retry-after"), answer.json()["title"].as_str()), ("120".to_owned(), Some("Not now")));
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(client.submissions(DV), 0);
    client.submit(DV, &etag, &key(1)).expect(202);
}

#[test]
fn a_captive_portal_answers_with_html() {
    let server = Server::start();
    let client = server.client();
    client.fault(&json!({ "path": "/api/**", "status": 200, "body": "<html>Welcome", "headers": { "x-fault": "1" } }));
    let answer = client.get("/api/v1/orders").expect(200);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    let body = "{\"orders\":7}";
    client.fault(&json!({ "path": "/api/**", "body": body, "headers": { "x-fault": "1" } }));
    let answer = client.get("/api/v1/orders").expect(200);
    assert_eq!((answer.header("content-type").as_str(), answer.text().as_str()), ("application/json", body));
    client.get("/api/v1/orders").expect(200).json();
}

#[test]
fn a_body_is_cut_off_where_the_fault_says() {
    let server = Server::start();
    let client = server.client();
    client.fault(&json!({ "path": "/api/v1/orders", "truncateAfter": 10 }));
    assert!(client.try_call("GET", "/api/v1/orders", &[], None).is_err());
    client.get("/api/v1/orders").expect(200);
}

#[test]
fn a_call_is_slow_before_or_after_its_work() {
    let server = Server::start();
    let client = server.client();
    for member in ["delayMs", "delayAfterMs"] {
        client.fault(&json!({ "path": "/api/v1/orders", (member): 300 }));
        let started = Instant::now();
        client.get("/api/v1/orders").expect(200);
        assert!(started.elapsed() >= Duration::from_millis(300));
    }
}

#[test]
fn faults_are_taken_back() {
    let server = Server::start();
    let client = server.client();
    client.fault(&json!({ "path": "/api/**", "times": 1000, "status": 500 }));
    client.call("DELETE", "/dev/faults", &[], None).expect(204);
    client.get("/api/v1/orders").expect(200);
    client.post("/dev/faults", &json!({ "path": "/", "unknown": 1 })).expect(400);
}

#[test]
fn the_log_tells_what_was_called() {
    let server = Server::start();
    let client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.submit(DV, &etag, &key(7)).expect(202);
    let log = client.get("/dev/log").expect(200).json();
    let call = log["calls"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((call["method"].as_str(), call["status"].as_u64()), (Some("POST"), Some(202)));
    assert_eq!(call["idempotencyKey"], key(7));
    assert_eq!(call["path"], format!("/api/v1/orders/{DV}/submission"));
}

#[test]
fn chaos_fails_its_share_of_calls_with_problems() {
    let server = Server::start_in_chaos(100);
    let client = Client::new(&server.origin);
    let statuses: Vec<u16> = (0..12).map(|_| client.get("/api/v1/session").status).collect();
    assert!(statuses.iter().all(|status| matches!(status, 200 | 500 | 503)), "{statuses:?}");
    assert!(statuses.iter().any(|status| *status != 200), "{statuses:?}");
}
