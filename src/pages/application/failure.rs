//! The CA's last refusal above the form.

use leptos::prelude::*;

use crate::components::{Notice, Quote, Tone};
use crate::state::{OpenOrder, use_app};
use crate::text::{form as words, frame, orders};

/// The CA's last refusal, with links to the fields that it names.
pub(super) fn failure(open: OpenOrder) -> Option<impl IntoView + use<>> {
    let app = use_app();
    let failure = open.order.with_untracked(|order| order.failure.clone())?;
    let level = open.level();
    let mut named = Vec::new();
    for pointer in &failure.fields {
        let Some(id) = crate::application::FieldId::from_pointer(pointer).filter(|id| id.is_asked(&level)) else {
            continue;
        };
        let target = id.element_id();
        let href = ["#", &target].concat();
        named.push(view! {
            <li><a href=href on:click=move |event| {
                event.prevent_default();
                crate::components::dom::focus(&target);
            }>{app.say(id.field().label)}</a></li>
        });
    }
    let fields =
        (!named.is_empty()).then(|| view! { <p class="last">{app.say(words::FAILURE_FIELDS)}</p><ul>{named}</ul> });
    let note = (!failure.audit_note.trim().is_empty()).then(|| {
        view! { <p class="last">{app.say(orders::CA_SAYS)}</p><Quote text=failure.audit_note show_all=app.say(frame::SHOW_ALL) /> }
    });
    Some(view! { <Notice tone=Tone::Wrong><p><strong>{app.say(words::FAILURE)}</strong></p>{note}{fields}</Notice> })
}
