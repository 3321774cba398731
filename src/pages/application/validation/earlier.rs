//! The offer to fill an empty form in from an earlier order of the account. The orders are listed once, and an application is
//! fetched only after a press, or when the address names the order of a certificate to renew.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::Form;
use super::judge_filled::judge_filled;
use crate::api::BackendError;
use crate::application::{EarlierPart, FIELDS, FieldId, Place, RENEW_QUERY, earlier_answers, orders_with_answers};
use crate::components::{dom, format_id};
use crate::contract::{Application, Order, ValidationLevel};
use crate::state::{error_lines, list};
use crate::text::backend::Page;
use crate::text::{Sentence, earlier as words, foreign, frame};

/// The number of earlier orders that are offered.
const OFFERED: usize = 3;
/// The id of the button that shows the orders. It gets the focus after the answers were taken back.
const SHOW_ID: &str = "earlier-show";

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

/// The answers that one press has filled in. Another press takes them back.
#[derive(Clone)]
struct Filled {
    order_id: String,
    /// Each field with the answer that was filled in. All of them were empty before.
    answers: Vec<(FieldId, String)>,
}

impl Filled {
    /// The id of the button that takes the answers back. A field is filled once, so the first field tells the presses apart.
    fn undo_id(&self) -> String {
        let first = self.answers.first().map(|(id, _)| id.element_id());
        format_id("undo", &first.unwrap_or_default())
    }
}

/// The outcome of the last press.
#[derive(Clone)]
enum Outcome {
    /// There is nothing to say: no press, or its answers are listed.
    Quiet,
    /// The application of an order is being fetched.
    Fetching,
    /// It could not be fetched.
    Failed(BackendError),
    /// The order has no answer for the empty fields.
    Nothing { order_id: String },
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
    let outcome = RwSignal::new(Outcome::Quiet);
    let filled = RwSignal::new(Vec::<Filled>::new());
    if let Some(order_id) = order_to_renew() {
        take(form, outcome, filled, order_id, &RENEWED_PARTS, Focus::Stays);
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
                    move || {
                        is_there.get().then(|| part_button(form, outcome, filled, source.clone(), part, label, &name))
                    }
                };
                let company = has_company.then(|| button(EarlierPart::Company, words::COMPANY, company));
                let applicant = button(EarlierPart::Applicant, words::APPLICANT, applicant);
                view! { <li class="links"><span dir="auto">{name.clone()}</span>{company}{applicant}</li> }
            })
            .collect::<Vec<_>>();
        view! { <p class="small last">{app.say(words::INTRO)}</p><ul class="plain small">{items}</ul> }
    };
    let can_offer = Memo::new(move |_| !sources.read().is_empty() && empty.iter().any(|empty| empty.get()));
    view! {
        <div class="field">
            <div role="status">{move || said(form, outcome)}</div>
            {move || filled.get().into_iter().map(|done| filled_line(form, outcome, filled, done)).collect::<Vec<_>>()}
            {move || can_offer.get().then(|| view! {
                <p class="last"><button type="button" class="link-button" id=SHOW_ID
                    aria-expanded=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|shown| *shown = !*shown)>{app.say(words::SHOW)}</button></p>
                {move || is_shown.get().then(&choices)}
            })}
        </div>
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
    outcome: RwSignal<Outcome>,
    filled: RwSignal<Vec<Filled>>,
    source: Source,
    part: EarlierPart,
    label: Sentence,
    order: &str,
) -> AnyView {
    let app = form.app;
    let name = app.say_with(words::FROM, &[app.say(label), order]);
    let press = move |_| {
        if !matches!(outcome.get_untracked(), Outcome::Fetching) {
            take(form, outcome, filled, source.order_id.clone(), &[part], Focus::ToUndo);
        }
    };
    view! { <button type="button" class="link-button" aria-label=name on:click=press>{app.say(label)}</button> }
        .into_any()
}

/// The element that has the focus after the form was filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// The button that takes the answers back.
    ToUndo,
    /// The focus does not move: the page has just been opened, and its heading has it.
    Stays,
}

/// Fetches the application of an order and fills parts of the form in.
fn take(
    form: Form,
    outcome: RwSignal<Outcome>,
    filled: RwSignal<Vec<Filled>>,
    order_id: String,
    parts: &[EarlierPart],
    focus: Focus,
) {
    outcome.set(Outcome::Fetching);
    let parts = parts.to_vec();
    spawn_local(async move {
        let found = form.app.backend.application(&order_id).await;
        if form.open.is_closed() {
            return;
        }
        let next = match found {
            Err(error) => Outcome::Failed(error),
            Ok(found) => match fill(form, &order_id, found.map(|(application, _)| application).as_ref(), &parts) {
                None => Outcome::Nothing { order_id },
                Some(done) => {
                    let undo_id = done.undo_id();
                    let _ = filled.try_update(|filled| filled.push(done));
                    if focus == Focus::ToUndo {
                        dom::focus_soon(undo_id);
                    }
                    Outcome::Quiet
                }
            },
        };
        let _ = outcome.try_set(next);
    });
}

/// Fills the empty fields of some parts. An answer that the applicant has typed stays. Returns none if there is nothing to fill
/// in.
fn fill(form: Form, order_id: &str, application: Option<&Application>, parts: &[EarlierPart]) -> Option<Filled> {
    let open = form.open;
    let product = open.order.with_untracked(|order| order.product.clone());
    let mut answers = earlier_answers(application?, &product, parts);
    answers.retain(|(id, _)| open.store.signal(*id).with_untracked(String::is_empty));
    if answers.is_empty() {
        return None;
    }
    for (id, answer) in &answers {
        open.store.signal(*id).set(answer.clone());
        open.mended(&Place::Field(*id));
    }
    open.touched();
    judge_filled(form, answers.iter().map(|(id, _)| *id).collect());
    Some(Filled { order_id: order_id.to_owned(), answers })
}

/// Takes the filled answers back. An answer that the applicant has changed since stays.
fn undo(form: Form, filled: &Filled) {
    for (id, answer) in &filled.answers {
        let signal = form.open.store.signal(*id);
        if signal.with_untracked(|now| now == answer) {
            signal.set(String::new());
            form.problems.update(|problems| problems.retain(|problem| problem.place != Place::Field(*id)));
        }
    }
    form.open.touched();
}

/// Draws the outcome of a press, which is announced.
fn said(form: Form, outcome: RwSignal<Outcome>) -> AnyView {
    let app = form.app;
    let line = |text: String| view! { <p class="small last">{text}</p> }.into_any();
    match outcome.get() {
        Outcome::Quiet => ().into_any(),
        Outcome::Fetching => line(app.say(frame::LOADING).to_owned()),
        Outcome::Failed(error) => error_lines(app, &error, Page::WithAnswers),
        Outcome::Nothing { order_id } => line(app.say_with(words::NOTHING, &[&order_id])),
        Outcome::Undone => line(app.say(words::UNDONE).to_owned()),
    }
}

/// Draws what a press has filled in, with the button that takes it back. The button gets the focus and is described by the text, so
/// a screen reader reads both.
fn filled_line(form: Form, outcome: RwSignal<Outcome>, filled: RwSignal<Vec<Filled>>, done: Filled) -> AnyView {
    let app = form.app;
    let labels = done.answers.iter().map(|(id, _)| app.say(id.field().label).to_owned()).collect();
    let text = app.say_with(words::FILLED, &[&done.order_id, &list(app.language(), labels)]);
    let id = done.undo_id();
    let text_id = format_id(&id, "text");
    let described_by = text_id.clone();
    let take_back = move |_| {
        undo(form, &done);
        filled.update(|filled| filled.retain(|other| other.undo_id() != done.undo_id()));
        outcome.set(Outcome::Undone);
        dom::focus_soon(SHOW_ID.to_owned());
    };
    view! {
        <p class="small last"><span id=text_id>{text}</span>" "
            <button type="button" class="link-button" id=id aria-describedby=described_by on:click=take_back>{app.say(words::UNDO)}</button>
        </p>
    }
    .into_any()
}
