//! Time from the browser, and waiting that can be cancelled.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

use super::BackendError;

/// Cancels the work that was started with it: an open request is aborted, and a wait ends at once. Clones are the same
/// switch.
#[derive(Clone, Default)]
pub struct Cancel(Rc<Switch>);

#[derive(Default)]
struct Switch {
    pulled: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Cancel {
    /// Makes a switch that is not pulled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancels the work for good.
    pub fn cancel(&self) {
        self.0.pulled.set(true);
        if let Some(waker) = self.0.waker.take() {
            waker.wake();
        }
    }

    /// Returns true if the work was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.pulled.get()
    }

    /// Wakes `waker` on cancellation. Only one task at a time can wait with one switch.
    pub(super) fn watch(&self, waker: &Waker) {
        self.0.waker.replace(Some(waker.clone()));
    }
}

/// Milliseconds of a clock that never jumps and has an arbitrary start; for durations.
pub(super) fn monotonic_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Awaits `future`. Returns [`BackendError::Cancelled`] as soon as the work is cancelled.
pub(super) async fn unless_cancelled<T>(future: impl Future<Output = T>, cancel: &Cancel) -> Result<T, BackendError> {
    let mut future = pin!(future);
    poll_fn(|context| {
        if cancel.is_cancelled() {
            return Poll::Ready(Err(BackendError::Cancelled));
        }
        cancel.watch(context.waker());
        future.as_mut().poll(context).map(Ok)
    })
    .await
}

/// Awaits `future` for at most `ms` milliseconds, and then returns [`BackendError::TimedOut`].
pub(super) async fn within<T>(ms: u32, future: impl Future<Output = T>, cancel: &Cancel) -> Result<T, BackendError> {
    let future = pin!(future);
    match unless_cancelled(select(future, TimeoutFuture::new(ms)), cancel).await? {
        Either::Left((value, _)) => Ok(value),
        Either::Right(_) => Err(BackendError::TimedOut),
    }
}

/// Waits for `ms` milliseconds. Returns [`BackendError::Cancelled`] as soon as the work is cancelled.
pub(super) async fn sleep(ms: u32, cancel: &Cancel) -> Result<(), BackendError> {
    unless_cancelled(TimeoutFuture::new(ms), cancel).await
}
