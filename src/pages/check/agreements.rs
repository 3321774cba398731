//! The agreements of the site: a box to tick and a link to the text for each. What is ticked outlives the page, because a change of
//! language draws the page again.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::api::safe_link;
use crate::components::{SummaryLine, error_line};
use crate::contract::AcceptedAgreement;
use crate::site::Agreement;
use crate::state::{AppContext, OpenOrder, setting};
use crate::text::{frame, site as words};

/// The agreements that are ticked for an order.
type Ticked = ArcRwSignal<Vec<AcceptedAgreement>>;

thread_local! {
    static TICKED: RefCell<Vec<(String, Ticked)>> = const { RefCell::new(Vec::new()) };
}

/// Returns what is ticked for an order.
fn ticked(order_id: &str) -> Ticked {
    TICKED.with_borrow_mut(|orders| {
        if let Some((_, ticked)) = orders.iter().find(|(known, _)| known == order_id) {
            return ticked.clone();
        }
        let ticked = Ticked::new(Vec::new());
        orders.push((order_id.to_owned(), ticked.clone()));
        ticked
    })
}

/// Forgets what was ticked for an order that was submitted. The next submission is another decision.
pub(super) fn forget(order_id: &str) {
    TICKED.with_borrow_mut(|orders| orders.retain(|(known, _)| known != order_id));
}

/// Draws the agreements; nothing if the site has none. `missing` has the addresses of those that were not accepted at a press of the
/// button.
pub(super) fn agreements(app: AppContext, open: OpenOrder, missing: RwSignal<Vec<String>>) -> AnyView {
    // A reload must not ask again for what was accepted with a submission that may have arrived.
    let ticked = ticked(&open.order_id());
    if ticked.with_untracked(Vec::is_empty) {
        ticked.set(open.submitter.accepted_before());
    }
    view! { {move || {
        let agreements = configured();
        (!agreements.is_empty()).then(|| {
            let boxes = agreements
                .into_iter()
                .enumerate()
                .map(|(at, agreement)| one(app, ticked.clone(), missing, at, agreement))
                .collect::<Vec<_>>();
            view! { <section class="group"><h2>{app.say(words::AGREEMENTS)}</h2>{boxes}</section> }
        })
    }} }
    .into_any()
}

/// Returns true if an agreement of the site cannot be shown, so that nobody can accept it. Tracked.
pub(super) fn lacks_one() -> bool {
    setting(|site| site.lacks_agreement.then_some(())).is_some()
}

/// Returns the agreements that are ticked, in the order of the site.
pub(super) fn accepted(open: OpenOrder) -> Vec<AcceptedAgreement> {
    let ticked = ticked(&open.order_id()).get_untracked();
    let of = |agreement: Agreement| ticked.iter().find(|it| it.href == agreement.href).cloned();
    untrack(configured).into_iter().filter_map(of).collect()
}

/// Returns the addresses of the required agreements that are not ticked.
pub(super) fn not_accepted(open: OpenOrder) -> Vec<String> {
    let ticked = ticked(&open.order_id()).get_untracked();
    let is_missing = |agreement: &Agreement| agreement.required && !ticked.iter().any(|it| it.href == agreement.href);
    untrack(configured).into_iter().filter(is_missing).map(|agreement| agreement.href).collect()
}

/// Returns a line of the summary for each agreement that is missing. Tracked.
pub(super) fn lines(app: AppContext, missing: &[String]) -> Vec<SummaryLine> {
    let agreements = configured().into_iter().enumerate();
    let missed = agreements.filter(|(_, agreement)| missing.contains(&agreement.href));
    missed.map(|(at, agreement)| SummaryLine { target: id(at), text: not_accepted_words(app, &agreement) }).collect()
}

fn configured() -> Vec<Agreement> {
    setting(|site| Some(site.agreements.clone())).unwrap_or_default()
}

fn id(at: usize) -> String {
    ["agreement-", &at.to_string()].concat()
}

fn not_accepted_words(app: AppContext, agreement: &Agreement) -> String {
    app.say_with(words::NOT_ACCEPTED, &[agreement.title.say(app.language())])
}

fn one(
    app: AppContext,
    ticked: Ticked,
    missing: RwSignal<Vec<String>>,
    at: usize,
    agreement: Agreement,
) -> impl IntoView {
    let title = agreement.title.say(app.language());
    let accept = app.say_with(if agreement.required { words::ACCEPT } else { words::ACCEPT_OPTIONAL }, &[title]);
    let read = app.say_with(words::READ, &[title]);
    let wrong_words = not_accepted_words(app, &agreement);
    let text = safe_link(&agreement.href)
        .map(|href| view! { <p><a href=href target="_blank" rel="noopener" dir="auto">{read}</a></p> });
    let href = StoredValue::new(agreement.href);
    let is_wrong = Signal::derive(move || href.with_value(|href| missing.read().contains(href)));
    let now_ticked = ticked.clone();
    let is_ticked = move || href.with_value(|href| now_ticked.read().iter().any(|agreement| agreement.href == *href));
    let tick = move |event| {
        let is_ticked = event_target_checked(&event);
        let href = href.get_value();
        missing.update(|missing| missing.retain(|other| *other != href));
        ticked.update(|accepted| {
            accepted.retain(|agreement| agreement.href != href);
            if is_ticked {
                accepted.push(AcceptedAgreement { href, accepted_at: app.now() });
            }
        });
    };
    let error_id = [&id(at), "-error"].concat();
    let described_by = error_id.clone();
    let error =
        move || is_wrong.get().then(|| error_line(error_id.clone(), app.say(frame::ERROR_PREFIX), wrong_words.clone()));
    view! {
        <div class="field" class:wrong=is_wrong>
            {move || error()}
            <div class="check">
                <input type="checkbox" id=id(at) prop:checked=is_ticked on:change=tick
                    aria-invalid=move || is_wrong.get().then_some("true")
                    aria-describedby=move || is_wrong.get().then(|| described_by.clone()) />
                <label for=id(at) dir="auto">{accept}</label>
            </div>
            {text}
        </div>
    }
}
