//! The refusal by the CA: the reason in its own words, and links to the answers that it names.

use leptos::prelude::*;
use leptos_router::components::A;

use super::super::modify::modify_href;
use super::super::moment::time;
use super::review::Review;
use crate::application::Place;
use crate::components::{Notice, Quote, Tone};
use crate::contract::{Failure, Order};
use crate::routes::Route;
use crate::state::{AppContext, help_line};
use crate::text::{foreign, frame, orders, status as words, verification};

/// The most characters that are shown of a pointer that this version does not know.
const POINTER_CHARS: usize = 80;

/// Draws the refusal. It is an alert, because nothing else on the page is as urgent.
pub(super) fn failure(review: Review, failure: Option<&Failure>) -> impl IntoView + use<> {
    let app = review.app;
    let named = failure.map(|failure| review.order.with_value(|order| named(app, order, &failure.fields)));
    let href = review.order.with_value(|order| modify_href(app, order, failure));
    let reason = reason(app, failure);
    let at = failure.map(|failure| view! { <p class="small muted">{time(app, &failure.audit_time)}</p> });
    view! {
        <Notice tone=Tone::Wrong role="alert">
            <h2>{app.say(words::FAILED)}</h2>
            {reason}{at}
            {named}
            <p class="small">{app.say(orders::DO_MODIFY)}</p>
            {help_line(app)}
            <p><A href=href attr:class="button">{app.say(orders::MODIFY)}</A></p>
        </Notice>
    }
}

/// Draws the words of the CA, attributed and clipped.
pub(super) fn reason(app: AppContext, failure: Option<&Failure>) -> AnyView {
    let Some(failure) =
        failure.filter(|failure| !(failure.audit_note.trim().is_empty() && failure.audit_type.trim().is_empty()))
    else {
        return view! { <p>{app.say(words::FAILED_NO_REASON)}</p> }.into_any();
    };
    let both = [failure.audit_type.trim(), failure.audit_note.trim()];
    let text = both.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    view! {
        <p class="last">{app.say(words::FAILED_WHY)}</p>
        <Quote text show_all=app.say(frame::SHOW_ALL) />
    }
    .into_any()
}

/// Draws what the CA names: a link to an answer or a photo, or words for something outside this form.
fn named(app: AppContext, order: &Order, pointers: &[String]) -> Option<impl IntoView + use<>> {
    let mut known: Vec<(String, Option<String>)> = Vec::new();
    for pointer in pointers {
        let one = target(app, order, pointer);
        if !known.contains(&one) {
            known.push(one);
        }
    }
    let items = known
        .into_iter()
        .map(|(label, href)| match href {
            Some(href) => view! { <li><A href=href attr:dir="auto">{label}</A></li> }.into_any(),
            None => view! { <li dir="auto">{label}</li> }.into_any(),
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! { <p class="last">{app.say(words::FAILED_FIELDS)}</p><ul class="named">{items}</ul> }
    })
}

/// Returns the label of the answer or photo that a pointer refers to, and the address of the page that changes it.
fn target(app: AppContext, order: &Order, pointer: &str) -> (String, Option<String>) {
    match Place::of(pointer, order) {
        Place::Field(id) => {
            let page = app.href(Route::Application(order.order_id.clone()));
            (app.say(id.field().label).to_owned(), Some([&page, "#", &id.element_id()].concat()))
        }
        Place::Document(document_type) => {
            let document = order.document(&document_type);
            let title = document.map_or(document_type.as_str(), |document| &document.title);
            let page = app.href(Route::Verification(order.order_id.clone()));
            (app.say_with(verification::PHOTO_OF, &[title]), Some(page))
        }
        Place::Elsewhere(pointer) => {
            let shown: String = foreign(&pointer).chars().take(POINTER_CHARS).collect();
            (app.say_with(words::FAILED_OTHER, &[&shown]), None)
        }
    }
}
