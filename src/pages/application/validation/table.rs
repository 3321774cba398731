//! The table of functions that the form calls. The packer puts these functions into a separate part of the program,
//! with the rules and sentences that nothing else uses.

use super::super::state::{Form, Names, Validation};
use super::{domain_rows, domain_validation, earlier, go_on, left, offer, saving, tips};
use crate::application::{self, FieldId, Place, Problem};
use crate::components::{Missing, entry};
use crate::rules::csr::compare::FormAnswers;
use crate::state::begin_settings;
use leptos::prelude::*;
use leptos::task::spawn_local;

static VALIDATION: Validation = Validation {
    start,
    domains: |form| {
        view! {
            {domain_rows::domains(form)}{domain_validation::domain_validation(form)}{earlier::earlier(form)}
        }
        .into_any()
    },
    names_typed,
    aside: |form| view! { {saving::saving(form)}{left::left(form)} }.into_any(),
    say: |form, problem| form.app.problem(problem),
    remark: |form, id, answer| form.open.remark(form.app, id, answer),
    tips: tips::tips,
    offer: offer::offer,
    csr_answers,
    when_judged,
    csr_judged: |form, judged| form.open.deep.learn_csr(&judged.pem, judged.answers, judged.verdict),
    edited,
    go_on: go_on::go_on,
};

entry!(validation; fn fetched() -> &'static Validation { &VALIDATION });

/// Fetches the table.
pub(in super::super) async fn validation() -> Result<&'static Validation, Missing> {
    fetched().await
}

fn start(form: Form) {
    if let Some(owner) = form.owner.get_value() {
        form.names.set_value(Some(owner.with(|| Names::follow(form.open))));
    }
    form.open.deep.warm();
    begin_settings(form.app);
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

fn when_judged(form: Form, then: Callback<()>) {
    spawn_local(async move {
        form.open.settle_verdicts().await;
        if !form.open.is_closed() {
            then.run(());
        }
    });
}

fn csr_answers(form: Form) -> FormAnswers {
    let Form { open, names, .. } = form;
    let Some(names) = names.get_value() else { return FormAnswers::default() };
    open.order.with_untracked(|order| application::csr_answers(&open.store, &order.product, &names.list.read()))
}

/// Judges an answer again if it had a problem. An answer without one gets no problem before Next is pressed again.
fn edited(form: Form, id: FieldId) {
    let place = Place::Field(id);
    form.open.mended(&place);
    if !form.problems.read_untracked().iter().any(|problem| problem.place == place) {
        return;
    }
    let now = form.open.judge(id).err().unwrap_or_default();
    form.problems.update(|problems| {
        let at = problems.iter().position(|problem| problem.place == place).unwrap_or_default();
        problems.retain(|problem| problem.place != place);
        let found = now.into_iter().map(|kind| Problem { place: place.clone(), kind });
        problems.splice(at..at, found);
    });
}
