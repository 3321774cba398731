//! The order list: which orders come first, and which match the words that somebody looks for.

use crate::contract::{Order, OrderStatus};

/// Returns the rank of an order in the list. Orders that wait for the applicant have the lowest ranks.
pub fn rank(order: &Order) -> u8 {
    match order.status {
        OrderStatus::CheckedFail => 0,
        // Somebody has begun with this order.
        OrderStatus::Payed if !order.domains.is_empty() || matches!(order.draft_saved_at, Some(Some(_))) => 1,
        OrderStatus::Payed => 2,
        OrderStatus::WillExpire => 3,
        OrderStatus::Checking | OrderStatus::Other(_) => 4,
        OrderStatus::Issued | OrderStatus::NotActivated => 5,
        OrderStatus::Expired | OrderStatus::Revoked => 6,
    }
}

/// The rank of an order that breaks the contract. It comes after those that wait for the applicant.
pub const UNREADABLE_RANK: u8 = 3;

/// Returns true if every word of `query` is in the order's number, its product or a domain name. Case does not count.
pub fn is_found(order: &Order, query: &str) -> bool {
    let product = &order.product;
    let texts = [&order.order_id, &product.name, &product.brand].into_iter().chain(&order.domains);
    let text = texts.map(String::as_str).chain([product.validation_level.as_str()]).collect::<Vec<_>>().join(" ");
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
