//! Every submission of the order with what became of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::moment::{filled, time};
use super::Review;
use super::failure::reason;
use crate::contract::{Attempt, AttemptOutcome, Failure};
use crate::desk::Desk;
use crate::text::{frame, status as words};
use crate::ui::{PillLook, pill};

/// The list; asked for again when the status changes. Nothing while there was no submission.
pub(super) fn attempts(review: Review) -> impl IntoView {
    let Review { desk, status, .. } = review;
    let list = RwSignal::new(None::<Result<Vec<Attempt>, ()>>);
    let load = move || {
        let order_id = review.order_id();
        spawn_local(async move {
            let found = desk.backend.attempts(&order_id).await.map_err(|_| ());
            let _ = list.try_update(|list| {
                // What was heard before is better than nothing.
                if found.is_ok() || !matches!(list, Some(Ok(_))) {
                    *list = Some(found);
                }
            });
        });
    };
    Effect::new(move || {
        if status.with(Option::is_some) {
            load();
        }
    });
    view! { {move || match list.get() {
        None => ().into_any(),
        Some(Ok(attempts)) if attempts.is_empty() => ().into_any(),
        Some(Ok(attempts)) => {
            // The reason of the refusal at hand stands above already.
            let shown = status.with_untracked(|status| status.as_ref().and_then(|status| status.failure.clone()));
            let items = attempts.iter().map(|attempt| item(desk, attempt, shown.as_ref())).collect::<Vec<_>>();
            view! { <section class="group"><h2>{desk.say(words::ATTEMPTS)}</h2><ol class="attempts plain">{items}</ol></section> }.into_any()
        }
        Some(Err(())) => view! {
            <p class="small">
                {desk.say(words::ATTEMPTS_TROUBLE)}" "
                <button type="button" class="link-button" on:click=move |_| load()>{desk.say(frame::RETRY)}</button>
            </p>
        }
        .into_any(),
    }} }
}

fn item(desk: Desk, attempt: &Attempt, shown: Option<&Failure>) -> impl IntoView + use<> {
    let look = match attempt.outcome {
        AttemptOutcome::Checking | AttemptOutcome::Other(_) => PillLook::Wait,
        AttemptOutcome::CheckedFail => PillLook::Wrong,
        AttemptOutcome::Issued => PillLook::Fine,
        AttemptOutcome::Withdrawn => PillLook::Plain,
    };
    let decided = attempt.decided_at.as_deref().map(|at| view! { ", "{filled(desk, words::DECIDED, time(desk, at))} });
    let why =
        attempt.failure.as_ref().filter(|failure| shown != Some(*failure)).map(|failure| reason(desk, Some(failure)));
    view! {
        <li>
            <p class="last">{pill(look, desk.say(words::outcome(&attempt.outcome)))}" "{filled(desk, words::ATTEMPT, time(desk, &attempt.submitted_at))}{decided}</p>
            <p class="small muted">{desk.say(words::NUMBER)}" "<code class="mono selectable" dir="auto">{attempt.submission_id.clone()}</code></p>
            {why}
        </li>
    }
}
