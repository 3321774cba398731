//! The seeds and the app's rules: the app can send every application that the backend starts with.

use serde_json::json;
use signet::application::{Draft, ShapeOnly};
use signet::contract::{Application, Order};

use super::support::{EV_FAILED, ISSUED, OV_MANY, Server};

#[test]
fn what_is_filled_in_from_the_start_passes_the_app_s_rules() {
    let server = Server::start();
    let client = server.client();
    client.post("/dev/reset", &json!({ "application": "filled" })).expect(204);
    let client = server.client();
    for order_id in [OV_MANY, EV_FAILED, ISSUED] {
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
