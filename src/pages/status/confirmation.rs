//! The confirmation after a submission: the order's number, what happens next, who acts, when, and what to keep ready.
//!
//! It is there for as long as the CA reviews, so it survives a reload. Only its heading depends on where the application
//! was submitted: here a moment ago, or earlier.

use std::cell::RefCell;

use leptos::prelude::*;

use super::super::moment::{filled, time};
use super::review::Review;
use crate::components::copyable;
use crate::contract::{OrderStatus, StageCode, StageState, Status, ValidationLevel, VerificationMethod};
use crate::text::{Sentence, confirmation as words, status};

thread_local! {
    /// The order that was submitted here last, since the program started.
    static SUBMITTED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Notes that an application was submitted here.
pub(in crate::pages) fn note_submitted(order_id: &str) {
    SUBMITTED.replace(order_id.to_owned());
}

/// The words of the confirmation. They change rarely, so the Copy button keeps the focus while the status changes.
#[derive(Clone, PartialEq, Eq)]
struct Facts {
    /// The steps until the certificate is there, in the order of the stages.
    steps: Vec<Sentence>,
    ready: Vec<Sentence>,
    expected: Option<String>,
}

/// Draws the confirmation while the CA reviews the application.
pub(super) fn confirmation(review: Review) -> AnyView {
    let Review { app, status, .. } = review;
    let level = review.order.with_value(|order| order.product.validation_level.clone());
    let facts = Memo::new(move |_| {
        status.with(|status| {
            status.as_ref().filter(|status| status.status == OrderStatus::Checking).map(|status| facts(status, &level))
        })
    });
    let is_new = SUBMITTED.with_borrow(|submitted| *submitted == review.order_id());
    let announced = RwSignal::new("");
    if is_new {
        // A live region must be there before its words, or nobody hears them.
        request_animation_frame(move || {
            let _ = announced.try_set(app.say(words::SUBMITTED));
        });
    }
    view! {
        <p class="hidden-text" role="status">{move || announced.get()}</p>
        {move || facts.with(|facts| facts.as_ref().map(|facts| panel(review, is_new, facts)))}
    }
    .into_any()
}

fn facts(status: &Status, level: &ValidationLevel) -> Facts {
    let is_ev = *level == ValidationLevel::Ev;
    let ahead = |code: StageCode| {
        let is_ahead = |state: &StageState| !matches!(state, StageState::Done | StageState::Failed);
        status.stages.iter().any(|stage| stage.code == code && is_ahead(&stage.state))
    };
    let verification = status.domain_verification.as_ref();
    let (mut steps, mut ready) = (Vec::new(), Vec::new());
    if ahead(StageCode::Documents) {
        steps.push(words::DOCUMENTS);
    }
    if ahead(StageCode::OrganizationCall) {
        steps.push(if is_ev { words::CALL_EV } else { words::CALL });
        ready.push(if is_ev { words::READY_PHONES_EV } else { words::READY_PHONES });
    }
    if ahead(StageCode::Documents) {
        ready.push(words::READY_FORM);
    }
    if ahead(StageCode::DomainVerification) {
        steps.push(if verification.is_some() { words::VERIFY } else { words::VERIFY_CA });
    }
    if ahead(StageCode::Issuance) {
        steps.push(words::ISSUE);
    }
    if verification.is_none_or(|verification| verification.method == VerificationMethod::Email) {
        ready.push(words::READY_EMAIL);
    }
    Facts { steps, ready, expected: status.expected_issue_at.clone() }
}

fn panel(review: Review, is_new: bool, facts: &Facts) -> impl IntoView + use<> {
    let app = review.app;
    let title = app.say(if is_new { words::SUBMITTED } else { words::IN_REVIEW });
    let number = copyable(review.order_id(), app.say(words::COPY_NUMBER).to_owned(), app.copy_words());
    let when = match &facts.expected {
        Some(at) => filled(app, status::EXPECTED, time(app, at)).into_any(),
        None => app.say(status::EXPECTED_UNKNOWN).into_any(),
    };
    let lines = |sentences: &[Sentence]| {
        sentences.iter().map(|sentence| view! { <li>{app.say(*sentence)}</li> }).collect::<Vec<_>>()
    };
    let row = |label, value: AnyView| view! { <div><dt>{app.say(label)}</dt><dd>{value}</dd></div> };
    let steps = view! { <ol class="lines">{lines(&facts.steps)}</ol> }.into_any();
    let ready = (!facts.ready.is_empty())
        .then(|| row(words::READY, view! { <ul class="lines">{lines(&facts.ready)}</ul> }.into_any()));
    view! {
        <section class="group confirmation" class:new=is_new aria-label=title>
            <h2>{title}</h2>
            <dl class="answers">
                {row(words::NUMBER, number.into_any())}
                {row(words::HAPPENS, steps)}
                {row(words::WHEN, when)}
                {ready}
            </dl>
        </section>
    }
}
