//! The button that takes over a suggested answer.

use leptos::prelude::*;

use super::super::state::Form;
use crate::application::{FieldId, Kind, Offer, Place};
use crate::components::dom;
use crate::rules::email::{EmailAddress, EmailWarning};
use crate::rules::phone::PhoneNumber;
use crate::text::form as words;

/// Draws the button while the field has a problem or a remark that suggests an answer. A phone number that is not
/// entered yet may be the company's.
pub(super) fn offer(form: Form, id: FieldId) -> AnyView {
    let Form { app, .. } = form;
    let offer = Memo::new(move |_| suggested(form, id));
    let copy = (id.field().kind == Kind::Phone && id != FieldId::CompanyPhone).then(|| company_phone(form, id));
    view! {
        {copy}
        {move || offer.get().map(|offer| {
            let (label, answer) = match offer {
                Offer::Answer(answer) => (app.say_with(words::USE_OFFER, &[&answer]), answer),
                Offer::WithoutInvisible(answer) => (app.say(words::REMOVE_INVISIBLE).to_owned(), answer),
            };
            view! { <p><button type="button" class="link-button" dir="auto" on:click=move |_| take(form, id, &answer)>{label}</button></p> }
        })}
    }
    .into_any()
}

/// Draws the button that copies the company's phone number, while this field is empty.
fn company_phone(form: Form, id: FieldId) -> AnyView {
    let Form { app, open, .. } = form;
    let (own, company) = (open.store.signal(id), open.store.signal(FieldId::CompanyPhone));
    // The memo changes only when the button comes or goes, so a key press in the company's field does not draw it anew.
    let can_copy = Memo::new(move |_| own.read().is_empty() && PhoneNumber::parse(&company.read()).is_ok());
    let copy = move |_| take(form, id, &company.get_untracked());
    view! { {move || can_copy.get().then(|| view! {
        <p><button type="button" class="link-button" on:click=copy>{app.say(words::SAME_PHONE)}</button></p>
    })} }
    .into_any()
}

fn take(form: Form, id: FieldId, answer: &str) {
    form.open.store.signal(id).set(answer.to_owned());
    form.edited(id);
    dom::focus(&id.element_id());
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
