//! Verification information: print, read, sign and seal, photograph and upload; one photo a document.

use super::opened::opened;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::steps::{Here, steps};
use crate::application::{Place, Problem, ProblemKind};
use crate::contract::Document;
use crate::desk::{Desk, Heading, OpenOrder, use_desk};
use crate::routes::Route;
use crate::text::{frame, verification as words};
use crate::ui::{ErrorSummary, SummaryLine, focus_summary};

mod photo;

/// The page.
#[component]
pub fn VerificationPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, move |open| {
        if open.order.with_untracked(|order| order.status.is_editable()) {
            verification(use_desk(), open).into_any()
        } else {
            super::application::closed(open).into_any()
        }
    })
}

fn verification(desk: Desk, open: OpenOrder) -> impl IntoView {
    let documents = open.order.with_untracked(|order| order.documents.clone());
    let problems = RwSignal::new(Vec::<Problem>::new());
    let wrong = Signal::derive(move || !problems.read().is_empty());
    let lines = Signal::derive(move || {
        problems
            .read()
            .iter()
            .filter_map(|problem| match &problem.place {
                Place::Document(document_type) => {
                    Some(SummaryLine { target: photo::input_id(document_type), text: desk.problem(problem) })
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    let intro = match documents.len() {
        0 => desk.say(words::INTRO_NONE).to_owned(),
        1 => desk.say(words::INTRO_ONE).to_owned(),
        many => desk.fill(words::INTRO_MANY, &[&many.to_string()]),
    };
    let how = (!documents.is_empty()).then(|| how(desk, open, &documents, problems));
    let next = move |_| {
        let missing = photo::missing(open);
        if missing.is_empty() {
            desk.go(Route::Check(open.order.with_untracked(|order| order.order_id.clone())));
        } else {
            let found = missing
                .into_iter()
                .map(|place| Problem { place: Place::Document(place), kind: ProblemKind::PhotoMissing });
            problems.set(found.collect());
            focus_summary();
        }
    };
    view! {
        {steps(desk, open, Here::Verification)}
        <ErrorSummary title=desk.say(frame::SUMMARY) lines />
        <Heading text=desk.say(words::TITLE).to_owned() wrong />
        <p class="muted">{intro}</p>
        {how}
        <div class="acts"><button type="button" class="button" on:click=next>{desk.say(words::NEXT)}</button></div>
    }
}

fn how(desk: Desk, open: OpenOrder, documents: &[Document], problems: RwSignal<Vec<Problem>>) -> impl IntoView + use<> {
    let forms =
        documents.iter().map(|document| form_links(desk, open, document, documents.len() > 1)).collect::<Vec<_>>();
    let photos = documents
        .iter()
        .map(|document| photo::photo(desk, open, document, documents.len() > 1, problems))
        .collect::<Vec<_>>();
    view! {
        <section class="group">
            <ol class="how">
                <li><div><h2>{desk.say(words::PRINT)}</h2><p class="muted">{desk.say(words::PRINT_MORE)}</p>{forms}</div></li>
                <li><div><h2>{desk.say(words::READ)}</h2><p class="muted last">{desk.say(words::READ_MORE)}</p></div></li>
                <li><div><h2>{desk.say(words::SIGN)}</h2><p class="muted last">{desk.say(words::SIGN_MORE)}</p></div></li>
                <li><div><h2>{desk.say(words::PHOTOGRAPH)}</h2><p class="muted">{desk.say(words::PHOTOGRAPH_MORE)}</p>{photos}</div></li>
            </ol>
        </section>
    }
}

/// The two ways to the paper: the filled-in print view, and the backend's blank PDF.
fn form_links(desk: Desk, open: OpenOrder, document: &Document, several: bool) -> impl IntoView + use<> {
    let order_id = open.order.with_untracked(|order| order.order_id.clone());
    let document_type = document.document_type.clone();
    let print = desk.href(Route::Print { order_id: order_id.clone(), document_type: document_type.clone() });
    let title_id = ["form-", &document_type].concat();
    let described = several.then(|| title_id.clone());
    let title = several.then(|| view! { <h3 id=title_id dir="auto">{document.title.clone()}</h3> });
    let note =
        (!document.note.is_empty()).then(|| view! { <p class="small muted" dir="auto">{document.note.clone()}</p> });
    let download = document.has_template.then(|| {
        let url = RwSignal::new(String::new());
        spawn_local(async move {
            if let Ok(address) = desk.backend.template_url(&order_id, &document_type).await {
                let _ = url.try_set(address);
            }
        });
        view! { <a class="button quiet" href=move || url.get() download="" aria-describedby=described.clone()>{desk.say(words::DOWNLOAD)}</a> }
    });
    view! {
        {title}{note}
        <div class="acts">
            <A href=print attr:class="button" attr:aria-describedby=described>{desk.say(words::PRINT)}</A>
            {download}
        </div>
    }
}
