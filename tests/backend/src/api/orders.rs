//! `GET /orders`, `GET /orders/{orderId}`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::Transaction;
use signet::contract::{Order, Orders, ProblemDetails};

use super::extract::Signed;
use crate::ca;
use crate::clock::rfc3339;
use crate::database::{applications, documents, orders};
use crate::frame;
use crate::problem::Problem;
use crate::state::App;

/// The signed-in user's orders, newest first
#[utoipa::path(get, operation_id = "listOrders", path = "/orders", responses((status = 200, body = Orders)))]
pub(super) async fn list(State(app): State<App>, _: Signed) -> Result<Response, Problem> {
    let orders = app.transact(|transaction| {
        let ids = orders::all(transaction)?.into_iter().map(|order| order.order_id);
        let orders: Result<Vec<_>, _> = ids.map(|order_id| load(&app, transaction, &order_id)).collect();
        Ok(Orders { orders: orders? })
    })?;
    Ok(frame::json(StatusCode::OK, &orders))
}

/// One order
#[utoipa::path(get, operation_id = "getOrder", path = "/orders/{orderId}", params(("orderId" = String, Path,)), responses(
    (status = 200, body = Order),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(super) async fn show(State(app): State<App>, _: Signed, Path(order_id): Path<String>) -> Result<Response, Problem> {
    let order = app.transact(|transaction| load(&app, transaction, &order_id))?;
    Ok(frame::json(StatusCode::OK, &order))
}

/// Loads an order with the current state of its review.
fn load(app: &App, transaction: &Transaction<'_>, order_id: &str) -> Result<Order, Problem> {
    let review = ca::Review::load(app, transaction, order_id)?;
    let can_withdraw = review.can_withdraw();
    let order = review.order;
    Ok(Order {
        documents: documents::all(transaction, order_id)?,
        order_id: order.order_id,
        status: order.status,
        bought_at: rfc3339(order.bought_at),
        domains: order.domains,
        product: order.product,
        can_withdraw,
        failure: order.failure,
        expected_issue_at: order.expected_issue_at.map(rfc3339),
        draft_saved_at: Some(applications::saved_at(transaction, order_id)?.map(rfc3339)),
    })
}
