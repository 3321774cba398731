//! The stages of the review as a timeline.

use leptos::prelude::*;

use super::super::moment::{date, filled, time};
use crate::components::{StageLook, TimelineItem, timeline};
use crate::contract::{OrderStatus, Stage, StageCode, StageState, Status};
use crate::state::AppContext;
use crate::text::status as words;

/// The number of stages that are drawn. A real review has five.
const STAGES: usize = 30;

/// Returns the name of a stage. A stage that this version does not know gets the backend's name.
pub(super) fn title(app: AppContext, code: &StageCode) -> String {
    words::stage(code)
        .map_or_else(|| app.say_with(words::OTHER_STAGE, &[code.as_str()]), |known| app.say(known).to_owned())
}

/// Draws the timeline. It draws nothing if there are no stages, or none has begun.
pub(super) fn stages(app: AppContext, status: &Status) -> Option<impl IntoView + use<>> {
    if status.stages.is_empty() || status.status == OrderStatus::Payed {
        return None;
    }
    let timeline = timeline(
        app.say(words::STAGES),
        status.stages.iter().take(STAGES).map(|stage| item(app, status, stage)).collect(),
    );
    Some(view! {
        <section class="group" aria-label=app.say(words::STAGES)>
            <h2>{app.say(words::STAGES)}</h2>
            {timeline}
        </section>
    })
}

fn item(app: AppContext, status: &Status, stage: &Stage) -> TimelineItem {
    let (look, how_far) = match stage.state {
        StageState::Done => (StageLook::Done, words::STATE_DONE),
        StageState::Current => (StageLook::Current, words::STATE_CURRENT),
        StageState::Failed => (StageLook::Failed, words::STATE_FAILED),
        StageState::Waiting | StageState::Other(_) => (StageLook::Waiting, words::STATE_WAITING),
    };
    let current = look == StageLook::Current;
    // The applicant proves the names, so that stage is the applicant's turn. The applicant also answers the phone, but
    // the CA makes the call, so that stage is the CA's turn.
    let is_ahead = matches!(look, StageLook::Current | StageLook::Waiting) && !status.status.is_settled();
    let is_you = stage.code == StageCode::DomainVerification && is_ahead;
    let more = match (&stage.code, current) {
        (StageCode::DomainVerification, true) if status.domain_verification.is_some() => Some(words::NEXT_VERIFY),
        (StageCode::DomainVerification, true) => Some(words::NEXT_VERIFY_CA),
        (code, true) => words::stage_more(code),
        _ => None,
    };
    let more = more.map(|more| view! { <p class="small">{app.say(more)}</p> });
    let at = stage.at.as_deref().map(|at| view! { <p class="small muted">{time(app, at)}</p> });
    let expected = (stage.code == StageCode::Issuance && is_ahead)
        .then_some(status.expected_issue_at.as_deref())
        .flatten()
        .map(|at| view! { <p class="small muted">{filled(app, words::EXPECTED, date(app, at))}</p> });
    TimelineItem {
        look,
        state: app.say(how_far),
        title: title(app, &stage.code),
        more: view! { {at}{more}{expected} }.into_any(),
        who: app.say(if is_you { words::WHO_YOU } else { words::WHO_CA }),
        is_you,
    }
}
