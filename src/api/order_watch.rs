//! Fetches an order again and again, at growing intervals and only while the page is visible, for a page that waits for
//! a change.

use std::future::poll_fn;
use std::task::Poll;

use gloo_events::EventListener;
use leptos::task::spawn_local;

use super::clock::{monotonic_ms, sleep, unless_cancelled};
use super::poller::{document, is_hidden};
use super::{Backend, BackendError, Cancel};
use crate::contract::Order;
use crate::exchange::polling::{History, PollAnswer, SHORTEST_MS, next_delay};

/// The result of one request of a watch.
#[derive(Debug)]
pub enum Seen {
    /// The order. `last` is true if the time of the watch was over when it was asked for.
    Order {
        /// The order.
        order: Order,
        /// True if no request follows.
        last: bool,
    },
    /// An error. If `goes_on` is true, a later request may succeed.
    Trouble {
        /// The error.
        error: BackendError,
        /// True if a request follows.
        goes_on: bool,
    },
}

/// Fetches the order until `on_seen` returns false, `until_ms` has passed, or the watch is cancelled. `until_ms` is in
/// milliseconds since 1970 by the backend's clock; the last request comes after it.
pub fn watch_order(
    backend: Backend,
    order_id: String,
    until_ms: f64,
    cancel: Cancel,
    on_seen: impl Fn(Seen) -> bool + 'static,
) {
    spawn_local(async move {
        // The only error is a cancellation, after which nothing is left to do.
        let _ = watch(backend, order_id, until_ms, &cancel, &on_seen).await;
    });
}

async fn watch(
    backend: Backend,
    order_id: String,
    until_ms: f64,
    cancel: &Cancel,
    on_seen: &dyn Fn(Seen) -> bool,
) -> Result<(), BackendError> {
    let mut history = History::new(monotonic_ms());
    loop {
        visible(cancel).await?;
        history.request(monotonic_ms());
        let last = backend.now_ms() >= until_ms;
        let answer = unless_cancelled(backend.order(&order_id), cancel).await?;
        history.pass(monotonic_ms());
        let poll = match &answer {
            Ok(_) => PollAnswer::Status { settled: last, retry_after: None },
            Err(error) => PollAnswer::Error(error),
        };
        let wait = next_delay(&history, poll, js_sys::Math::random());
        let wanted = on_seen(match answer {
            Ok(order) => Seen::Order { order, last },
            Err(error) => Seen::Trouble { error, goes_on: wait.is_some() },
        });
        let Some(wait) = wait.filter(|_| wanted) else { return Ok(()) };
        // The last request is not late.
        let left = (until_ms - backend.now_ms()).max(SHORTEST_MS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
        let left = left.ceil() as u32;
        sleep(if last { wait } else { wait.min(left) }, cancel).await?;
    }
}

/// Waits until the page is visible.
async fn visible(cancel: &Cancel) -> Result<(), BackendError> {
    let mut listeners = Vec::new();
    let shown = poll_fn(move |context| {
        if !is_hidden() {
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        listeners.clear();
        if let Some(document) = document() {
            listeners.push(EventListener::new(&document, "visibilitychange", move |_| waker.wake_by_ref()));
        }
        Poll::Pending
    });
    unless_cancelled(shown, cancel).await
}
