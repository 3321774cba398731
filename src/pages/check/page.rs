//! The page that shows every answer before it is submitted.

use super::super::opened::opened;
use super::before::Before;
use super::{agreements, answers, dns, look_ahead, submit};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::application::Problem;
use crate::components::{ErrorSummary, SummaryLine, dom};
use crate::state::{Heading, OpenOrder, use_app};
use crate::text::{check as words, frame};

use super::super::steps::{Here, steps};

/// The check page.
#[component]
pub fn CheckPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, move |open| {
        if open.order.with_untracked(|order| order.status.is_editable()) {
            check(open).into_any()
        } else {
            super::super::application::closed(open).into_any()
        }
    })
}

fn check(open: OpenOrder) -> impl IntoView {
    let app = use_app();
    // The verdicts are asked for ahead, so that a press of the button finds them.
    spawn_local(open.settle_verdicts());
    let problems = RwSignal::new(Vec::<Problem>::new());
    let before = Before::begin(open, app.backend);
    let unaccepted = RwSignal::new(Vec::<String>::new());
    let wrong = Signal::derive(move || {
        !problems.read().is_empty() || !open.refusals.read().is_empty() || !unaccepted.read().is_empty()
    });
    let lines = Signal::derive(move || {
        problems
            .read()
            .iter()
            .chain(open.refusals.read().iter())
            .map(|problem| SummaryLine { target: answers::target(open, &problem.place), text: app.problem(problem) })
            .chain(agreements::lines(app, &unaccepted.read()))
            .collect::<Vec<_>>()
    });
    view! {
        {steps(app, open, Here::Check)}
        <ErrorSummary title=app.say(frame::SUMMARY) lines />
        <Heading text=app.say(words::TITLE).to_owned() wrong />
        <p class="muted">{app.say(words::INTRO)}</p>
        <a class="skip" href=["#", submit::SUBMIT_ID].concat() on:click=move |event| {
            event.prevent_default();
            dom::focus(submit::SUBMIT_ID);
        }>{app.say(words::SKIP)}</a>
        {answers::answers(app, open, before)}
        {look_ahead::look_ahead(app, open, before)}
        {dns::dns(app, open)}
        {agreements::agreements(app, open, unaccepted)}
        {submit::submit(app, open, problems, unaccepted)}
    }
}
