//! The note below a chosen photo that says which printed form it shows. It advises and never blocks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::photo_state::ChosenPhoto;
use crate::application::{Answers, Comparison, FieldId};
use crate::components::{Notice, Tone};
use crate::contract::Document;
use crate::routes::Route;
use crate::state::{AppContext, OpenOrder};
use crate::text::printed_form as words;

/// Draws the note. Screen readers announce it when it appears.
pub(super) fn printed_form(
    app: AppContext,
    open: OpenOrder,
    document: &Document,
    chosen: ChosenPhoto,
) -> impl IntoView + use<> {
    let document = StoredValue::new(document.clone());
    // The comparison needs the deep rules, which this page asks for nothing else.
    Effect::new(move || {
        if chosen.form.with(|form| form.as_ref().is_some_and(|form| form.code.is_some())) {
            spawn_local(open.settle_verdicts());
        }
    });
    // Nothing while the code is sought; no comparison where none was found.
    let found = Memo::new(move |_| {
        let read = chosen.form.get()?;
        Some(read.code.map(|code| document.with_value(|document| compare(open, document, code))))
    });
    let note = move || match found.get()? {
        None => Some(view! { <p class="muted">{app.say(words::NONE)}</p> }.into_any()),
        Some(Comparison::Pending) => None,
        Some(Comparison::Same) => {
            Some(view! { <Notice tone=Tone::Calm><p>{app.say(words::SAME)}</p></Notice> }.into_any())
        }
        Some(Comparison::Unclear) => Some(warning(app.say(words::UNCLEAR).to_owned())),
        Some(Comparison::OtherOrder(other)) => {
            Some(warning(app.say_with(words::OTHER_ORDER, &[&other, &open.order_id()])))
        }
        Some(Comparison::OtherDocument(other)) => {
            let title = open.order.with_untracked(|order| order.document(&other).map(|it| it.title.clone()));
            let wanted = document.with_value(|document| document.title.clone());
            Some(warning(app.say_with(words::OTHER_DOCUMENT, &[&title.unwrap_or(other), &wanted])))
        }
        Some(Comparison::Changed(fields)) => Some(changed(app, open, document, &fields)),
    };
    view! { <div class="photo-form" role="status">{note}</div> }
}

fn compare(open: OpenOrder, document: &Document, code: crate::rules::printed_code::PrintedCode) -> Comparison {
    let draft = open.draft();
    open.order.with(|order| {
        let answers = Answers { order_id: &order.order_id, product: &order.product, typed: &draft, deep: &open.deep };
        answers.compare(code, &document.document_type)
    })
}

fn warning(words: String) -> AnyView {
    view! { <Notice tone=Tone::Wait><p dir="auto">{words}</p></Notice> }.into_any()
}

fn changed(app: AppContext, open: OpenOrder, document: StoredValue<Document>, fields: &[FieldId]) -> AnyView {
    let labels = fields.iter().map(|id| view! { <li>{app.say(id.field().label)}</li> }).collect::<Vec<_>>();
    let document_type = document.with_value(|document| document.document_type.clone());
    let href = app.href(Route::Print { order_id: open.order_id(), document_type });
    view! {
        <Notice tone=Tone::Wait>
            <p>{app.say(words::CHANGED)}</p>
            <ul>{labels}</ul>
            <p><A href=href>{app.say(words::AGAIN)}</A></p>
        </Notice>
    }
    .into_any()
}
