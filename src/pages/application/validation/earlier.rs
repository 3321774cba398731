//! The offer to fill an empty form in from an earlier order of the account. The orders are listed once, and an application is
//! fetched only after a press, or when the address names the order of a certificate to renew.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::Form;
use super::judge_filled::judge_filled;
use crate::api::BackendError;
use crate::application::{EarlierPart, FIELDS, FieldId, Place, RENEW_QUERY, earlier_answers, orders_with_answers};
use crate::components::dom;
use crate::contract::{Order, ValidationLevel};
use crate::state::{error_lines, list};
use crate::text::backend::Page;
use crate::text::{Sentence, earlier as words, foreign, frame};

/// The number of earlier orders that are offered.
const OFFERED: usize = 3;
/// The ids of the buttons that get the focus after a press.
const SHOW_ID: &str = "earlier-show";
const UNDO_ID: &str = "earlier-undo";

/// An order that may have answers.
#[derive(Clone)]
struct Source {
    order_id: String,
    name: String,
    has_company: bool,
}

/// The parts that a renewal takes over.
const RENEWED_PARTS: [EarlierPart; 3] = [EarlierPart::Names, EarlierPart::Company, EarlierPart::Applicant];

/// Returns the order whose certificate this form renews, and takes it out of the address, so that a reload or a change of
/// the language does not fill the form in again.
fn order_to_renew() -> Option<String> {
    let location = window().location();
    let search = location.search().ok()?;
    let value = search.strip_prefix('?')?.strip_prefix(RENEW_QUERY)?.strip_prefix('=')?;
    let order_id = js_sys::decode_uri_component(value).ok()?.as_string()?;
    let history = window().history().ok()?;
    history.replace_state_with_url(&history.state().ok()?, "", Some(&location.pathname().ok()?)).ok()?;
    Some(order_id)
}

/// One filled field: the answer before, and the answer that was filled in.
#[derive(Clone)]
struct Filled {
    id: FieldId,
    before: String,
    answer: String,
}

/// The state of the offer.
#[derive(Clone)]
enum Offer {
    /// The orders can be chosen.
    Open,
    /// The application of an order is being fetched.
    Fetching,
    /// It could not be fetched.
    Failed(BackendError),
    /// The order has no answer for the empty fields.
    Nothing { order_id: String },
    /// These fields were filled.
    Filled { order_id: String, fields: Vec<Filled> },
    /// The filled answers were removed again.
    Undone,
}

/// The fields of a part that this order asks for.
fn fields_of(part: EarlierPart, level: &ValidationLevel) -> impl Iterator<Item = FieldId> + use<> {
    let level = level.clone();
    FIELDS
        .iter()
        .filter(move |field| EarlierPart::of(field.group) == Some(part) && field.asked.by(&level))
        .map(|field| field.id)
}

/// Returns true if this order asks for the part and no field of it has an answer. Tracked.
fn is_empty(form: Form, part: EarlierPart) -> bool {
    let mut fields = fields_of(part, &form.open.level()).peekable();
    fields.peek().is_some() && fields.all(|id| form.open.store.signal(id).read().is_empty())
}

/// Draws the offer while a part of the form is empty and the account has other orders with answers.
pub(super) fn earlier(form: Form) -> AnyView {
    let Form { app, .. } = form;
    let sources = RwSignal::new(Vec::<Source>::new());
    let parts = [EarlierPart::Company, EarlierPart::Applicant];
    if untrack(|| parts.into_iter().any(|part| is_empty(form, part))) {
        spawn_local(async move {
            let Ok(orders) = app.backend.orders().await else { return };
            if form.open.is_closed() {
                return;
            }
            let orders: Vec<Order> = orders.into_iter().flatten().collect();
            let found = orders_with_answers(&orders, &form.open.order_id()).into_iter().take(OFFERED).map(source);
            let _ = sources.try_set(found.collect());
        });
    }
    let is_shown = RwSignal::new(false);
    let offer = RwSignal::new(Offer::Open);
    if let Some(order_id) = order_to_renew() {
        // The heading keeps the focus, and the outcome is announced.
        take(form, offer, order_id, &RENEWED_PARTS, None);
    }
    let empty = parts.map(|part| Memo::new(move |_| is_empty(form, part)));
    let choices = move || {
        let items = sources
            .get()
            .into_iter()
            .map(|source| {
                let [company, applicant] = empty;
                let name = app.say_with(words::ORDER, &[&source.name, &source.order_id]);
                let has_company = source.has_company;
                let button = |part, label, is_there: Memo<bool>| {
                    let (source, name) = (source.clone(), name.clone());
                    move || is_there.get().then(|| part_button(form, offer, source.clone(), part, label, &name))
                };
                let company = has_company.then(|| button(EarlierPart::Company, words::COMPANY, company));
                let applicant = button(EarlierPart::Applicant, words::APPLICANT, applicant);
                view! { <li><span dir="auto">{name.clone()}</span>" "{company}" "{applicant}</li> }
            })
            .collect::<Vec<_>>();
        view! { <p class="small last">{app.say(words::INTRO)}</p><ul class="plain small">{items}</ul> }
    };
    let can_offer = Memo::new(move |_| !sources.read().is_empty() && empty.iter().any(|empty| empty.get()));
    view! {
        <div role="status">{move || outcome(form, offer)}</div>
        {move || can_offer.get().then(|| view! {
            <p class="last"><button type="button" class="link-button" id=SHOW_ID aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| is_shown.update(|shown| *shown = !*shown)>{app.say(words::SHOW)}</button></p>
            {move || is_shown.get().then(|| choices())}
        })}
    }
    .into_any()
}

fn source(order: &Order) -> Source {
    let name = order.domains.first().unwrap_or(&order.product.name);
    Source {
        order_id: order.order_id.clone(),
        name: foreign(name),
        has_company: order.product.validation_level != ValidationLevel::Dv,
    }
}

fn part_button(
    form: Form,
    offer: RwSignal<Offer>,
    source: Source,
    part: EarlierPart,
    label: Sentence,
    order: &str,
) -> AnyView {
    let app = form.app;
    let name = app.say_with(words::FROM, &[app.say(label), order]);
    let press = move |_| {
        if !matches!(offer.get_untracked(), Offer::Fetching) {
            take(form, offer, source.order_id.clone(), &[part], Some(UNDO_ID));
        }
    };
    view! { <button type="button" class="link-button" aria-label=name on:click=press>{app.say(label)}</button> }
        .into_any()
}

/// Fetches the application of an order and fills parts of the form in. `focus` is the element that gets the focus then.
fn take(form: Form, offer: RwSignal<Offer>, order_id: String, parts: &[EarlierPart], focus: Option<&'static str>) {
    offer.set(Offer::Fetching);
    let parts = parts.to_vec();
    spawn_local(async move {
        let found = form.app.backend.application(&order_id).await;
        if form.open.is_closed() {
            return;
        }
        let next = match found {
            Err(error) => Offer::Failed(error),
            Ok(found) => fill(form, order_id, found.map(|(application, _)| application).as_ref(), &parts),
        };
        let is_filled = matches!(next, Offer::Filled { .. });
        let _ = offer.try_set(next);
        if let Some(id) = focus.filter(|_| is_filled) {
            dom::focus_soon(id.to_owned());
        }
    });
}

/// Fills the empty fields of some parts. An answer that the applicant has typed stays.
fn fill(
    form: Form,
    order_id: String,
    application: Option<&crate::contract::Application>,
    parts: &[EarlierPart],
) -> Offer {
    let open = form.open;
    let product = open.order.with_untracked(|order| order.product.clone());
    let answers = application.map(|from| earlier_answers(from, &product, parts)).unwrap_or_default();
    let mut fields = Vec::new();
    for (id, answer) in answers {
        let signal = open.store.signal(id);
        let before = signal.get_untracked();
        if before.is_empty() {
            signal.set(answer.clone());
            open.mended(&Place::Field(id));
            fields.push(Filled { id, before, answer });
        }
    }
    if fields.is_empty() {
        return Offer::Nothing { order_id };
    }
    open.touched();
    judge_filled(form, fields.iter().map(|filled| filled.id).collect());
    Offer::Filled { order_id, fields }
}

/// Takes the filled answers back. An answer that the applicant has changed since stays.
fn undo(form: Form, fields: &[Filled]) {
    for Filled { id, before, answer } in fields {
        let signal = form.open.store.signal(*id);
        if signal.with_untracked(|now| now == answer) {
            signal.set(before.clone());
            form.problems.update(|problems| problems.retain(|problem| problem.place != Place::Field(*id)));
        }
    }
    form.open.touched();
}

/// Draws the outcome of a press, which is announced.
fn outcome(form: Form, offer: RwSignal<Offer>) -> AnyView {
    let app = form.app;
    let line = |text: String| view! { <p class="small last">{text}</p> }.into_any();
    match offer.get() {
        Offer::Open => ().into_any(),
        Offer::Fetching => line(app.say(frame::LOADING).to_owned()),
        Offer::Failed(error) => error_lines(app, &error, Page::WithAnswers),
        Offer::Nothing { order_id } => line(app.say_with(words::NOTHING, &[&order_id])),
        Offer::Undone => line(app.say(words::UNDONE).to_owned()),
        Offer::Filled { order_id, fields } => {
            let labels = fields.iter().map(|filled| app.say(filled.id.field().label).to_owned()).collect();
            let text = app.say_with(words::FILLED, &[&order_id, &list(app.language(), labels)]);
            let take_back = move |_| {
                undo(form, &fields);
                offer.set(Offer::Undone);
                dom::focus_soon(SHOW_ID.to_owned());
            };
            view! {
                <p class="small last">{text}" "
                    <button type="button" class="link-button" id=UNDO_ID on:click=take_back>{app.say(words::UNDO)}</button>
                </p>
            }
            .into_any()
        }
    }
}
