//! The form on paper: filled in with the answers, to be signed and sealed.

use super::opened::opened;
use crate::ui::prelude::*;

use super::answer::answer;
use crate::application::{Draft, FIELDS, Field, Group, Kind};
use crate::contract::Document;
use crate::desk::{Desk, Heading, OpenOrder, use_desk};
use crate::routes::Route;
use crate::text::{fields, verification as words};
use crate::ui::{Notice, Tone};

/// From so many names on they stand in columns.
const COLUMNS_FROM: usize = 9;

/// The page.
#[component]
pub fn PrintPage(order_id: String, document_type: String) -> impl IntoView {
    opened(order_id, words::PRINT_TITLE, move |open| {
        let desk = use_desk();
        let documents = open.order.with_untracked(|order| order.documents.clone());
        match documents.into_iter().find(|document| document.document_type == document_type) {
            None => view! { <super::NotFoundPage /> }.into_any(),
            Some(_) if open.draft() == Draft::default() => nothing_yet(desk, open),
            Some(document) => paper(desk, open, document),
        }
    })
}

fn nothing_yet(desk: Desk, open: OpenOrder) -> AnyView {
    let href = desk.href(Route::Application(open.order.with_untracked(|order| order.order_id.clone())));
    view! {
        <Heading text=desk.say(words::PRINT_TITLE).to_owned() />
        <Notice tone=Tone::Wait>
            <p>{desk.say(words::PRINT_EMPTY)}</p>
            <p><a class="button" href=href>{desk.say(crate::text::form::TITLE)}</a></p>
        </Notice>
    }
    .into_any()
}

fn paper(desk: Desk, open: OpenOrder, document: Document) -> AnyView {
    let order = open.order.get_untracked();
    let back = desk.href(Route::Verification(order.order_id.clone()));
    let level = &order.product.validation_level;
    let groups = [Group::Certificate, Group::Company, Group::Applicant, Group::Leader, Group::Csr];
    let tables = groups
        .into_iter()
        .filter_map(|group| {
            let rows = FIELDS
                .iter()
                .filter(|field| field.group == group && field.id.is_asked(level))
                .filter_map(|field| row(desk, open, field))
                .collect::<Vec<_>>();
            let caption = desk.say(fields::group(group));
            (!rows.is_empty())
                .then(|| view! { <table><caption>{caption}</caption><tbody>{rows}</tbody></table> }.into_any())
        })
        .collect::<Vec<_>>();
    let box_for = |label| view! { <div><span>{desk.say(label)}</span></div> }.into_any();
    view! {
        <div class="no-print">
            <Heading text=desk.say(words::PRINT_TITLE).to_owned() />
            <div class="acts sheet-acts">
                <button type="button" class="button" on:click=move |_| {
                    let _ = window().print();
                }>{desk.say(words::PRINT_NOW)}</button>
                <a href=back>{desk.say(words::PRINT_BACK)}</a>
            </div>
        </div>
        <article class="form-sheet" aria-labelledby="sheet-title">
            <header>
                <div>
                    <h2 id="sheet-title">{desk.say(words::PRINT_HEADING)}</h2>
                    <p dir="auto">{document.title}</p>
                </div>
                <p class="number"><span>{desk.say(words::PRINT_ORDER)}</span><b class="mono">{order.order_id}</b></p>
            </header>
            <p><span>{desk.say(words::PRINT_PRODUCT)}</span>" "<b><bdi>{order.product.name}</bdi></b>" ("<bdi>{order.product.brand}</bdi>", "{order.product.validation_level.as_str().to_owned()}")"</p>
            {tables}
            <p class="declare">{desk.say(words::PRINT_DECLARE)}</p>
            <div class="sign">
                {box_for(words::PRINT_SIGNATURE)}
                {box_for(words::PRINT_SEAL)}
                {box_for(words::PRINT_DATE)}
            </div>
        </article>
    }
    .into_any()
}

/// One answer. What was left out has no row, but an empty line is kept where the form wants an answer, to be filled in by hand.
fn row(desk: Desk, open: OpenOrder, field: &'static Field) -> Option<AnyView> {
    let shown = match field.kind {
        // A CSR is of no use on paper, and long.
        Kind::Csr => return None,
        Kind::Domains => names(open),
        _ => {
            let text = answer(desk, open, field);
            if text.is_empty() && field.optional {
                return None;
            }
            text.into_any()
        }
    };
    Some(
        view! { <tr><th scope="row">{desk.say(fields::label(field.id))}</th><td dir="auto">{shown}</td></tr> }
            .into_any(),
    )
}

fn names(open: OpenOrder) -> AnyView {
    let draft = open.draft();
    let names = draft.names();
    let class = if names.len() < COLUMNS_FROM { "sheet-names" } else { "sheet-names columns" };
    let items =
        names.into_iter().map(|name| view! { <li><bdi>{name.to_owned()}</bdi></li> }.into_any()).collect::<Vec<_>>();
    view! { <ol class=class>{items}</ol> }.into_any()
}
