//! The widgets for progress, in the gallery: steps, timeline, skeletons.

use leptos::prelude::*;

use crate::components::{StageLook, Step, StepState, Steps, TimelineItem, timeline};
use crate::state::AppContext;
use crate::text::{frame, status};

/// Returns the widgets, each with its name.
pub(super) fn parts(app: AppContext) -> Vec<(&'static str, AnyView)> {
    let step = |label, state| Step { label: app.say(label), state };
    let steps = vec![
        step(frame::STEP_APPLICATION, StepState::Done(Some("#done".to_owned()))),
        step(frame::STEP_VERIFICATION, StepState::Open("#open".to_owned())),
        step(frame::STEP_CHECK, StepState::Current(app.say_with(frame::STEP_OF, &["3", "4"]))),
        step(frame::STEP_STATUS, StepState::Ahead),
    ];
    let steps = view! {
        <Steps steps label=app.say(frame::STEPS) done=app.say(frame::STEP_DONE) back=app.say(frame::BACK) back_href="#back".to_owned() />
    };
    let item = |look, state, title, is_you: bool| TimelineItem {
        look,
        state: app.say(state),
        title: app.say(title).to_owned(),
        more: view! { <p class="small">{app.say(status::NEXT_DOCUMENTS)}</p> }.into_any(),
        who: app.say(if is_you { status::WHO_YOU } else { status::WHO_CA }),
        is_you,
    };
    let stages = vec![
        item(StageLook::Done, status::STATE_DONE, status::RECEIVED, false),
        item(StageLook::Failed, status::STATE_FAILED, status::DOCUMENTS, false),
        item(StageLook::Current, status::STATE_CURRENT, status::DOMAIN_VERIFICATION, true),
        item(StageLook::Waiting, status::STATE_WAITING, status::ISSUANCE, false),
    ];
    vec![
        ("Steps", steps.into_any()),
        ("timeline", timeline(app.say(status::STAGES), stages).into_any()),
        ("skeleton", view! { <div class="skeleton" aria-hidden="true"></div> }.into_any()),
    ]
}
