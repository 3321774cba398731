//! The list of orders, and one order.

use signet::contract::Order;
use signet::contract::Orders;

use crate::bench::Bench;
use crate::check::{Check, Outcome, hold};

const LIST: &str = "GET /orders";
const ONE: &str = "GET /orders/{orderId}";

/// An order that no account has.
pub(super) const NO_ORDER: &str = "conform-no-such-order";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("orders.list", LIST, "200 {orders: [Order]}, every member as agreed, ids as strings", list),
    Check::optional("orders.newest-first", LIST, "the newest order first, by boughtAt", newest_first),
    Check::required("orders.one", ONE, "200 Order, the same as in the list", one),
    Check::required("orders.unknown", ONE, "404 for an order that does not exist", unknown),
];

fn list(bench: &mut Bench<'_>) -> Outcome {
    bench.after("session.answer")?;
    let Orders { orders } = bench.get("/orders")?.is(200)?.read()?;
    bench.orders = orders;
    Ok(())
}

fn newest_first(bench: &mut Bench<'_>) -> Outcome {
    bench.after("orders.list")?;
    // Times of RFC 3339 in UTC sort as text.
    let sorted = bench.orders.is_sorted_by(|newer, older| newer.bought_at >= older.bought_at);
    hold(sorted, || "another order".to_owned())
}

fn one(bench: &mut Bench<'_>) -> Outcome {
    let id = bench.any_order()?;
    let order: Order = bench.get(format!("/orders/{id}"))?.is(200)?.read()?;
    let listed = bench.orders.iter().find(|order| order.order_id == id);
    let same = listed.is_some_and(|listed| {
        (&listed.order_id, &listed.status, &listed.product, &listed.documents, &listed.domains)
            == (&order.order_id, &order.status, &order.product, &order.documents, &order.domains)
    });
    hold(same, || format!("order {id} differs from its entry in the list"))
}

fn unknown(bench: &mut Bench<'_>) -> Outcome {
    bench.after("session.answer")?;
    bench.get(format!("/orders/{NO_ORDER}"))?.is(404)?;
    Ok(())
}
