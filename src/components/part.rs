//! A view out of a part of the program that is fetched when it is first needed, or a little before.
//!
//! Leptos's lazy routes would do the same, but `leptos_router` 0.8 panics where a part cannot be fetched. This module can go once
//! 0.9 is released, whose lazy routes may fail.
//!
//! `entry!` marks the function where a part begins. What only it uses goes into a file of its own, when the packer parts the
//! program; what others use too stays with those. Memory is shared: signals and contexts work across.

use std::future::Future;
use std::pin::Pin;

use futures::FutureExt;
pub use wasm_split_helpers::SplitLoaderError as Missing;

use crate::shell::reload_if_outdated;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The fetching of a part.
pub type Fetching = Pin<Box<dyn Future<Output = Result<(), Missing>>>>;
/// A part's view, at once when the part is there.
pub type Drawing = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;

/// Where a part of the program begins: `entry!(part; fn …)` makes an `async` function that fetches the part and then does what
/// stands in it, `entry!(part, fetch; fn …)` one named `fetch` besides that fetches the part alone. One entry a part, because
/// each keeps for itself whether its part is there.
macro_rules! entry {
    ($part:ident $(, $fetch:ident)?; fn $name:ident($($argument:ident: $kind:ty),*) -> $drawn:ty { $($body:tt)* }) => {
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible $(, preload($fetch))?)]
        fn $name($($argument: $kind),*) -> Result<$drawn, $crate::components::Missing> {
            let drawn = { $($body)* };
            Ok(drawn)
        }

        #[cfg(not(feature = "parts"))]
        async fn $name($($argument: $kind),*) -> Result<$drawn, $crate::components::Missing> {
            let drawn = { $($body)* };
            Ok(drawn)
        }

        $(#[cfg(not(feature = "parts"))]
        async fn $fetch() -> Result<(), $crate::components::Missing> {
            Ok(())
        })?
    };
}
pub(crate) use entry;

/// How a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartState {
    Waited,
    There,
    Missing,
}

/// Shows what `draw` draws as soon as its part is there, `wait` until then, and `missing`, which can try again, when it
/// could not be fetched.
pub fn part(
    fetch: fn() -> Fetching,
    draw: impl Fn() -> Drawing + Send + 'static,
    wait: impl Fn() -> AnyView + Send + 'static,
    missing: impl Fn(Callback<()>) -> AnyView + Send + 'static,
) -> impl IntoView {
    whole(fetch, Box::new(draw), Box::new(wait), Box::new(missing))
}

fn whole(
    fetch: fn() -> Fetching,
    draw: Box<dyn Fn() -> Drawing + Send>,
    wait: Box<dyn Fn() -> AnyView + Send>,
    missing: Box<dyn Fn(Callback<()>) -> AnyView + Send>,
) -> AnyView {
    // A part that is there draws at once: nothing flickers.
    if let Some(Ok(view)) = draw().now_or_never() {
        return view;
    }
    let state = RwSignal::new(PartState::Waited);
    let again = Callback::new(move |()| {
        let _ = state.try_set(PartState::Waited);
        let fetching = fetch();
        spawn_local(async move {
            let now = if fetching.await.is_ok() { PartState::There } else { PartState::Missing };
            let _ = state.try_set(now);
        });
    });
    again.run(());
    view! { {move || match state.get() {
        PartState::Waited => wait(),
        PartState::There => match draw().now_or_never() {
            Some(Ok(view)) => view,
            _ => missing(again),
        },
        PartState::Missing => {
            // After a deployment it is gone for good: then the page is loaded anew, once.
            reload_if_outdated();
            missing(again)
        }
    }} }
    .into_any()
}

/// Fetches a part before it is needed. Nobody is told when it fails: whoever needs the part fetches it again.
pub fn fetch_ahead(fetching: Fetching) {
    spawn_local(async move {
        let _ = fetching.await;
    });
}
