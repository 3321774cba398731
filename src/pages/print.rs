//! The form for printing, filled in with the answers. It is signed and sealed on paper.

use super::opened::opened;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::moment::filled_all;
use super::shown_answer::{shown_answer, shown_phone};
use crate::application::{Answers, Draft, Field, Group, Kind};
use crate::components::{Notice, QrCode, Tone};
use crate::contract::Document;
use crate::routes::Route;
use crate::state::{AppContext, Heading, OpenOrder, use_app};
use crate::text::{orders, printed_form, verification as words};

/// The most names that the row of the form lists. More names get a separate page, so that the signature stays on the
/// first page.
const NAMES_IN_ROW: usize = 12;

/// The page that prints the form.
#[component]
pub fn PrintPage(order_id: String, document_type: String) -> impl IntoView {
    opened(order_id, words::PRINT_TITLE, move |open| {
        let app = use_app();
        let documents = open.order.with_untracked(|order| order.documents.clone());
        match documents.into_iter().find(|document| document.document_type == document_type) {
            None => view! { <super::NotFoundPage /> }.into_any(),
            Some(_) if open.draft() == Draft::default() => nothing_yet(app, open).into_any(),
            Some(document) => paper(app, open, document).into_any(),
        }
    })
}

fn nothing_yet(app: AppContext, open: OpenOrder) -> impl IntoView {
    let href = app.href(Route::Application(open.order_id()));
    view! {
        <Heading text=app.say(words::PRINT_TITLE).to_owned() />
        <Notice tone=Tone::Wait>
            <p>{app.say(words::PRINT_EMPTY)}</p>
            <p><A href=href attr:class="button">{app.say(crate::text::form::TITLE)}</A></p>
        </Notice>
    }
}

fn paper(app: AppContext, open: OpenOrder, document: Document) -> impl IntoView {
    let order = open.order.get_untracked();
    let back = app.href(Route::Verification(order.order_id.clone()));
    let level = &order.product.validation_level;
    let tables = Group::asked(level)
        .filter_map(|(group, fields)| {
            let rows = fields.into_iter().filter_map(|field| row(app, open, field)).collect::<Vec<_>>();
            let caption = app.say(group.heading());
            (!rows.is_empty()).then(|| view! { <table><caption>{caption}</caption><tbody>{rows}</tbody></table> })
        })
        .collect::<Vec<_>>();
    let level = level.as_str().to_owned();
    let product = filled_all(
        app,
        words::PRINT_PRODUCT,
        vec![
            view! { <b><bdi>{order.product.name}</bdi></b> }.into_any(),
            view! { <bdi>{order.product.brand}</bdi> }.into_any(),
            level.into_any(),
        ],
    );
    let annex = annex(app, open, &order.order_id);
    let code = code(app, open, document.document_type.clone());
    let box_for = |label| view! { <div><span>{app.say(label)}</span></div> };
    view! {
        <div class="no-print">
            <Heading text=app.say(words::PRINT_TITLE).to_owned() />
            <div class="acts sheet-acts">
                <button type="button" class="button" on:click=move |_| {
                    let _ = window().print();
                }>{app.say(words::PRINT_NOW)}</button>
                <A href=back>{app.say(words::PRINT_BACK)}</A>
            </div>
        </div>
        <article class="form-sheet" aria-labelledby="sheet-title">
            <header>
                {code}
                <div>
                    <h2 id="sheet-title">{app.say(words::PRINT_HEADING)}</h2>
                    <p dir="auto">{document.title}</p>
                </div>
                <p class="number"><span>{app.say(words::PRINT_ORDER)}</span><b class="mono">{order.order_id}</b></p>
                <p class="product">{product}</p>
            </header>
            {tables}
            <p class="declare">{app.say(words::PRINT_DECLARE)}</p>
            <div class="sign">
                {box_for(words::PRINT_SIGNATURE)}
                {box_for(words::PRINT_SEAL)}
                {box_for(words::PRINT_DATE)}
            </div>
            {annex}
        </article>
    }
}

/// Draws the code that tells a photo of this form from other photos. It is drawn anew when a verdict changes an answer's normal
/// form.
fn code(app: AppContext, open: OpenOrder, document_type: String) -> impl IntoView + use<> {
    // A number and its spelling with the country are one answer, as the deep rules know. Where they cannot be fetched, this ends
    // all the same.
    let is_settled = RwSignal::new(false);
    spawn_local(async move {
        open.settle_verdicts().await;
        let _ = is_settled.try_set(true);
    });
    move || {
        if !is_settled.get() {
            return None;
        }
        let draft = open.draft();
        let text = open.order.with(|order| {
            let answers =
                Answers { order_id: &order.order_id, product: &order.product, typed: &draft, deep: &open.deep };
            answers.code(&document_type).to_text()
        })?;
        let name = app.say(printed_form::CODE).to_owned();
        Some(view! { <div class="sheet-code"><QrCode text name /></div> })
    }
}

/// Draws one answer. An optional answer that was left out has no row. A missing answer that the form asks for has an
/// empty row, to be filled in by hand.
fn row(app: AppContext, open: OpenOrder, field: &'static Field) -> Option<impl IntoView + use<>> {
    let shown = match field.kind {
        // A CSR is long and has no use on paper.
        Kind::Csr => return None,
        Kind::Domains => names(app, open),
        _ => {
            let text = shown_answer(app, open, field);
            if text.is_empty() && field.optional {
                return None;
            }
            if field.kind == Kind::Phone {
                (move || shown_phone(open, field).unwrap_or_else(|| text.clone())).into_any()
            } else {
                text.into_any()
            }
        }
    };
    Some(view! { <tr><th scope="row">{app.say(field.label)}</th><td dir="auto">{shown}</td></tr> })
}

/// Draws the names, or, if there are too many, the first with the number of the others. A name beyond English letters is shown
/// in both forms once its verdict is known.
fn names(app: AppContext, open: OpenOrder) -> AnyView {
    let draft = open.draft();
    let names: Vec<String> = draft.names().into_iter().map(str::to_owned).collect();
    let draw = move || match names.as_slice() {
        [first, more @ ..] if more.len() >= NAMES_IN_ROW => {
            let (more, all) = (more.len().to_string(), names.len().to_string());
            app.say_with(orders::AND_MORE, &[&open.deep.both_forms(first), &more, &all]).into_any()
        }
        all => list(open, all, "sheet-names").into_any(),
    };
    draw.into_any()
}

/// Draws many names, numbered, on a separate page that names the order.
fn annex(app: AppContext, open: OpenOrder, order_id: &str) -> Option<impl IntoView + use<>> {
    let draft = open.draft();
    let names: Vec<String> = draft.names().into_iter().map(str::to_owned).collect();
    (names.len() > NAMES_IN_ROW).then(|| {
        let title = app.say_with(words::PRINT_ANNEX, &[&names.len().to_string(), order_id]);
        let draw = move || list(open, &names, "sheet-names columns");
        view! { <section class="annex"><h3>{title}</h3>{draw}</section> }
    })
}

fn list(open: OpenOrder, names: &[String], class: &'static str) -> impl IntoView + use<> {
    let both = open.deep.both_forms(&names.join("\n"));
    let items = both.lines().map(|name| view! { <li><bdi>{name.to_owned()}</bdi></li> }).collect::<Vec<_>>();
    view! { <ol class=class>{items}</ol> }
}
