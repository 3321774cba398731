//! A view from a part of the program. The part is fetched when it is first needed, or a little before.
//!
//! The lazy routes of Leptos would do the same, but `leptos_router` 0.8 panics if a part cannot be fetched. In 0.9 lazy
//! routes may fail, so this module can go once 0.9 is released.
//!
//! `entry!` marks the function where a part begins. The packer moves the code that only this function uses into a
//! separate file; code that others use too stays with them. All parts share one memory, so signals and contexts work
//! across parts.

use std::future::Future;
use std::pin::Pin;

use futures::FutureExt;
pub use wasm_split_helpers::SplitLoaderError as Missing;

use leptos::prelude::*;
use leptos::task::spawn_local;

/// The future that fetches a part.
pub type Fetching = Pin<Box<dyn Future<Output = Result<(), Missing>>>>;
/// The future that draws a part. It is ready at once if the part is already fetched.
pub type Drawing = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;

/// Marks the beginning of a part of the program. `entry!(part; fn …)` makes an `async` function that fetches the part
/// and then runs the body. `entry!(part, fetch; fn …)` also makes a function `fetch` that only fetches the part. A part
/// has one entry, because each entry remembers separately whether its part is fetched.
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

/// The state of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PartState {
    Waited,
    There,
    Missing,
}

/// Shows the view of `draw` once its part is fetched, and the view of `wait` until then. Shows the view of `missing`,
/// which can try again, if the part could not be fetched.
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
    // A part that is already fetched draws at once, so nothing flickers.
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
        PartState::Missing => missing(again),
    }} }
    .into_any()
}

/// Fetches a part before it is needed. A failure has no effect, because the part is fetched again when it is needed.
pub fn fetch_ahead(fetching: Fetching) {
    spawn_local(async move {
        let _ = fetching.await;
    });
}
