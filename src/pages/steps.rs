//! The steps of an order, with the current one marked. There are four steps, or three for an order without documents.

use leptos::prelude::*;

use crate::components::{Step, StepState, Steps};
use crate::routes::Route;
use crate::state::{AppContext, OpenOrder};
use crate::text::{Sentence, frame};

/// The current step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Here {
    Application,
    Verification,
    Check,
    Status,
}

/// Draws the link to the page before, and the steps of an order. `is_done` judges the steps before this one: a step that
/// was left unfinished gets no tick.
pub(super) fn steps(
    app: AppContext,
    open: OpenOrder,
    here: Here,
    is_done: fn(OpenOrder, Here) -> bool,
) -> impl IntoView {
    let (order_id, documents) =
        open.order.with_untracked(|order| (order.order_id.clone(), !order.documents.is_empty()));
    let href = |route: fn(String) -> Route| app.href(route(order_id.clone()));
    let mut back_href = app.href(Route::Orders);
    let mut steps = Vec::new();
    for (step, label, route) in STEPS.iter().filter(|(step, ..)| documents || *step != Here::Verification) {
        let state = match step.cmp(&here) {
            // The steps of a submitted application are no links, because it cannot be edited.
            std::cmp::Ordering::Less if here == Here::Status => StepState::Done(None),
            std::cmp::Ordering::Less => {
                back_href = href(*route);
                if is_done(open, *step) {
                    StepState::Done(Some(back_href.clone()))
                } else {
                    StepState::Open(back_href.clone())
                }
            }
            std::cmp::Ordering::Equal => {
                let (number, all) = (steps.len() + 1, STEPS.len() - usize::from(!documents));
                StepState::Current(app.say_with(frame::STEP_OF, &[&number.to_string(), &all.to_string()]))
            }
            std::cmp::Ordering::Greater => StepState::Ahead,
        };
        steps.push(Step { label: app.say(*label), state });
    }
    // "Change" on the check page leads back to it.
    if app.comes_back_to_check() && here < Here::Check {
        back_href = href(Route::Check);
    }
    view! { <Steps steps label=app.say(frame::STEPS) done=app.say(frame::STEP_DONE) back=app.say(frame::BACK) back_href /> }
}

/// A step, its label, and the page of an order.
type Entry = (Here, Sentence, fn(String) -> Route);

const STEPS: [Entry; 4] = [
    (Here::Application, frame::STEP_APPLICATION, Route::Application),
    (Here::Verification, frame::STEP_VERIFICATION, Route::Verification),
    (Here::Check, frame::STEP_CHECK, Route::Check),
    (Here::Status, frame::STEP_STATUS, Route::Status),
];
