//! The contents of the certificate in words, and how they differ from the application.

use leptos::prelude::*;

use super::super::super::moment::{date, filled_all};
use crate::components::{Notice, Tone, copyable};
use crate::rules::certificate::summary::{KeyOrigin, Summary};
use crate::state::{AppContext, list};
use crate::text::{foreign, issued as words};

/// The number of names that a sentence lists.
const LISTED: usize = 12;

/// Draws the contents and the comparison.
pub(super) fn facts(app: AppContext, summary: &Summary) -> impl IntoView + use<> {
    let row = |label, value: AnyView| view! { <div><dt>{app.say(label)}</dt><dd>{value}</dd></div> };
    let text = |text: &str| view! { <bdi>{foreign(text)}</bdi> }.into_any();
    let names = summary.names.iter().map(|name| view! { <li><bdi>{foreign(name)}</bdi></li> }).collect::<Vec<_>>();
    let dates = vec![date(app, &summary.not_before).into_any(), date(app, &summary.not_after).into_any()];
    let kind = summary.key.name();
    let key = match summary.origin {
        KeyOrigin::Service => app.say_with(words::KEY_SERVICE, &[&kind]),
        KeyOrigin::SameAsCsr => app.say_with(words::KEY_CSR, &[&kind]),
        KeyOrigin::OtherThanCsr => app.say_with(words::KEY_OTHER, &[&kind]),
        KeyOrigin::Unknown => kind,
    };
    let copy = app.say(words::COPY_FINGERPRINT).to_owned();
    view! {
        {comparison(app, summary)}
        <dl class="answers">
            {row(words::NAMES, view! { <ul class="plain">{names}</ul> }.into_any())}
            {summary.organisation.as_deref().map(|name| row(words::COMPANY, text(name)))}
            {row(words::ISSUER, text(&summary.issuer))}
            {row(words::DATES, filled_all(app, words::FROM_TO, dates).into_any())}
            {row(words::KEY, key.into_any())}
            {row(words::FINGERPRINT, copyable(summary.fingerprint.clone(), copy, app.copy_words()).into_any())}
        </dl>
    }
}

/// Says how the certificate differs from the application.
fn comparison(app: AppContext, summary: &Summary) -> impl IntoView + use<> {
    let listed = |names: &[String]| {
        let mut shown: Vec<String> = names.iter().take(LISTED).map(|name| foreign(name)).collect();
        if names.len() > LISTED {
            shown.push("…".to_owned());
        }
        list(app.language(), shown)
    };
    let wrong = |text: String| view! { <Notice tone=Tone::Wrong><p>{text}</p></Notice> };
    let missing =
        (!summary.missing.is_empty()).then(|| wrong(app.say_with(words::MISSING, &[&listed(&summary.missing)])));
    let extra = (!summary.extra.is_empty()).then(|| {
        let text = app.say_with(words::EXTRA, &[&listed(&summary.extra)]);
        view! { <p>{text}</p> }
    });
    let other_key = (summary.origin == KeyOrigin::OtherThanCsr).then(|| wrong(app.say(words::OTHER_KEY).to_owned()));
    let exact =
        (summary.missing.is_empty() && summary.extra.is_empty()).then(|| view! { <p>{app.say(words::EXACT)}</p> });
    view! { {missing}{other_key}{exact}{extra} }
}
