//! Starting what goes on by itself. One kind of future is compiled for the executor, not one for each caller.

use std::future::Future;
use std::pin::Pin;

/// Runs a future beside everything else.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    spawn(Box::pin(future));
}

#[inline(never)]
fn spawn(future: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(future);
}
