//! Application status: where the review stands, whose turn it is, and every way on from there.

mod attempts;
mod domains;
mod failure;
mod process;
mod stages;
mod withdrawal;

use super::opened::opened;
use crate::ui::prelude::*;

use super::certificate::download_button;
use super::moment::{filled, time};
use super::orders::{bound, loading, status_pill};
use super::steps::{Here, steps};
use crate::backend::{PollState, StatusPoller};
use crate::contract::{CertificateFacts, Order, OrderStatus, StageState, Status};
use crate::desk::{Desk, Heading, OpenOrder, Trouble, use_desk};
use crate::routes::Route;
use crate::text::{frame, orders, status as words};
use crate::ui::{Notice, Tone, copyable};

/// The page.
#[component]
pub fn StatusPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, |open| status_page(use_desk(), open))
}

/// What the parts of the page share. `Copy`; it outlives the order on the desk, which may be let go of meanwhile.
#[derive(Clone, Copy)]
struct Review {
    desk: Desk,
    order: StoredValue<Order>,
    poller: StatusPoller,
    /// The status that a withdrawal answered with: newer than what the poller has heard.
    heard: RwSignal<Option<Status>>,
    /// The newest status; changes when something changed, not when nothing did.
    status: Memo<Option<Status>>,
}

impl Review {
    fn order_id(self) -> String {
        self.order.with_value(|order| order.order_id.clone())
    }
}

fn status_page(desk: Desk, open: OpenOrder) -> AnyView {
    let nav = steps(desk, open, Here::Status);
    let order = open.order.get_untracked();
    let poller = StatusPoller::new(desk.backend, order.order_id.clone());
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
    let bound = bound(desk, &order);
    let review = Review { desk, order: StoredValue::new(order), poller, heard, status };
    let announced = announcements(review);
    let opened_as = review.order.with_value(|order| order.status.clone());
    let before = opened_as.clone();
    Effect::new(move || {
        // What lies on the desk is from before the change: the next page loads it anew.
        if status.with(|status| status.as_ref().is_some_and(|status| status.status != before)) {
            desk.forget(&review.order_id());
        }
    });
    // The steps are done once something was submitted, not before.
    let was_payed = opened_as == OrderStatus::Payed;
    let nothing_under_way =
        move || status.with(|status| status.as_ref().map_or(was_payed, |status| status.status == OrderStatus::Payed));
    view! {
        <div hidden=nothing_under_way>{nav}</div>
        <div class="two status-page">
            <div>
                <Heading text=desk.say(words::TITLE).to_owned() />
                <p class="hidden-text" role="status">{move || announced.get()}</p>
                {trouble(review)}
                {move || status.with(|status| match status {
                    Some(status) => where_it_stands(review, status),
                    None => waiting(review),
                })}
                {domains::domains(review)}
                {move || status.with(|status| status.as_ref().and_then(|status| stages::stages(desk, status)))}
                {attempts::attempts(review)}
            </div>
            <aside class="aside" aria-label=name.clone()>
                <p class="last"><b dir="auto">{name.clone()}</b></p>
                <p class="small muted" dir="auto">{bound}</p>
                {expectation(review)}
                {withdrawal::withdrawal(review)}
                {process::process(desk)}
            </aside>
        </div>
    }
    .into_any()
}

/// Says a change aloud, once; not what was there when the page came, and not a refusal, which has an alert.
fn announcements(review: Review) -> RwSignal<String> {
    let Review { desk, status, .. } = review;
    let announced = RwSignal::new(String::new());
    leptos::prelude::Effect::new(move |before: Option<Option<u64>>| {
        let version = status.with(|status| status.as_ref().map(|status| status.version));
        let changed = before.flatten().is_some_and(|before| version != Some(before));
        if changed
            && let Some(status) = status.get_untracked()
            && status.status != OrderStatus::CheckedFail
        {
            let mut text = desk.say(orders::status(&status.status)).to_owned();
            for stage in status.stages.iter().filter(|stage| stage.state == StageState::Current) {
                text = desk.fill(orders::FOR, &[&text, &stages::title(desk, &stage.code)]);
            }
            announced.set(text);
        }
        version
    });
    announced
}

/// What is told while the status cannot be fetched.
fn trouble(review: Review) -> AnyView {
    let Review { desk, poller, .. } = review;
    let state = poller.state();
    (move || {
        let PollState::Trouble { error, next_seconds, .. } = state.get() else { return ().into_any() };
        if next_seconds.is_none() {
            return view! { <Trouble error on_retry=move |()| poller.check_now() /> }.into_any();
        }
        let sentence = match poller.checked_at_ms().get_untracked() {
            Some(at) => desk.fill(words::TROUBLE, &[&desk.clock(Some(at))]),
            None => desk.say(words::TROUBLE_FIRST).to_owned(),
        };
        let id = desk.reference(&error).map(|words| view! { <p class="small">{words}</p> }.into_any());
        view! { <Notice tone=Tone::Wait role="status"><p>{sentence}</p>{id}<p>{look_now(review)}</p></Notice> }
            .into_any()
    })
    .into_any()
}

/// The button that asks now.
fn look_now(review: Review) -> AnyView {
    view! {
        <button type="button" class="link-button" on:click=move |_| review.poller.check_now()>{review.desk.say(words::LOOK_NOW)}</button>
    }
    .into_any()
}

/// What stands before the first answer.
fn waiting(review: Review) -> AnyView {
    let state = review.poller.state();
    (move || {
        if !state.with(|state| matches!(state, PollState::Loading)) {
            ().into_any()
        } else if review.order.with_value(|order| order.status == OrderStatus::Payed && order.domains.is_empty()) {
            not_submitted(review, words::NOT_SUBMITTED, orders::APPLY)
        } else {
            loading(review.desk)
        }
    })
    .into_any()
}

/// The status in one line, and what it means for the applicant.
fn where_it_stands(review: Review, status: &Status) -> AnyView {
    let Review { desk, poller, .. } = review;
    let settled = status.status.is_settled();
    let checked = poller.checked_at_ms();
    let checked_at = move || desk.fill(words::CHECKED_AT, &[&desk.clock(checked.get())]);
    let look = (!settled).then(|| view! { " · "{look_now(review)} }.into_any());
    let since = filled(desk, words::SINCE, time(desk, &status.updated_at));
    let meaning = match &status.status {
        OrderStatus::Payed => {
            let before =
                review.order.with_value(|order| !order.domains.is_empty() || order.status != OrderStatus::Payed);
            let (sentence, label) =
                if before { (words::WITHDRAWN, orders::CONTINUE) } else { (words::NOT_SUBMITTED, orders::APPLY) };
            not_submitted(review, sentence, label)
        }
        OrderStatus::CheckedFail => failure::failure(review, status.failure.as_ref()),
        OrderStatus::Checking => ().into_any(),
        OrderStatus::Other(_) => view! { <p>{desk.say(orders::OTHER_MORE)}</p> }.into_any(),
        ended => certificate(review, ended, status.certificate.as_ref()),
    };
    view! {
        <p>
            {status_pill(desk, &status.status)}" "
            <span class="muted small">{since}" · "{checked_at}{look}</span>
        </p>
        {meaning}
    }
    .into_any()
}

/// Nothing is under way: where to begin, or to carry on.
fn not_submitted(review: Review, sentence: crate::text::Sentence, label: crate::text::Sentence) -> AnyView {
    let desk = review.desk;
    let href = desk.href(Route::Application(review.order_id()));
    view! {
        <div id=withdrawal::TOLD_ID tabindex="-1">
            <Notice tone=Tone::Calm>
                <p>{desk.say(sentence)}</p>
                <p><a class="button" href=href>{desk.say(label)}</a></p>
            </Notice>
        </div>
    }
    .into_any()
}

/// What the certificate says, and the certificate itself.
fn certificate(review: Review, status: &OrderStatus, facts: Option<&CertificateFacts>) -> AnyView {
    let desk = review.desk;
    let rows = facts.map(|facts| {
        let row = |label, value: AnyView| view! { <div><dt>{desk.say(label)}</dt><dd>{value}</dd></div> }.into_any();
        let copy = desk.fill(frame::COPY_THING, &[desk.say(words::SERIAL)]);
        let serial = copyable(facts.serial_number.clone(), copy, copy_words(desk));
        view! {
            <dl class="answers">
                {row(words::NOT_BEFORE, time(desk, &facts.not_before))}
                {row(words::NOT_AFTER, time(desk, &facts.not_after))}
                {row(words::SERIAL, serial)}
            </dl>
        }
        .into_any()
    });
    let download = status.has_certificate().then(|| {
        let button =
            review.order.with_value(|order| download_button(desk, order.order_id.clone(), &order.domains, None));
        view! { <div class="acts">{button}</div> }.into_any()
    });
    let title = if *status == OrderStatus::Issued { words::ISSUED_TITLE } else { words::FACTS };
    let ended = matches!(status, OrderStatus::Expired | OrderStatus::Revoked)
        .then(|| view! { <p>{desk.say(words::NO_LONGER)}</p> }.into_any());
    view! { <section class="group"><h2>{desk.say(title)}</h2>{ended}{rows}{download}</section> }.into_any()
}

/// When to expect it, and what to watch meanwhile.
fn expectation(review: Review) -> AnyView {
    let Review { desk, status, .. } = review;
    (move || {
        status.with(|status| {
            let status = status.as_ref().filter(|status| !status.status.is_settled())?;
            let expected = match &status.expected_issue_at {
                Some(at) => filled(desk, words::EXPECTED, time(desk, at)),
                None => desk.say(words::EXPECTED_UNKNOWN).into_any(),
            };
            Some(view! { <p class="small">{expected}</p><p class="small">{desk.say(words::WATCH)}</p> }.into_any())
        })
    })
    .into_any()
}

fn copy_words(desk: Desk) -> crate::ui::CopyWords {
    crate::ui::CopyWords {
        copy: desk.say(frame::COPY),
        copied: desk.say(frame::COPIED),
        selected: desk.say(frame::COPY_SELECTED),
    }
}
