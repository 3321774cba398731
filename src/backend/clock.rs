//! Time and chance as the browser gives them, and waiting that can be called off.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

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

/// Waits, or returns [`BackendError::Cancelled`] as soon as it is called off.
pub(super) async fn sleep(ms: u32, cancel: &Cancel) -> Result<(), BackendError> {
    let delay = i32::try_from(ms).unwrap_or(i32::MAX);
    let timer = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay);
        }
    });
    let mut timer = pin!(JsFuture::from(timer));
    poll_fn(|context| {
        if cancel.is_cancelled() {
            return Poll::Ready(Err(BackendError::Cancelled));
        }
        cancel.watch(context.waker());
        timer.as_mut().poll(context).map(|_| Ok(()))
    })
    .await
}
