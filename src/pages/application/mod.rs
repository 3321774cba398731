//! Applicant information: the form of the table of fields, only what the product asks for.

mod aside;
mod csr;
mod domains;
mod domains_field;
mod form;
mod go_on;
mod live;
mod names;
mod next;

use super::opened::opened;
use leptos::prelude::*;

use crate::components::{Notice, Quote, Tone};
use crate::routes::Route;
use crate::state::{Heading, OpenOrder, use_app};
use crate::text::{form as words, frame, orders};

/// The page.
#[component]
pub fn ApplicationPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, move |open| {
        if open.order.with_untracked(|order| order.status.is_editable()) {
            form::form(use_app(), open).into_any()
        } else {
            closed(open).into_any()
        }
    })
}

/// What stands here while the CA has the application.
pub(super) fn closed(open: OpenOrder) -> impl IntoView {
    let app = use_app();
    let href = app.href(Route::Status(open.order.with_untracked(|order| order.order_id.clone())));
    view! {
        <Heading text=app.say(words::TITLE).to_owned() />
        <Notice tone=Tone::Calm>
            <p>{app.say(words::NOT_EDITABLE)}</p>
            <p><a href=href>{app.say(words::SEE_STATUS)}</a></p>
        </Notice>
    }
}

/// The CA's last refusal, with links to the fields that it names.
fn failure(open: OpenOrder) -> Option<impl IntoView + use<>> {
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
