//! Moments and other elements inside sentences.

use leptos::prelude::*;

use crate::state::AppContext;
use crate::text::Sentence;

/// Draws a sentence with an element in place of `{0}`.
pub(super) fn filled(app: AppContext, sentence: Sentence, value: impl IntoView + 'static) -> impl IntoView {
    let words = app.say(sentence);
    let (before, after) = words.split_once("{0}").unwrap_or((words, ""));
    view! { <span>{before}{value}{after}</span> }
}

/// Draws a moment in the time zone of the browser, with `datetime` for programs.
pub(super) fn time(app: AppContext, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{app.time(rfc3339)}</time> }
}

/// Draws a day in the time zone of the browser, with `datetime` for programs.
pub(super) fn date(app: AppContext, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{app.date(rfc3339)}</time> }
}
