//! Moments, and other values that are elements of their own, inside sentences.

use leptos::prelude::*;

use crate::desk::Desk;
use crate::text::Sentence;

/// A sentence with an element in the place of `{0}`.
pub(super) fn filled(desk: Desk, sentence: Sentence, value: impl IntoView + 'static) -> impl IntoView {
    let words = desk.say(sentence);
    let (before, after) = words.split_once("{0}").unwrap_or((words, ""));
    view! { <span>{before}{value}{after}</span> }
}

/// A moment in the applicant's own zone, for people and for programs.
pub(super) fn time(desk: Desk, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{desk.time(rfc3339)}</time> }
}

/// A day in the applicant's own zone.
pub(super) fn date(desk: Desk, rfc3339: &str) -> impl IntoView + use<> {
    view! { <time datetime=rfc3339.to_owned()>{desk.date(rfc3339)}</time> }
}
