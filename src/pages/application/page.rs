//! The page of the applicant information: the form, or a notice while the CA has the application.

use super::super::opened::opened;
use super::form;
use leptos::prelude::*;

use crate::components::{Notice, Tone};
use crate::routes::Route;
use crate::state::{Heading, OpenOrder, use_app};
use crate::text::form as words;

/// The page of the applicant information.
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

/// Draws the page while the CA has the application.
pub(in crate::pages) fn closed(open: OpenOrder) -> impl IntoView {
    let app = use_app();
    let href = app.href(Route::Status(open.order_id()));
    view! {
        <Heading text=app.say(words::TITLE).to_owned() />
        <Notice tone=Tone::Calm>
            <p>{app.say(words::NOT_EDITABLE)}</p>
            <p><a href=href>{app.say(words::SEE_STATUS)}</a></p>
        </Notice>
    }
}
