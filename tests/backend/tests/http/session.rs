//! Sessions, CSRF tokens, conditional polling, and the answers that every call shares.

use serde_json::json;

use super::support::{Client, DV, Server, application, key};

#[test]
fn nothing_is_shown_to_who_is_not_signed_in() {
    let server = Server::start();
    let stranger = Client::new(&server.origin);
    for path in ["/api/v1/orders", &format!("/api/v1/orders/{DV}"), &format!("/api/v1/orders/{DV}/status")] {
        assert_eq!(stranger.get(path).expect(401).json()["signInUrl"], "/sign-in");
    }
}

#[test]
fn an_unsafe_call_without_the_token_is_refused() {
    let server = Server::start();
    let mut client = server.client();
    client.csrf = "of another session".to_owned();
    client.post(&format!("/api/v1/orders/{DV}/withdrawal"), &json!({})).expect(403);
    client.put_application(DV, ("if-none-match", "*"), &application(&[])).expect(403);
}

#[test]
fn signing_out_and_in_again_keeps_the_answers() {
    let server = Server::start();
    let mut client = server.client();
    let etag = client.save(DV, &application(&["a.kelp.example.com"]));
    client.post("/dev/sign-out", &json!({})).expect(204);
    client.submit(DV, &etag, &key(1)).expect(401);
    let answer = client.get("/api/v1/session").expect(401);
    let page = client.get(answer.json()["signInUrl"].as_str().unwrap()).expect(200);
    assert!(page.text().contains("<button>"));
    client.post("/sign-in", &json!({})).expect(200);
    client.sign_in();
    client.submit(DV, &etag, &key(1)).expect(202);
}

#[test]
fn a_status_that_did_not_change_is_not_sent_again() {
    let server = Server::start();
    let client = server.client();
    let path = format!("/api/v1/orders/{DV}/status");
    let answer = client.get(&path).expect(200);
    let (etag, wait) = (answer.header("etag"), answer.header("retry-after"));
    assert!(wait.parse::<u32>().unwrap() > 0);
    let unchanged = client.call("GET", &path, &[("if-none-match", &etag)], None).expect(304);
    assert!(
        unchanged.body.is_empty() && unchanged.header("etag") == etag && !unchanged.header("retry-after").is_empty()
    );
    let before = answer.json()["version"].as_u64().unwrap();
    let saved = client.save(DV, &application(&["a.kelp.example.com"]));
    client.submit(DV, &saved, &key(1)).expect(202);
    let changed = client.call("GET", &path, &[("if-none-match", &etag)], None).expect(200).json();
    assert!(changed["version"].as_u64().unwrap() > before);
}

#[test]
fn what_does_not_exist_is_a_problem_too() {
    let server = Server::start();
    let client = server.client();
    for path in ["/api/v1/orders/1", "/api/v1/orders/1/status", "/api/v1/nothing", "/api/v1/orders/1/attempts"] {
        let problem = client.get(path).expect(404).json();
        assert_eq!(problem["status"], 404);
        assert!(!problem["requestId"].as_str().unwrap().is_empty());
    }
    client.call("DELETE", "/api/v1/orders", &[], None).expect(405);
}

#[test]
fn another_origin_is_let_in_only_when_it_was_named() {
    let server = Server::start_with(&["--app-origin", "https://app.example"]);
    let client = server.client();
    let ask = |origin: &str| {
        let headers = [("origin", origin), ("access-control-request-method", "PUT")];
        client.call("OPTIONS", "/api/v1/orders", &headers, None).header("access-control-allow-origin")
    };
    assert_eq!(
        (ask("https://app.example").as_str(), ask("https://evil.example").as_str()),
        ("https://app.example", "")
    );
    let answer = client.call("GET", "/api/v1/orders", &[("origin", "https://app.example")], None).expect(200);
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
    let stranger = Client::new(&server.origin);
    let answer = stranger.call("GET", "/api/v1/orders", &[("origin", "https://app.example")], None).expect(401);
    assert_eq!(answer.json()["signInUrl"], format!("{}/sign-in", server.origin));
}
