//! Every answer in the order of the form, in its normal form if it passes the rules, with a link that changes it.

use leptos::prelude::*;
use leptos_router::components::A;

use super::super::moment::filled;
use super::super::shown_answer::{shown_answer, shown_phone};
use super::before::Before;
use crate::application::{CSR_AUTOMATIC, Field, FieldId, Group, Kind, Place, ProblemKind};
use crate::components::Quote;
use crate::contract::Document;
use crate::routes::Route;
use crate::state::{AppContext, OpenOrder, file_size};
use crate::text::{check as words, frame, verification};

/// Draws the groups of answers, and then the documents.
pub(super) fn answers(app: AppContext, open: OpenOrder, before: Before) -> impl IntoView {
    let order = open.order.get_untracked();
    let level = &order.product.validation_level;
    let groups = Group::asked(level)
        .map(|(group, fields)| {
            let rows = fields.into_iter().filter_map(|field| row(app, open, before, field)).collect::<Vec<_>>();
            let title = app.say(group.heading());
            view! { <section class="group" aria-label=title><h2>{title}</h2><dl class="answers">{rows}</dl></section> }
        })
        .collect::<Vec<_>>();
    let documents = (!order.documents.is_empty()).then(|| {
        let rows = order
            .documents
            .iter()
            .map(|document| document_row(app, open, &order.order_id, document))
            .collect::<Vec<_>>();
        let title = app.say(words::DOCUMENTS);
        view! { <section class="group" aria-label=title><h2>{title}</h2><dl class="answers">{rows}</dl></section> }
    });
    view! { {groups}{documents} }
}

/// Returns the id of the link that changes the answer or document of a problem; empty if this page has none.
pub(super) fn target(open: OpenOrder, place: &Place) -> String {
    match place {
        // A CSR that the backend makes has no row; the choice has.
        Place::Field(FieldId::CsrPem) if open.draft().get(FieldId::CsrMethod) == CSR_AUTOMATIC => row_id("csr-method"),
        Place::Field(id) => row_id(&id.element_id()),
        Place::Document(document_type) => row_id(&["documents-", document_type].concat()),
        Place::Elsewhere(_) => String::new(),
    }
}

fn row_id(part: &str) -> String {
    ["change-", part].concat()
}

/// The refusal of an answer by the backend, in its words.
fn refusal(app: AppContext, open: OpenOrder, place: Place) -> impl IntoView {
    move || {
        let refusals = open.refusals.read();
        let refusal = refusals.iter().find(|refusal| refusal.place == place)?;
        let ProblemKind::Backend(words) = &refusal.kind else { return None };
        Some(view! { <div class="error"><Quote text=words.clone() show_all=app.say(frame::SHOW_ALL) /></div> })
    }
}

fn row(app: AppContext, open: OpenOrder, before: Before, field: &'static Field) -> Option<AnyView> {
    let shown = shown_answer(app, open, field);
    let shown = match field.kind {
        // There is no CSR to show if the backend makes it.
        Kind::Csr if shown.is_empty() => return None,
        Kind::Csr => app.say(words::CSR_OWN).to_owned(),
        // There is nothing to change if the product offers no choice.
        Kind::VerificationMethod if !open.order.with_untracked(|order| order.product.has_choice_of_method()) => {
            return None;
        }
        _ => shown,
    };
    let shown = if field.kind == Kind::Domains && !shown.is_empty() {
        // Names may look alike, so the row also shows the form that is sent.
        (move || open.deep.both_forms(&shown)).into_any()
    } else if field.kind == Kind::Phone && !shown.is_empty() {
        (move || shown_phone(open, field).unwrap_or_else(|| shown.clone())).into_any()
    } else if shown.is_empty() {
        view! { <span class="muted">{app.say(words::NOT_PROVIDED)}</span> }.into_any()
    } else {
        shown.into_any()
    };
    let order_id = open.order_id();
    let href = [&app.href(Route::Application(order_id)), "#", &field.id.element_id()].concat();
    let id = field.id;
    let mark = move || before.mark(id).map(|words| view! { <span class="tag">{app.say(words)}</span> });
    let label = app.say(field.label).to_owned();
    Some(answer_row(app, open, label, (move || mark()).into_any(), shown, href, Place::Field(id)).into_any())
}

fn document_row(app: AppContext, open: OpenOrder, order_id: &str, document: &Document) -> AnyView {
    let shown = match &document.upload {
        Some(upload) => app
            .say_with(
                words::PHOTO_THERE,
                &[&upload.width.to_string(), &upload.height.to_string(), &file_size(app.language(), upload.bytes)],
            )
            .into_any(),
        None => view! { <span class="muted">{app.say(words::PHOTO_MISSING)}</span> }.into_any(),
    };
    let label = app.say_with(verification::PHOTO_OF, &[&document.title]);
    let href = app.href(Route::Verification(order_id.to_owned()));
    answer_row(app, open, label, ().into_any(), shown, href, Place::Document(document.document_type.clone())).into_any()
}

fn answer_row(
    app: AppContext,
    open: OpenOrder,
    label: String,
    beside_label: AnyView,
    shown: impl IntoView + 'static,
    href: String,
    place: Place,
) -> impl IntoView {
    let name = view! { <span class="hidden-text">{label.clone()}</span> };
    let id = target(open, &place);
    view! {
        <div>
            <dt dir="auto">{label}{beside_label}</dt>
            <dd dir="auto">{shown}{refusal(app, open, place)}</dd>
            <dd><A href=href attr:id=id on:click=move |_| app.come_back_to_check(true)>{filled(app, words::CHANGE, name)}</A></dd>
        </div>
    }
}
