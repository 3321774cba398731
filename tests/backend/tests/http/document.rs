//! The OpenAPI document.

use serde_json::Value;

use super::support::{Client, Server};

/// The calls of the contract.
const CALLS: [&str; 19] = [
    "get /session",
    "get /orders",
    "get /orders/{orderId}",
    "get /orders/{orderId}/application",
    "put /orders/{orderId}/application",
    "get /orders/{orderId}/documents/{documentType}/template",
    "get /orders/{orderId}/documents/{documentType}",
    "put /orders/{orderId}/documents/{documentType}",
    "delete /orders/{orderId}/documents/{documentType}",
    "post /orders/{orderId}/documents/{documentType}/handover",
    "get /handover/{token}",
    "put /handover/{token}",
    "post /orders/{orderId}/submission",
    "get /orders/{orderId}/status",
    "post /orders/{orderId}/withdrawal",
    "post /orders/{orderId}/domain-verification/resend",
    "put /orders/{orderId}/domain-verification/method",
    "get /orders/{orderId}/attempts",
    "get /orders/{orderId}/certificate",
];

#[test]
fn the_document_describes_every_call_of_the_contract_and_no_other() {
    let document: Value = serde_json::from_str(&signet_backend::openapi_json()).unwrap();
    let mut described = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            described.push(format!("{method} {}", path.strip_prefix("/api/v1").unwrap()));
        }
    }
    let mut expected: Vec<&str> = CALLS.to_vec();
    described.sort();
    expected.sort_unstable();
    assert_eq!(described, expected);
}

#[test]
fn the_router_knows_every_call_that_is_described() {
    let server = Server::start();
    let client = Client::new(&server.origin);
    for call in CALLS {
        let (method, path) = call.split_once(' ').unwrap();
        let path = format!("/api/v1{}", path.replace(['{', '}'], ""));
        let answer =
            client.call(&method.to_uppercase(), &path, &[], (method == "put" || method == "post").then_some(b""));
        let unknown = answer.status == 405 || answer.text().contains("no such call");
        assert!(!unknown, "{call}: {} {}", answer.status, answer.text());
    }
}

#[test]
fn the_document_in_the_repository_is_the_one_that_is_served() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let kept = std::fs::read_to_string(file).unwrap();
    let hint = "run: cargo run -p signet-backend -- openapi > openapi.json";
    assert_eq!(kept.trim(), signet_backend::openapi_json().trim(), "{hint}");
    let server = Server::start();
    let answer = Client::new(&server.origin).get("/api/v1/openapi.json").expect(200);
    assert_eq!(answer.text().trim(), kept.trim());
}

#[test]
fn no_two_operations_share_an_id() {
    let document: Value = serde_json::from_str(&signet_backend::openapi_json()).unwrap();
    let items = document["paths"].as_object().unwrap().values();
    let mut ids: Vec<&str> = items
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|call| call["operationId"].as_str().unwrap())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
