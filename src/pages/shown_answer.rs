//! An answer as people read it.

use leptos::prelude::*;

use crate::application::{Field, Kind, judge};
use crate::state::{AppContext, OpenOrder, region_name};

/// An answer in its normal form where it has one, as typed where it has none; a choice and a country by their names. A CSR
/// is shown as it is.
pub(super) fn shown_answer(app: AppContext, open: OpenOrder, field: &'static Field) -> String {
    let draft = open.draft();
    let judged = untrack(|| open.order.with_untracked(|order| judge(&draft, field.id, &order.product, &open.deep)));
    let answer = judged.unwrap_or_else(|_| draft.get(field.id).to_owned());
    match field.kind {
        Kind::Choice(_) => field.choice(&answer).map_or(answer, |words| app.say(words).to_owned()),
        Kind::Country if !answer.is_empty() => region_name(app.language(), &answer),
        _ => answer,
    }
}
