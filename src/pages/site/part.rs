//! Fetches the part of the program that knows the settings of the site, and shows its end of the footer.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{apply, end};
use crate::components::entry;
use crate::state::AppContext;

/// The milliseconds before each attempt. After the last one only a page that needs the settings asks again.
const ATTEMPTS_MS: [u32; 4] = [0, 2_000, 8_000, 30_000];

/// The functions of the part.
struct Tools {
    /// Takes in the text of `config.json`.
    apply: fn(AppContext, &str),
    /// Draws the end of the footer.
    end: fn(AppContext) -> AnyView,
}

static TOOLS: Tools = Tools { apply: apply::apply, end: end::end };

entry!(site; fn fetched() -> &'static Tools { &TOOLS });

/// Fetches the settings and takes them in, once. Returns false if they could not be fetched.
pub(in crate::pages) async fn known(app: AppContext) -> bool {
    untrack(|| app.checked()).is_some() || tools(app).await.is_some_and(|(_, is_known)| is_known)
}

async fn tools(app: AppContext) -> Option<(&'static Tools, bool)> {
    let text = app.backend.configuration().await;
    let tools = fetched().await.ok()?;
    if let Some(text) = &text {
        (tools.apply)(app, text);
    }
    Some((tools, text.is_some()))
}

/// Draws the end of the footer, once its part of the program is there.
pub fn site_end(app: AppContext) -> impl IntoView {
    let draw = RwSignal::new(None::<fn(AppContext) -> AnyView>);
    spawn_local(async move {
        for wait in ATTEMPTS_MS {
            if wait > 0 {
                TimeoutFuture::new(wait).await;
            }
            let Some((tools, is_known)) = tools(app).await else { continue };
            if draw.is_disposed() {
                return;
            }
            if draw.with_untracked(Option::is_none) {
                draw.set(Some(tools.end));
            }
            if is_known {
                return;
            }
        }
    });
    view! { {move || draw.get().map(|draw| draw(app))} }
}
