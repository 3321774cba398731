//! What judges and speaks of answers: a part of the program of its own, fetched once the form stands.
//!
//! The form can be filled in without it: it shows every field, and saves. Only `Next` waits for it. What is in the table
//! below is in that part, with all that nothing else uses: the rules and their sentences above all.

use std::time::Duration;

use super::form::Form;
use super::names::Names;
use super::next::Next;
use super::{aside, domains, go_on};
use crate::application::{self, FieldId, Place, Problem};
use crate::components::{Remark, entry};
use crate::csr::field::Judged;
use crate::rules::csr::compare::FormAnswers;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the form asks of it.
pub(super) struct Live {
    /// Begins: nothing else here is called before.
    start: fn(Form),
    /// The list of names.
    pub(super) domains: fn(Form) -> AnyView,
    /// The names are being typed, or what stands there is finished.
    pub(super) names_typed: fn(Form, bool),
    /// What is left to do.
    pub(super) left: fn(Form) -> AnyView,
    /// A problem in words.
    pub(super) say: fn(Form, &Problem) -> String,
    /// What is worth knowing about an answer.
    pub(super) remark: fn(Form, FieldId, &str) -> Option<Remark>,
    /// The answers that a CSR repeats.
    pub(super) csr_answers: fn(Form) -> FormAnswers,
    /// Takes in the verdict on a CSR.
    pub(super) csr_judged: fn(Form, Judged),
    /// Looks at an answer again that was found wrong.
    pub(super) edited: fn(Form, FieldId),
    /// What `Next` does.
    pub(super) go_on: fn(Next),
}

static LIVE: Live = Live {
    start,
    domains: domains::domains,
    names_typed,
    left: aside::left,
    say: |form, problem| form.app.problem(problem),
    remark: |form, id, answer| form.open.remark(form.app, id, answer),
    csr_answers,
    csr_judged: |form, judged| form.open.deep.learn_csr(&judged.pem, judged.answers, judged.verdict),
    edited,
    go_on: go_on::go_on,
};

entry!(live; fn live() -> &'static Live { &LIVE });

/// Seconds until what could not be fetched is tried again; the last one for good, until `Next` tries.
const AGAIN: [u64; 3] = [2, 8, 30];

/// Fetches it when the form has been drawn: the first frame is the form's.
pub(super) fn fetch(form: Form) {
    request_animation_frame(move || set_timeout(move || fetch_in_turn(form, 0), Duration::ZERO));
}

fn fetch_in_turn(form: Form, attempt: usize) {
    spawn_local(async move {
        if !now(form).await
            && let Some(seconds) = AGAIN.get(attempt)
        {
            set_timeout(move || fetch_in_turn(form, attempt + 1), Duration::from_secs(*seconds));
        }
    });
}

/// Fetches it unless it is there; whether it is there then.
pub(super) async fn now(form: Form) -> bool {
    let Ok(live) = live().await else { return form.live.is_disposed() };
    if matches!(form.live.try_get_untracked(), Some(None)) {
        (live.start)(form);
        form.live.set(Some(live));
    }
    true
}

fn start(form: Form) {
    if let Some(owner) = form.owner.get_value() {
        form.names.set_value(Some(owner.with(|| Names::follow(form.open))));
    }
    form.open.deep.warm();
    crate::pages::lazy::fetch_journey_ahead();
}

fn names_typed(form: Form, typed: bool) {
    let Some(Some(names)) = form.names.try_get_value() else { return };
    if typed {
        names.typed();
    } else {
        names.finished();
    }
}

fn csr_answers(form: Form) -> FormAnswers {
    let Form { open, names, .. } = form;
    let Some(names) = names.get_value() else { return FormAnswers::default() };
    open.order.with_untracked(|order| application::csr_answers(&open.store, &order.product, &names.list.read()))
}

/// No new problem appears before the next try to go on.
fn edited(form: Form, id: FieldId) {
    let place = Place::Field(id);
    form.open.mended(&place);
    if !form.problems.read_untracked().iter().any(|problem| problem.place == place) {
        return;
    }
    let draft = form.open.draft();
    let deep = &form.open.deep;
    let judged =
        untrack(|| form.open.order.with_untracked(|order| application::judge(&draft, id, &order.product, deep)));
    let now = judged.err().unwrap_or_default();
    form.problems.update(|problems| {
        let at = problems.iter().position(|problem| problem.place == place).unwrap_or_default();
        problems.retain(|problem| problem.place != place);
        let found = now.into_iter().map(|kind| Problem { place: place.clone(), kind });
        problems.splice(at..at, found);
    });
}
