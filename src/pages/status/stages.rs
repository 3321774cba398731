//! The stages of the review as a timeline.

use leptos::prelude::*;

use super::super::moment::{date, filled, time};
use crate::contract::{OrderStatus, Stage, StageCode, StageState, Status};
use crate::desk::Desk;
use crate::text::status as words;
use crate::ui::{StageLook, TimelineItem, timeline};

/// What a stage is called; one that this version does not know is named as the backend names it.
pub(super) fn title(desk: Desk, code: &StageCode) -> String {
    words::stage(code)
        .map_or_else(|| desk.fill(words::OTHER_STAGE, &[code.as_str()]), |known| desk.say(known).to_owned())
}

/// The timeline; nothing where there are no stages, or none has begun.
pub(super) fn stages(desk: Desk, status: &Status) -> Option<impl IntoView + use<>> {
    if status.stages.is_empty() || status.status == OrderStatus::Payed {
        return None;
    }
    let timeline =
        timeline(desk.say(words::STAGES), status.stages.iter().map(|stage| item(desk, status, stage)).collect());
    Some(view! {
        <section class="group">
            <h2>{desk.say(words::STAGES)}</h2>
            {timeline}
        </section>
    })
}

fn item(desk: Desk, status: &Status, stage: &Stage) -> TimelineItem {
    let (look, how_far) = match stage.state {
        StageState::Done => (StageLook::Done, words::STATE_DONE),
        StageState::Current => (StageLook::Current, words::STATE_CURRENT),
        StageState::Failed => (StageLook::Failed, words::STATE_FAILED),
        StageState::Waiting | StageState::Other(_) => (StageLook::Waiting, words::STATE_WAITING),
    };
    let current = look == StageLook::Current;
    // Proving the names is the applicant's part; so is answering the phone, but there the CA begins.
    let is_ahead = matches!(look, StageLook::Current | StageLook::Waiting) && !status.status.is_settled();
    let is_you = stage.code == StageCode::DomainVerification && is_ahead;
    let more = match (&stage.code, current) {
        (StageCode::DomainVerification, true) if status.domain_verification.is_some() => Some(words::NEXT_VERIFY),
        (StageCode::DomainVerification, true) => Some(words::NEXT_VERIFY_CA),
        (code, true) => words::stage_more(code),
        _ => None,
    };
    let more = more.map(|more| view! { <p class="small">{desk.say(more)}</p> });
    let at = stage.at.as_deref().map(|at| view! { <p class="small muted">{time(desk, at)}</p> });
    let expected = (stage.code == StageCode::Issuance && is_ahead)
        .then_some(status.expected_issue_at.as_deref())
        .flatten()
        .map(|at| view! { <p class="small muted">{filled(desk, words::EXPECTED, date(desk, at))}</p> });
    TimelineItem {
        look,
        state: desk.say(how_far),
        title: title(desk, &stage.code),
        more: view! { {at}{more}{expected} }.into_any(),
        who: desk.say(if is_you { words::WHO_YOU } else { words::WHO_CA }),
        is_you,
    }
}
