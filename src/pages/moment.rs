//! Moments and other elements inside sentences.

use leptos::prelude::*;

use crate::state::AppContext;
use crate::text::Sentence;

/// Draws a sentence with an element in place of `{0}`.
pub(super) fn filled(app: AppContext, sentence: Sentence, value: impl IntoView + 'static) -> impl IntoView {
    filled_all(app, sentence, vec![value.into_any()])
}

/// Draws a sentence with elements in place of `{0}`, `{1}`, …, in the order that the language gives them.
pub(super) fn filled_all(app: AppContext, sentence: Sentence, values: Vec<AnyView>) -> impl IntoView {
    let mut values = values.into_iter().map(Some).collect::<Vec<_>>();
    let mut words = app.say(sentence);
    let mut pieces = Vec::new();
    while let Some((before, rest)) = words.split_once('{') {
        let (number, after) = rest.split_once('}').unwrap_or((rest, ""));
        let value = number.parse::<usize>().ok().and_then(|number| values.get_mut(number)?.take());
        pieces.push(before.into_any());
        pieces.extend(value);
        words = after;
    }
    view! { <span>{pieces}{words}</span> }
}

/// Draws a moment in the time zone of the browser, with `datetime` for programs.
pub(super) fn time(app: AppContext, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{app.time(rfc3339)}</time> }
}

/// Draws a day in the time zone of the browser, with `datetime` for programs.
pub(super) fn date(app: AppContext, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{app.date(rfc3339)}</time> }
}
