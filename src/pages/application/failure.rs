//! The last refusal by the CA, above the form.

use leptos::prelude::*;

use crate::application::Place;
use crate::components::{Notice, Quote, Tone, focus_link};
use crate::state::{OpenOrder, use_app};
use crate::text::{form as words, frame, orders};

/// Draws the last refusal by the CA, with links to the fields that it names.
pub(super) fn failure(open: OpenOrder) -> Option<impl IntoView + use<>> {
    let app = use_app();
    let failure = open.order.with_untracked(|order| order.failure.clone())?;
    let places = open
        .order
        .with_untracked(|order| failure.fields.iter().map(|pointer| Place::of(pointer, order)).collect::<Vec<_>>());
    let named: Vec<_> = places
        .into_iter()
        .filter_map(|place| {
            let Place::Field(id) = place else { return None };
            Some(view! { <li>{focus_link(id.element_id(), app.say(id.field().label).to_owned())}</li> })
        })
        .collect();
    let fields =
        (!named.is_empty()).then(|| view! { <p class="last">{app.say(words::FAILURE_FIELDS)}</p><ul>{named}</ul> });
    let note = (!failure.audit_note.trim().is_empty()).then(|| {
        view! { <p class="last">{app.say(orders::CA_SAYS)}</p><Quote text=failure.audit_note show_all=app.say(frame::SHOW_ALL) /> }
    });
    Some(view! { <Notice tone=Tone::Wrong><p><strong>{app.say(words::FAILURE)}</strong></p>{note}{fields}</Notice> })
}
