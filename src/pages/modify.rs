//! The address of the form after a refusal.

use crate::application::Place;
use crate::contract::{Failure, Order};
use crate::routes::Route;
use crate::state::AppContext;

/// Returns the address of the form, at the first field that the CA named.
pub(super) fn modify_href(app: AppContext, order: &Order, failure: Option<&Failure>) -> String {
    let named = failure.map(|failure| failure.fields.as_slice()).unwrap_or_default();
    let first = named.iter().find_map(|pointer| match Place::of(pointer, order) {
        Place::Field(id) => Some(["#", &id.element_id()].concat()),
        _ => None,
    });
    [app.href(Route::Application(order.order_id.clone())), first.unwrap_or_default()].concat()
}
