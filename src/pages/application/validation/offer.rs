//! The button that takes over a suggested answer.

use leptos::prelude::*;

use super::super::state::Form;
use crate::application::{FieldId, Kind, Offer, Place};
use crate::components::dom;
use crate::rules::email::{EmailAddress, EmailWarning};
use crate::text::form as words;

/// Draws the button while the field has a problem or a remark that suggests an answer.
pub(super) fn offer(form: Form, id: FieldId) -> AnyView {
    let Form { app, open, .. } = form;
    let offer = Memo::new(move |_| suggested(form, id));
    view! { {move || offer.get().map(|offer| {
        let (label, answer) = match offer {
            Offer::Answer(answer) => (app.say_with(words::USE_OFFER, &[&answer]), answer),
            Offer::WithoutInvisible(answer) => (app.say(words::REMOVE_INVISIBLE).to_owned(), answer),
        };
        let take = move |_| {
            open.store.signal(id).set(answer.clone());
            form.edited(id);
            dom::focus(&id.element_id());
        };
        view! { <p><button type="button" class="link-button" dir="auto" on:click=take>{label}</button></p> }
    })} }
    .into_any()
}

fn suggested(form: Form, id: FieldId) -> Option<Offer> {
    let typed = form.open.store.signal(id).get();
    let problems = form.problems.read();
    if let Some(problem) = problems.iter().find(|problem| problem.place == Place::Field(id)) {
        return problem.kind.offer(&typed);
    }
    let address = (id.field().kind == Kind::Email).then(|| EmailAddress::parse(&typed).ok())??;
    // A free mailbox suggests no better address, so that warning is not asked for.
    address.warnings(false).into_iter().find_map(|warning| match warning {
        EmailWarning::Typo { suggestion } => Some(Offer::Answer(suggestion)),
        _ => None,
    })
}
