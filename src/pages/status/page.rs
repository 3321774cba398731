//! The status page: the state of the review, whose turn it is, and every next step.

use super::super::opened::opened;
use leptos::prelude::*;
use leptos_router::components::A;

use super::super::certificate::download_button;
use super::super::moment::{filled, time};
use super::super::orders::{bound, deploy_note, loading, status_pill};
use super::super::steps::{Here, steps};
use super::review::Review;
use super::{attempts, call, confirmation, domains, failure, issued, notify, process, stages, withdrawal};
use crate::api::{PollState, StatusPoller};
use crate::components::{Notice, Tone, copyable};
use crate::contract::{CertificateFacts, Csr, Order, OrderStatus, StageState, Status};
use crate::routes::Route;
use crate::rules::certificate::summary::Applied;
use crate::state::{AppContext, Heading, OpenOrder, Trouble, support_details, use_app};
use crate::text::backend::Page;
use crate::text::{orders, status as words};

/// The status page.
#[component]
pub fn StatusPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, |open| status_page(use_app(), open).into_any())
}

fn status_page(app: AppContext, open: OpenOrder) -> impl IntoView {
    let nav = steps(app, open, Here::Status, |_, _| true);
    let order = open.order.get_untracked();
    let draft = open.draft();
    let poller = StatusPoller::new(app.backend, order.order_id.clone());
    let state = poller.state();
    let heard = RwSignal::new(None::<Status>);
    let status = Memo::new(move |_| {
        let heard = heard.get();
        state.with(|state| match (state.status(), heard) {
            (Some(told), Some(heard)) if heard.version > told.version => Some(heard),
            (None, heard) => heard,
            (told, _) => told.cloned(),
        })
    });
    let name = order.product.name.clone();
    let bound = bound(app, &order);
    let applied = applied(open);
    let review = Review { app, order: StoredValue::new(order), poller, heard, status };
    let announced = announcements(review);
    let opened_as = review.order.with_value(|order| order.status.clone());
    let before = opened_as.clone();
    Effect::new(move || {
        // The open order is older than the change, so the next page loads it again.
        if status.with(|status| status.as_ref().is_some_and(|status| status.status != before)) {
            app.forget(&review.order_id());
        }
    });
    // The steps are shown only after a submission, because they show every step but the last as done.
    let was_payed = opened_as == OrderStatus::Payed;
    let nothing_under_way =
        move || status.with(|status| status.as_ref().map_or(was_payed, |status| status.status == OrderStatus::Payed));
    view! {
        <div class:no-steps=nothing_under_way>{nav}</div>
        <div class="two status-page">
            <div>
                <Heading text=app.say(words::TITLE).to_owned() />
                <p class="hidden-text" role="status">{move || announced.get()}</p>
                {trouble(review)}
                {move || status.with(|status| match status {
                    Some(status) => where_it_stands(review, status),
                    None => waiting(review),
                })}
                {confirmation::confirmation(review)}
                {issued::issued(review, applied)}
                {domains::domains(review)}
                {call::call(review, &draft)}
                {move || status.with(|status| status.as_ref().and_then(|status| stages::stages(app, status)))}
                {attempts::attempts(review)}
            </div>
            <aside class="aside" aria-label=name.clone()>
                <p class="last"><b dir="auto">{name.clone()}</b></p>
                <p class="small muted" dir="auto">{bound}</p>
                {expectation(review)}
                {notify::notify(review)}
                {withdrawal::withdrawal(review)}
                {process::process(app)}
            </aside>
        </div>
    }
}

/// Returns what was applied for, as far as a certificate repeats it.
fn applied(open: OpenOrder) -> Applied {
    let application = open.draft().to_wire(&open.level());
    let csr = match application.csr {
        Csr::Automatic => None,
        Csr::Manual { pem } => Some(pem),
    };
    let names = |order: &Order| order.domains.clone();
    // A backend may have forgotten the application of an old order.
    let domains = if application.domains.is_empty() { open.order.with_untracked(names) } else { application.domains };
    Applied { domains, csr }
}

/// Returns the text that screen readers announce after a change of the status. The first status is not announced, nor
/// is a refusal, which has an alert.
fn announcements(review: Review) -> RwSignal<String> {
    let Review { app, status, .. } = review;
    let announced = RwSignal::new(String::new());
    leptos::prelude::Effect::new(move |before: Option<Option<u64>>| {
        let version = status.with(|status| status.as_ref().map(|status| status.version));
        let changed = before.flatten().is_some_and(|before| version != Some(before));
        if changed
            && let Some(status) = status.get_untracked()
            && status.status != OrderStatus::CheckedFail
        {
            let mut text = app.say(orders::status(&status.status)).to_owned();
            for stage in status.stages.iter().filter(|stage| stage.state == StageState::Current) {
                text = app.say_with(orders::FOR, &[&text, &stages::title(app, &stage.code)]);
            }
            announced.set(text);
        }
        version
    });
    announced
}

/// Draws the notice while the status cannot be fetched.
fn trouble(review: Review) -> AnyView {
    let Review { app, poller, .. } = review;
    let state = poller.state();
    view! { {move || {
        let PollState::Trouble { error, next_seconds, .. } = state.get() else { return ().into_any() };
        if next_seconds.is_none() {
            return view! { <Trouble error page=Page::WithoutAnswers on_retry=move |()| poller.check_now() /> }.into_any();
        }
        let sentence = match poller.checked_at_ms().get_untracked() {
            Some(at) => app.say_with(words::TROUBLE, &[&app.clock(Some(at))]),
            None => app.say(words::TROUBLE_FIRST).to_owned(),
        };
        let details = support_details(app, &error);
        view! { <Notice tone=Tone::Wait role="status"><p>{sentence}</p>{details}<p>{look_now(review)}</p></Notice> }
            .into_any()
    }} }
    .into_any()
}

/// Draws the button that asks for the status now.
fn look_now(review: Review) -> impl IntoView {
    view! {
        <button type="button" class="link-button" on:click=move |_| review.poller.check_now()>{review.app.say(words::LOOK_NOW)}</button>
    }
}

/// Draws the content before the first status.
fn waiting(review: Review) -> AnyView {
    let state = review.poller.state();
    view! { {move || {
        if !state.with(|state| matches!(state, PollState::Loading)) {
            ().into_any()
        } else if review.order.with_value(|order| order.status == OrderStatus::Payed && order.domains.is_empty()) {
            not_submitted(review, words::NOT_SUBMITTED, orders::APPLY).into_any()
        } else {
            loading(review.app).into_any()
        }
    }} }
    .into_any()
}

/// Draws the status in one line, and its meaning for the applicant.
fn where_it_stands(review: Review, status: &Status) -> AnyView {
    let Review { app, poller, .. } = review;
    let settled = status.status.is_settled();
    let checked = poller.checked_at_ms();
    // The answer to a submission is shown before the first check of this page.
    let checked_at =
        move || checked.get().map(|at| [" · ", &app.say_with(words::CHECKED_AT, &[&app.clock(Some(at))])].concat());
    let look = (!settled).then(|| view! { " · "{look_now(review)} });
    let since = filled(app, words::SINCE, time(app, &status.updated_at));
    let meaning = match &status.status {
        OrderStatus::Payed => {
            let before =
                review.order.with_value(|order| !order.domains.is_empty() || order.status != OrderStatus::Payed);
            let (sentence, label) =
                if before { (words::WITHDRAWN, orders::CONTINUE) } else { (words::NOT_SUBMITTED, orders::APPLY) };
            not_submitted(review, sentence, label).into_any()
        }
        OrderStatus::CheckedFail => failure::failure(review, status.failure.as_ref()).into_any(),
        OrderStatus::Checking => ().into_any(),
        OrderStatus::Other(_) => view! { <p>{app.say(orders::OTHER_MORE)}</p> }.into_any(),
        ended => certificate(review, ended, status.certificate.as_ref()).into_any(),
    };
    view! {
        <p>
            {status_pill(app, &status.status)}" "
            <span class="muted small">{since}{move || checked_at()}{look}</span>
        </p>
        {meaning}
    }
    .into_any()
}

/// Draws the notice that nothing is under way, with a link to begin or to continue.
fn not_submitted(review: Review, sentence: crate::text::Sentence, label: crate::text::Sentence) -> impl IntoView {
    let app = review.app;
    let href = app.href(Route::Application(review.order_id()));
    view! {
        <div id=withdrawal::TOLD_ID tabindex="-1">
            <Notice tone=Tone::Calm>
                <p>{app.say(sentence)}</p>
                <p><A href=href attr:class="button">{app.say(label)}</A></p>
            </Notice>
        </div>
    }
}

/// Draws the facts of the certificate, and its download.
fn certificate(review: Review, status: &OrderStatus, facts: Option<&CertificateFacts>) -> impl IntoView + use<> {
    let app = review.app;
    let rows = facts.map(|facts| {
        let row = |label, value: AnyView| view! { <div><dt>{app.say(label)}</dt><dd>{value}</dd></div> };
        let is_used = matches!(status, OrderStatus::Issued | OrderStatus::WillExpire);
        let days = is_used.then(|| app.days_until(&facts.not_after)).flatten();
        let copy = app.say(words::COPY_SERIAL).to_owned();
        let serial = copyable(facts.serial_number.clone(), copy, app.copy_words());
        view! {
            <dl class="answers">
                {row(words::NOT_BEFORE, time(app, &facts.not_before).into_any())}
                {row(words::NOT_AFTER, time(app, &facts.not_after).into_any())}
                {days.map(|days| row(words::DAYS_LEFT, days.into_any()))}
                {row(words::SERIAL, serial.into_any())}
            </dl>
        }
    });
    let download = status.has_certificate().then(|| {
        let button =
            review.order.with_value(|order| download_button(app, order.order_id.clone(), &order.domains, None));
        view! { <div class="acts">{button}</div> }
    });
    let title = app.say(if *status == OrderStatus::Issued { words::ISSUED_TITLE } else { words::FACTS });
    let ended = matches!(status, OrderStatus::Expired | OrderStatus::Revoked)
        .then(|| view! { <p>{app.say(words::NO_LONGER)}</p> });
    let note = download.is_some().then(|| deploy_note(app));
    view! { <section class="group" aria-label=title><h2>{title}</h2>{ended}{rows}{download}{note}</section> }
}

/// Draws the time when the certificate is expected, and what the applicant should watch meanwhile.
fn expectation(review: Review) -> AnyView {
    let Review { app, status, .. } = review;
    view! { {move || {
        status.with(|status| {
            // During the review the confirmation has both.
            let status = status.as_ref().filter(|status| matches!(status.status, OrderStatus::Other(_)))?;
            let expected = match &status.expected_issue_at {
                Some(at) => filled(app, words::EXPECTED, time(app, at)).into_any(),
                None => app.say(words::EXPECTED_UNKNOWN).into_any(),
            };
            Some(view! { <p class="small">{expected}</p><p class="small">{app.say(words::WATCH)}</p> })
        })
    }} }
    .into_any()
}
