//! Changes the way of domain verification while the CA waits for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::review::Review;
use crate::api::BackendError;
use crate::components::{Choice, ChoiceField, FieldNotes, dom};
use crate::contract::{DomainVerification, VerificationMethod};
use crate::text::backend::Page;
use crate::text::domain_validation::METHODS;
use crate::text::method as words;

/// The id of the heading that takes the focus after a change.
pub(super) const TURN_ID: &str = "your-turn";

/// The state of a change.
#[derive(Clone, PartialEq)]
enum Change {
    Idle,
    Busy,
    Changed,
    Same,
    TooLate,
    Lacking,
    Failed(BackendError),
}

/// Draws the choice; nothing if the product does not offer several ways that the app can explain. `wanted` is what the CA waits for.
pub(super) fn method(review: Review, wanted: Memo<Option<DomainVerification>>) -> AnyView {
    let Review { app, poller, .. } = review;
    let in_use = Memo::new(move |_| wanted.with(|wanted| wanted.as_ref().map(|wanted| wanted.method.clone())));
    let change = RwSignal::new(Change::Idle);
    let value = RwSignal::new(String::new());
    Effect::new(move || {
        let method = in_use.get();
        value.set(method.map(|method| method.as_str().to_owned()).unwrap_or_default());
    });
    let submit = move |_| {
        if change.get_untracked() == Change::Busy {
            return;
        }
        let chosen = VerificationMethod::from(value.get_untracked());
        if in_use.get_untracked().as_ref() == Some(&chosen) {
            change.set(Change::Same);
            return;
        }
        change.set(Change::Busy);
        let order_id = review.order_id();
        spawn_local(async move {
            let result = app.backend.change_verification_method(&order_id, &chosen).await;
            if change.is_disposed() {
                return;
            }
            let next = match result {
                Ok(status) => {
                    review.heard.set(Some(status));
                    // The part above is drawn anew.
                    dom::focus_soon(TURN_ID.to_owned());
                    Change::Changed
                }
                Err(BackendError::Conflict(_)) => Change::TooLate,
                Err(BackendError::NotFound(_)) => Change::Lacking,
                Err(error) => Change::Failed(error),
            };
            change.set(next);
            poller.check_now();
        });
    };
    let told = move || match change.get() {
        Change::Idle | Change::Busy => String::new(),
        Change::Changed => app.say(words::CHANGED).to_owned(),
        Change::Same => app.say(words::SAME).to_owned(),
        Change::TooLate => app.say(words::TOO_LATE).to_owned(),
        Change::Lacking => app.say(words::LACKING).to_owned(),
        Change::Failed(error) => app.trouble(&error, Page::WithoutAnswers),
    };
    let can_change = Memo::new(move |_| !change.with(|change| matches!(change, Change::TooLate | Change::Lacking)));
    let field = move || {
        let choices = choices(review);
        (can_change.get() && choices.len() > 1).then(|| {
            let notes = FieldNotes {
                hint: None,
                error: Signal::stored(None),
                remark: Signal::stored(None),
                error_prefix: "",
            };
            let legend = app.say(words::TITLE).to_owned();
            let on_edit = Callback::new(move |_: bool| change.set(Change::Idle));
            view! {
                <ChoiceField id="way".to_owned() legend choices notes value on_edit />
                <div class="acts">
                    <button type="button" class="button quiet" aria-disabled=move || (change.get() == Change::Busy).then_some("true") on:click=submit>
                        {app.say(words::CHANGE)}
                    </button>
                </div>
            }
        })
    };
    let is_waited = Memo::new(move |_| in_use.with(Option::is_some));
    let offers = choices(review).len() > 1;
    view! { {move || (offers && is_waited.get()).then(|| view! {
        <section class="group" aria-label=app.say(words::TITLE)>
            {move || field()}
            <p class="small" role="status">{move || told()}</p>
        </section>
    })} }
    .into_any()
}

/// The ways of the product that the app can explain. A file cannot verify a wildcard (Baseline Requirements 3.2.2.4.18).
fn choices(review: Review) -> Vec<Choice> {
    let app = review.app;
    review.order.with_value(|order| {
        let has_wildcard = order.domains.iter().any(|domain| domain.starts_with("*."));
        let is_offered = |value: &str| order.product.validation_methods.iter().any(|method| method.as_str() == value);
        METHODS
            .into_iter()
            .filter(|(value, ..)| is_offered(value) && !(has_wildcard && *value == VerificationMethod::File.as_str()))
            .map(|(value, name, needs)| Choice {
                value,
                label: app.say(name),
                hint: Some(app.say(needs)),
                is_disabled: false,
            })
            .collect()
    })
}
