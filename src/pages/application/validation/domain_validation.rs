//! The choice of the way of domain verification, below the domain names.

use leptos::prelude::*;

use super::super::state::Form;
use crate::application::FieldId;
use crate::components::{Choice, ChoiceField};
use crate::text::domain_validation as words;
use crate::text::fields;

/// Draws the choice where the product offers several ways, the way where it offers one, and nothing where the backend does not tell.
pub(super) fn domain_validation(form: Form) -> AnyView {
    let Form { app, open, .. } = form;
    let (id, label) = (FieldId::DomainValidation, FieldId::DomainValidation.field().label);
    let offered = open.order.with_untracked(|order| order.product.validation_methods.clone());
    match offered.as_slice() {
        [] => ().into_any(),
        [only] => {
            let (name, needs) = match words::explained(only) {
                Some((name, needs)) => (app.say(name).to_owned(), Some(app.say(needs))),
                None => (crate::text::foreign(only.as_str()), None),
            };
            view! { <p class="hint"><b>{app.say_with(words::ONLY, &[&name])}</b>" "{needs}</p> }.into_any()
        }
        several => {
            let is_offered = |value: &str| several.iter().any(|method| method.as_str() == value);
            let choices = words::METHODS
                .into_iter()
                .filter(|(value, ..)| is_offered(value))
                .map(|(value, name, needs)| Choice {
                    value,
                    label: app.say(name),
                    hint: Some(app.say(needs)),
                    is_disabled: false,
                })
                .collect();
            let legend = app.say_with(fields::OPTIONAL, &[app.say(label)]);
            let notes = form.notes(id, Some(app.say(words::HINT).to_owned()));
            let on_edit = Callback::new(move |_typed: bool| form.edited(id));
            let value = open.store.signal(id);
            view! { <ChoiceField id=id.element_id() legend choices notes value on_edit /> }.into_any()
        }
    }
}
