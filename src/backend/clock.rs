//! Time and chance as the browser gives them, and waiting that can be called off.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

use super::BackendError;

/// Calls off what was started with it: a request under way is aborted, a wait ends at once. Clones are the same switch.
#[derive(Clone, Default)]
pub struct Cancel(Rc<Switch>);

#[derive(Default)]
struct Switch {
    pulled: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Cancel {
    /// A switch that nobody has pulled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls it off, for good.
    pub fn cancel(&self) {
        self.0.pulled.set(true);
        if let Some(waker) = self.0.waker.take() {
            waker.wake();
        }
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.0.pulled.get()
    }

    /// Has `waker` woken when it is called off. One task waits with one switch at a time.
    pub(super) fn watch(&self, waker: &Waker) {
        self.0.waker.replace(Some(waker.clone()));
    }
}

/// Milliseconds by a clock that never jumps and starts anywhere; for durations.
pub(super) fn monotonic_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Waits for `future`, or returns [`BackendError::Cancelled`] as soon as it is called off.
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

/// Waits for `future`, for so many milliseconds at most; then returns [`BackendError::TimedOut`].
pub(super) async fn within<T>(ms: u32, future: impl Future<Output = T>, cancel: &Cancel) -> Result<T, BackendError> {
    let future = pin!(future);
    match unless_cancelled(select(future, TimeoutFuture::new(ms)), cancel).await? {
        Either::Left((value, _)) => Ok(value),
        Either::Right(_) => Err(BackendError::TimedOut),
    }
}

/// Waits so many milliseconds, or returns [`BackendError::Cancelled`] as soon as it is called off.
pub(super) async fn sleep(ms: u32, cancel: &Cancel) -> Result<(), BackendError> {
    unless_cancelled(TimeoutFuture::new(ms), cancel).await
}
