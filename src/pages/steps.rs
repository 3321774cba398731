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

/// Draws the steps of an order.
pub(super) fn steps(app: AppContext, open: OpenOrder, here: Here) -> impl IntoView {
    let (order_id, documents) =
        open.order.with_untracked(|order| (order.order_id.clone(), !order.documents.is_empty()));
    // The steps of a submitted application are no links, because it cannot be edited.
    let link = |route: fn(String) -> Route| (here != Here::Status).then(|| app.href(route(order_id.clone())));
    let steps = STEPS
        .iter()
        .filter(|(step, ..)| documents || *step != Here::Verification)
        .map(|(step, label, route)| Step {
            label: app.say(*label),
            state: match step.cmp(&here) {
                std::cmp::Ordering::Less => StepState::Done(link(*route)),
                std::cmp::Ordering::Equal => StepState::Current,
                std::cmp::Ordering::Greater => StepState::Ahead,
            },
        })
        .collect();
    let of = Box::new(move |step: usize, count: usize| {
        app.say_with(frame::STEP_OF, &[&step.to_string(), &count.to_string()])
    });
    view! { <Steps steps label=app.say(frame::STEPS) done=app.say(frame::STEP_DONE) of /> }
}

/// A step, its label, and the page of an order.
type Entry = (Here, Sentence, fn(String) -> Route);

const STEPS: [Entry; 4] = [
    (Here::Application, frame::STEP_APPLICATION, Route::Application),
    (Here::Verification, frame::STEP_VERIFICATION, Route::Verification),
    (Here::Check, frame::STEP_CHECK, Route::Check),
    (Here::Status, frame::STEP_STATUS, Route::Status),
];
