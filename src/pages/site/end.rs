//! The end of the footer: what is wrong in `config.json`, the links of the site, the contacts and the version.

use leptos::prelude::*;

use crate::components::{Notice, Tone};
use crate::shell;
use crate::state::{AppContext, help_links};
use crate::text::site as words;

/// Draws the end of the footer.
pub(super) fn end(app: AppContext) -> AnyView {
    view! { {move || whole(app)} }.into_any()
}

fn whole(app: AppContext) -> AnyView {
    let checked = app.checked().unwrap_or_default();
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
