//! The renewal of a certificate: the order that it is made with, and the link to its form, which fills itself in.

use crate::api::BackendError;
use crate::application::{RENEW_QUERY, renewal_order};
use crate::contract::{Order, OrderStatus};
use crate::routes::{Route, encode};
use crate::state::AppContext;

/// Returns the id of the order that renews this one, if its certificate ends soon or has ended.
pub(super) fn renewal_id(order: &Order, orders: &[Result<Order, BackendError>]) -> Option<String> {
    matches!(order.status, OrderStatus::WillExpire | OrderStatus::Expired)
        .then(|| renewal_order(orders.iter().flatten(), order).map(|order| order.order_id.clone()))
        .flatten()
}

/// Returns the address of the form of `new_id` that is filled in from `old_id`.
pub(super) fn renew_href(app: AppContext, new_id: &str, old_id: &str) -> String {
    [&app.href(Route::Application(new_id.to_owned())), "?", RENEW_QUERY, "=", &encode(old_id)].concat()
}
