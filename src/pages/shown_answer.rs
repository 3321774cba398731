//! An answer in the form in which pages show it.

use crate::application::{Field, Kind};
use crate::state::{AppContext, OpenOrder, region_name};

/// Returns an answer in its normal form if it passes the rules, else as typed. A choice and a country are shown by
/// their names.
pub(super) fn shown_answer(app: AppContext, open: OpenOrder, field: &'static Field) -> String {
    named(app, field, open.judge(field.id).unwrap_or_else(|_| open.draft().get(field.id).to_owned()))
}

/// Returns the name of a choice or of a country, and any other answer as it is.
pub(super) fn named(app: AppContext, field: &'static Field, answer: String) -> String {
    match field.kind {
        Kind::Choice(_) => field.choice(&answer).map_or(answer, |words| app.say(words).to_owned()),
        Kind::Country if !answer.is_empty() => region_name(app.language(), &answer),
        _ => answer,
    }
}
