//! The applicant's turn: proving control of the domain names, by the link in an email or by records to publish.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::moment::{filled, filled_all, time};
use super::look_up::LookUp;
use super::method::{TURN_ID, method};
use super::published::{published, state};
use super::review::Review;
use crate::api::BackendError;
use crate::components::pill;
use crate::contract::{DomainVerification, OrderStatus, StageCode, StageState, ValidationRecord, VerificationMethod};
use crate::state::{AppContext, duration};
use crate::text::{self, status as words};

/// The state of the request for another email.
#[derive(Clone)]
enum Resend {
    Idle,
    Busy,
    Sent,
    /// The backend asks to wait.
    Wait {
        /// The wait that the backend asked for, in seconds.
        asked: u32,
        /// The seconds that are left.
        left: u32,
    },
    Failed(BackendError),
}

/// Draws the applicant's tasks. It draws nothing while it is not the applicant's turn.
pub(super) fn domains(review: Review) -> AnyView {
    let Review { app, status, .. } = review;
    // A memo, so that a change elsewhere in the status does not redraw this part and move the focus within it.
    let wanted = Memo::new(move |_| {
        status.with(|status| {
            let status = status
                .as_ref()
                .filter(|status| matches!(status.status, OrderStatus::Checking | OrderStatus::Other(_)))?;
            let stage = status.stages.iter().find(|stage| stage.code == StageCode::DomainVerification);
            let over = stage.is_some_and(|stage| matches!(stage.state, StageState::Done | StageState::Failed));
            status.domain_verification.clone().filter(|_| !over)
        })
    });
    let resend = RwSignal::new(Resend::Idle);
    let look_up = LookUp::new(app);
    view! {
        {move || wanted.with(|wanted| wanted.as_ref().map(|wanted| section(review, wanted, resend, look_up)))}
        {method(review, wanted)}
    }
    .into_any()
}

fn section(review: Review, wanted: &DomainVerification, resend: RwSignal<Resend>, look_up: LookUp) -> AnyView {
    let app = review.app;
    let how = match (&wanted.method, &wanted.sent_to) {
        (VerificationMethod::Email, Some(address)) => {
            filled(app, words::EMAIL, view! { <b><bdi>{address.clone()}</bdi></b> }).into_any()
        }
        (method @ VerificationMethod::Other(name), _) => {
            filled(app, words::method(method), view! { <bdi>{name.clone()}</bdi> }).into_any()
        }
        (method, _) => app.say(words::method(method)).into_any(),
    };
    let by_email = wanted.method == VerificationMethod::Email;
    let sent_at = wanted.sent_at.as_deref().filter(|_| by_email);
    let when = match (sent_at, wanted.expires_at.as_deref()) {
        (Some(sent), Some(until)) => {
            let moments = vec![time(app, sent).into_any(), time(app, until).into_any()];
            Some(filled_all(app, words::SENT_UNTIL, moments).into_any())
        }
        (Some(sent), None) => Some(filled(app, words::SENT_AT, time(app, sent)).into_any()),
        (None, Some(until)) => {
            let sentence = if by_email { words::LINK_UNTIL } else { words::RECORDS_UNTIL };
            Some(filled(app, sentence, time(app, until)).into_any())
        }
        (None, None) => None,
    };
    let records = if by_email {
        open_names(app, &wanted.records).into_any()
    } else {
        published(review, wanted, look_up).into_any()
    };
    view! {
        <section class="group turn" aria-labelledby=TURN_ID>
            <h2 id=TURN_ID tabindex="-1">{app.say(words::YOUR_TURN)}</h2>
            <p>{how}</p>
            <p class="small muted">{when}</p>
            {wanted.can_resend.then(|| resend_button(review, resend))}
            {records}
        </section>
    }
    .into_any()
}

/// Draws the names that the email covers, each with a pill that shows whether it is proven.
fn open_names(app: AppContext, all: &[ValidationRecord]) -> Option<impl IntoView + use<>> {
    let items = all
        .iter()
        .map(|record| {
            let (look, state) = state(&record.state);
            view! { <li><bdi>{record.domain.clone()}</bdi>" "{pill(look, app.say(state))}</li> }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <h3>{app.say(words::NAMES_OPEN)}</h3><ul class="plain proofs">{items}</ul> })
}

/// Draws the button that sends the email again, and the wait that the backend asks for.
fn resend_button(review: Review, resend: RwSignal<Resend>) -> impl IntoView {
    let Review { app, poller, .. } = review;
    let is_off = move || resend.with(|resend| matches!(resend, Resend::Busy | Resend::Wait { .. }));
    let send = move |_| {
        if resend.with_untracked(|resend| matches!(resend, Resend::Busy | Resend::Wait { .. })) {
            return;
        }
        resend.set(Resend::Busy);
        let order_id = review.order_id();
        spawn_local(async move {
            let next = match app.backend.resend_domain_verification(&order_id).await {
                Ok(()) => Resend::Sent,
                Err(BackendError::TooMany { retry_after: Some(seconds), .. }) if seconds > 0 => {
                    Resend::Wait { asked: seconds, left: seconds }
                }
                Err(error) => Resend::Failed(error),
            };
            let waits = matches!(next, Resend::Wait { .. });
            let sent = matches!(next, Resend::Sent);
            if resend.try_set(next).is_none() {
                if waits {
                    count_down(resend);
                }
                if sent {
                    poller.check_now();
                }
            }
        });
    };
    let wait = move |seconds| app.say_with(words::RESEND_WAIT, &[&duration(app.language(), seconds)]);
    // Screen readers announce a change of the state, but not the countdown of the seconds.
    let announced = Memo::new(move |_| {
        resend.with(|resend| match resend {
            Resend::Wait { asked, .. } => wait(*asked),
            Resend::Sent => app.say(words::RESENT).to_owned(),
            Resend::Failed(error) => app.trouble(error, text::backend::Page::WithoutAnswers),
            Resend::Idle | Resend::Busy => String::new(),
        })
    });
    let shown = move || match resend.get() {
        Resend::Wait { left, .. } => wait(left),
        _ => announced.get(),
    };
    view! {
        <div class="acts">
            <button type="button" class="button quiet" aria-disabled=move || is_off().then_some("true") on:click=send>{app.say(words::RESEND)}</button>
            <span class="hidden-text" role="status">{move || announced.get()}</span>
            <span class="small muted" aria-hidden="true">{move || shown()}</span>
        </div>
    }
}

/// Counts the wait down, second by second, until the email may be sent again.
fn count_down(resend: RwSignal<Resend>) {
    let tick = move || {
        let left = resend.try_update(|resend| match resend {
            Resend::Wait { left, .. } if *left > 1 => {
                *left -= 1;
                true
            }
            Resend::Wait { .. } => {
                *resend = Resend::Idle;
                false
            }
            _ => false,
        });
        if left == Some(true) {
            count_down(resend);
        }
    };
    set_timeout(tick, Duration::from_secs(1));
}
