//! Which certificates are due for renewal, and which order renews one.

use super::calendar::{CalendarEntry, Day, Span, calendar_file};
use crate::contract::{Order, OrderStatus, Product};

/// The days before its end in which a certificate can be renewed here.
pub const RENEWAL_DAYS: i64 = 30;
/// When a calendar reminds of the end, in days before it.
const REMINDERS: [u32; 2] = [30, 7];
/// The reminders for a certificate that ends within the first of [`REMINDERS`].
const LATE_REMINDERS: [u32; 2] = [7, 1];

/// The query of the form's address that names the order to renew.
pub const RENEW_QUERY: &str = "renew";

/// The time that a certificate has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remaining {
    /// More than [`RENEWAL_DAYS`].
    Long,
    /// It is time to renew.
    Due,
    /// The certificate has ended.
    Ended,
}

/// Tells what is left of a certificate. `end` and `now` are in seconds since 1970.
pub fn remaining(status: &OrderStatus, end: i64, now: i64) -> Remaining {
    match status {
        OrderStatus::Expired => Remaining::Ended,
        _ if end <= now => Remaining::Ended,
        OrderStatus::WillExpire => Remaining::Due,
        _ if end - now <= RENEWAL_DAYS * 86_400 => Remaining::Due,
        _ => Remaining::Long,
    }
}

/// Returns the newest order to apply for the same product. Orders without answers come first, because their form is
/// empty.
pub fn renewal_order<'a>(orders: impl IntoIterator<Item = &'a Order>, old: &Order) -> Option<&'a Order> {
    let has_answers = |order: &Order| matches!(order.draft_saved_at, Some(Some(_))) || !order.domains.is_empty();
    orders
        .into_iter()
        .filter(|order| order.status == OrderStatus::Payed && order.order_id != old.order_id)
        .filter(|order| is_same_product(&order.product, &old.product))
        .max_by(|one, other| {
            let rank = |order: &'a Order| (!has_answers(order), order.bought_at.as_str());
            rank(one).cmp(&rank(other))
        })
}

/// A product is the same if it can have the same names and the CA makes the same checks. Shops rename products.
fn is_same_product(one: &Product, other: &Product) -> bool {
    one.brand == other.brand
        && one.validation_level == other.validation_level
        && one.domain_type == other.domain_type
        && (one.domain_count, one.wild_domain_count) == (other.domain_count, other.wild_domain_count)
}

/// Writes the calendar entry for the end of a certificate, with two reminders. `offset` is the reader's time zone, in
/// seconds east of UTC; the other times are in seconds since 1970.
pub fn end_entry(order_id: &str, end: i64, now: i64, offset: i64, title: &str, details: &str) -> String {
    let day = Day::at(end + offset);
    let is_late = end - now <= i64::from(REMINDERS[0]) * 86_400;
    calendar_file(&CalendarEntry {
        uid: &["certificate-end-", order_id, "@signet"].concat(),
        made_at: now,
        span: Span::Days { first: day, last: day },
        title,
        details,
        reminders: if is_late { &LATE_REMINDERS } else { &REMINDERS },
    })
}
