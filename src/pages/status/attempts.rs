//! Every submission of the order, with its outcome.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::moment::{filled, filled_all, time};
use super::failure::reason;
use super::review::Review;
use crate::components::{PillLook, pill};
use crate::contract::{Attempt, AttemptOutcome, Failure};
use crate::state::AppContext;
use crate::text::{frame, status as words};

/// Draws the list of submissions, and fetches it again when the status changes. It draws nothing before the first
/// submission.
pub(super) fn attempts(review: Review) -> impl IntoView {
    let Review { app, status, .. } = review;
    let list = RwSignal::new(None::<Result<Vec<Attempt>, ()>>);
    let load = move || {
        let order_id = review.order_id();
        spawn_local(async move {
            let found = app.backend.attempts(&order_id).await.map_err(|_| ());
            let _ = list.try_update(|list| {
                // An older list is better than none.
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
            // The page already shows the reason of the current refusal above.
            let shown = status.with_untracked(|status| status.as_ref().and_then(|status| status.failure.clone()));
            let (now, before) = parted(attempts);
            let section = |title, attempts: Vec<Attempt>| {
                let items = attempts.iter().map(|attempt| item(app, attempt, shown.as_ref())).collect::<Vec<_>>();
                let title = app.say(title);
                (!items.is_empty()).then(|| {
                    view! { <section class="group" aria-label=title><h2>{title}</h2><ol class="attempts plain">{items}</ol></section> }
                })
            };
            view! { {section(words::ATTEMPT_NOW, now)}{section(words::ATTEMPTS_BEFORE, before)} }.into_any()
        }
        Some(Err(())) => view! {
            <p class="small">
                {app.say(words::ATTEMPTS_TROUBLE)}" "
                <button type="button" class="link-button" on:click=move |_| load()>{app.say(frame::RETRY)}</button>
            </p>
        }
        .into_any(),
    }} }
}

/// Parts the submissions: the one that the page is about, and the earlier ones, the newest first. A submission that was
/// withdrawn is an earlier one.
fn parted(mut attempts: Vec<Attempt>) -> (Vec<Attempt>, Vec<Attempt>) {
    // The backend writes all times in one format (RFC 3339, UTC), so they sort as texts.
    attempts.sort_by(|one, other| other.submitted_at.cmp(&one.submitted_at));
    let has_current = attempts.first().is_some_and(|newest| newest.outcome != AttemptOutcome::Withdrawn);
    let before = attempts.split_off(usize::from(has_current));
    (attempts, before)
}

fn item(app: AppContext, attempt: &Attempt, shown: Option<&Failure>) -> impl IntoView + use<> {
    let look = match attempt.outcome {
        AttemptOutcome::Checking | AttemptOutcome::Other(_) => PillLook::Wait,
        AttemptOutcome::CheckedFail => PillLook::Wrong,
        AttemptOutcome::Issued => PillLook::Fine,
        AttemptOutcome::Withdrawn => PillLook::Plain,
    };
    let submitted = time(app, &attempt.submitted_at);
    let when = match attempt.decided_at.as_deref() {
        Some(at) => {
            filled_all(app, words::ATTEMPT_DECIDED, vec![submitted.into_any(), time(app, at).into_any()]).into_any()
        }
        None => filled(app, words::ATTEMPT, submitted).into_any(),
    };
    let number = view! { <code class="mono selectable" dir="auto">{attempt.submission_id.clone()}</code> };
    let why =
        attempt.failure.as_ref().filter(|failure| shown != Some(*failure)).map(|failure| reason(app, Some(failure)));
    view! {
        <li>
            <p class="last">{pill(look, app.say(words::outcome(&attempt.outcome)))}" "{when}</p>
            <p class="small muted">{filled(app, words::NUMBER, number)}</p>
            {why}
        </li>
    }
}
