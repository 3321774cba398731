//! The end of the footer: what is wrong in `config.json`, the links of the site, the contacts and the version.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::AppContext;
use super::known::{checked, known};
use super::{help_links, look};
use crate::components::{Notice, Tone};
use crate::shell;
use crate::text::site as words;

/// The milliseconds before each further attempt to read the settings.
const AGAIN_MS: [u32; 3] = [2_000, 8_000, 30_000];

/// Reads the settings and shows them in the frame. Only the first call counts.
pub fn begin(app: AppContext) {
    if app.foot.with_untracked(Option::is_some) {
        return;
    }
    app.foot.set(Some(end));
    spawn_local(async move {
        for wait in AGAIN_MS {
            if known(app).await {
                return;
            }
            TimeoutFuture::new(wait).await;
        }
    });
}

/// Draws the end of the footer.
fn end(app: AppContext) -> AnyView {
    Effect::new(look::dress_header);
    view! { {move || whole(app)} }.into_any()
}

fn whole(app: AppContext) -> AnyView {
    let checked = checked().get().unwrap_or_default();
    let wrong = (!checked.problems.is_empty()).then(|| {
        let lines = checked.problems.iter().map(|problem| view! { <li>{words::problem(problem, app.language())}</li> });
        let lines = lines.collect::<Vec<_>>();
        view! { <Notice tone=Tone::Calm><p>{app.say(words::WRONG_CONFIG)}</p><ul>{lines}</ul></Notice> }
    });
    let page = |address: Option<String>, label| {
        address.map(|href| view! { <a href=href target="_blank" rel="noopener">{app.say(label)}</a> })
    };
    let links = checked.site.links;
    let help = help_links(app).map(|links| view! { <span class="links">{app.say(words::HELP)}{links}</span> });
    view! {
        {wrong}
        <p class="links">
            {page(links.privacy, words::PRIVACY)}
            {page(links.terms, words::TERMS)}
            {help}
            <span>{app.say_with(words::VERSION, &[&shell::version()])}</span>
        </p>
    }
    .into_any()
}
