//! Check your answers: everything as the CA will read it, a way back to each answer, and the one button that submits.

mod answers;
mod submit;

use super::opened::opened;
use leptos::prelude::*;

use crate::application::Problem;
use crate::desk::{Heading, OpenOrder, use_desk};
use crate::text::{check as words, frame};
use crate::ui::{ErrorSummary, SummaryLine};

use super::steps::{Here, steps};

/// The page.
#[component]
pub fn CheckPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, move |open| {
        if open.order.with_untracked(|order| order.status.is_editable()) {
            check(open).into_any()
        } else {
            super::application::closed(open).into_any()
        }
    })
}

fn check(open: OpenOrder) -> impl IntoView {
    let desk = use_desk();
    let problems = RwSignal::new(Vec::<Problem>::new());
    let wrong = Signal::derive(move || !problems.read().is_empty() || !open.refusals.read().is_empty());
    let lines = Signal::derive(move || {
        problems
            .read()
            .iter()
            .chain(open.refusals.read().iter())
            .map(|problem| SummaryLine { target: answers::target(&problem.place), text: desk.problem(problem) })
            .collect::<Vec<_>>()
    });
    view! {
        {steps(desk, open, Here::Check)}
        <ErrorSummary title=desk.say(frame::SUMMARY) lines />
        <Heading text=desk.say(words::TITLE).to_owned() wrong />
        <p class="muted">{desk.say(words::INTRO)}</p>
        {answers::answers(desk, open)}
        {submit::submit(desk, open, problems)}
    }
}
