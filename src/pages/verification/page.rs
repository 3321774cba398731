//! The page on which the applicant prints, reads, signs and seals each form, photographs it and uploads the photo.

use super::super::opened::opened;
use super::{chosen, forget, next, photo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::super::done::is_done;
use super::super::steps::{Here, steps};
use crate::application::{Place, Problem};
use crate::components::{ErrorSummary, SummaryLine};
use crate::contract::Document;
use crate::routes::Route;
use crate::state::{AppContext, Heading, OpenOrder, counted, use_app};
use crate::text::{frame, verification as words};

/// The verification page of an order.
#[component]
pub fn VerificationPage(order_id: String) -> impl IntoView {
    opened(order_id, words::TITLE, move |open| {
        if open.order.with_untracked(|order| order.status.is_editable()) {
            verification(use_app(), open).into_any()
        } else {
            forget(&open.order_id());
            super::super::application::closed(open).into_any()
        }
    })
}

fn verification(app: AppContext, open: OpenOrder) -> impl IntoView {
    let documents = open.order.with_untracked(|order| order.documents.clone());
    let problems = RwSignal::new(Vec::<Problem>::new());
    let lines = Signal::derive(move || {
        problems
            .read()
            .iter()
            .filter_map(|problem| match &problem.place {
                Place::Document(document_type) => {
                    let text = next::words(app, open, document_type, problem)?;
                    Some(SummaryLine { target: photo::input_id(document_type), text })
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    });
    let photos: Vec<_> = documents.iter().map(|document| chosen::chosen(open, document)).collect();
    let wrong =
        Signal::derive(move || !lines.read().is_empty() || photos.iter().any(|photo| photo.trouble.read().is_some()));
    let intro = match u32::try_from(documents.len()).unwrap_or(u32::MAX) {
        0 => app.say(words::INTRO_NONE).to_owned(),
        count => counted(app.language(), words::INTRO, count),
    };
    let how = (!documents.is_empty()).then(|| how(app, open, &documents, problems));
    let next = next::next(app, open, problems);
    view! {
        {steps(app, open, Here::Verification, is_done)}
        <ErrorSummary title=app.say(frame::SUMMARY) lines />
        <Heading text=app.say(words::TITLE).to_owned() wrong />
        <p class="muted">{intro}</p>
        {how}
        {next}
    }
}

fn how(
    app: AppContext,
    open: OpenOrder,
    documents: &[Document],
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView + use<> {
    let forms =
        documents.iter().map(|document| form_links(app, open, document, documents.len() > 1)).collect::<Vec<_>>();
    let photos = documents
        .iter()
        .map(|document| photo::photo(app, open, document, documents.len() > 1, problems))
        .collect::<Vec<_>>();
    view! {
        <section class="group">
            <ol class="how">
                <li><div><h2>{app.say(words::PRINT)}</h2><p class="muted">{app.say(words::PRINT_MORE)}</p>{forms}</div></li>
                <li><div><h2>{app.say(words::READ)}</h2><p class="muted last">{app.say(words::READ_MORE)}</p></div></li>
                <li><div><h2>{app.say(words::SIGN)}</h2><p class="muted last">{app.say(words::SIGN_MORE)}</p></div></li>
                <li><div><h2>{app.say(words::PHOTOGRAPH)}</h2><p class="muted">{app.say(words::PHOTOGRAPH_MORE)}</p>{photos}</div></li>
            </ol>
        </section>
    }
}

/// Returns the links to the two versions of the form: the filled-in print view, and the backend's blank PDF.
fn form_links(app: AppContext, open: OpenOrder, document: &Document, several: bool) -> impl IntoView + use<> {
    let order_id = open.order_id();
    let document_type = document.document_type.clone();
    let print = app.href(Route::Print { order_id: order_id.clone(), document_type: document_type.clone() });
    let title_id = ["form-", &document_type].concat();
    let described = several.then(|| title_id.clone());
    let title = several.then(|| view! { <h3 id=title_id dir="auto">{document.title.clone()}</h3> });
    let note =
        (!document.note.is_empty()).then(|| view! { <p class="small muted" dir="auto">{document.note.clone()}</p> });
    let download = document.has_template.then(|| {
        let url = RwSignal::new(String::new());
        spawn_local(async move {
            if let Ok(address) = app.backend.template_url(&order_id, &document_type).await {
                let _ = url.try_set(address);
            }
        });
        view! { <a class="button quiet" href=move || url.get() download="" aria-describedby=described.clone()>{app.say(words::DOWNLOAD)}</a> }
    });
    view! {
        {title}{note}
        <div class="acts">
            <A href=print attr:class="button" attr:aria-describedby=described>{app.say(words::PRINT)}</A>
            {download}
        </div>
    }
}
