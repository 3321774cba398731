//! Judges answers that were filled in for the applicant, so that only those that pass the rules come without a remark.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::Form;
use crate::application::{FieldId, Place, Problem};

/// Judges these answers once the deep rules know them, and shows their problems at the fields.
pub(super) fn judge_filled(form: Form, ids: Vec<FieldId>) {
    let answers: Vec<String> = ids.iter().map(|id| form.open.store.signal(*id).get_untracked()).collect();
    spawn_local(async move {
        form.open.settle_verdicts().await;
        if form.open.is_closed() {
            return;
        }
        let is_same =
            |(id, answer): &(FieldId, String)| form.open.store.signal(*id).with_untracked(|now| now == answer);
        let found: Vec<Problem> = ids
            .into_iter()
            .zip(answers)
            // The applicant may have changed an answer or taken it back meanwhile.
            .filter(is_same)
            .flat_map(|(id, _)| {
                let kinds = form.open.judge(id).err().unwrap_or_default();
                kinds.into_iter().map(move |kind| Problem { place: Place::Field(id), kind })
            })
            .collect();
        // The page may be gone by now.
        let _ = form.problems.try_update(|problems| {
            problems.retain(|problem| !found.iter().any(|other| other.place == problem.place));
            problems.extend(found);
            problems.sort_by_key(|problem| match problem.place {
                Place::Field(id) => id as usize,
                Place::Document(_) | Place::Elsewhere(_) => usize::MAX,
            });
        });
    });
}
