//! Prepares for the phone call of the CA: who is called, what is asked, and words for reception, to print or for the calendar.

use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

use super::super::moment::{date, filled};
use super::published::file_part;
use super::review::Review;
use crate::application::{CALENDAR_TYPE, CalendarEntry, Day, Draft, FieldId, Span, calendar_file};
use crate::components::download;
use crate::contract::{OrderStatus, StageCode, StageState};
use crate::state::AppContext;
use crate::text::{Language, call as words};

/// The id of the section, which is printed alone.
const CALL_ID: &str = "call";
/// The class of what is not printed (`style/print.css`).
const NO_PRINT: &str = "no-print";
/// The milliseconds of a second, and of a minute.
const SECOND_MS: f64 = 1e3;
const MINUTE_MS: f64 = 60e3;

/// The facts of the call.
#[derive(Clone)]
struct Call {
    company: String,
    /// The people and numbers, with what they are.
    numbers: Vec<(&'static str, String, String)>,
    applicant: String,
    applicant_phone: String,
    domain: String,
    order_id: String,
}

/// Draws the section while the CA may call. `draft` has the answers of the application.
pub(super) fn call(review: Review, draft: &Draft) -> AnyView {
    let Review { app, status, .. } = review;
    let facts = facts(review, draft);
    let expected = Memo::new(move |_| {
        status.with(|status| {
            let status = status.as_ref().filter(|status| status.status == OrderStatus::Checking)?;
            let stage = status.stages.iter().find(|stage| stage.code == StageCode::OrganizationCall)?;
            let may_call = matches!(stage.state, StageState::Current | StageState::Waiting);
            may_call.then(|| status.expected_issue_at.clone())
        })
    });
    view! { {move || expected.get().map(|expected| section(app, &facts, expected))} }.into_any()
}

fn facts(review: Review, draft: &Draft) -> Call {
    let app = review.app;
    let phone = |id: FieldId| spoken(app, draft.get(id));
    let numbers = [
        (words::COMPANY, FieldId::CompanyName, FieldId::CompanyPhone),
        (words::APPLICANT, FieldId::ApplicantName, FieldId::ApplicantPhone),
        (words::MANAGER, FieldId::LeaderName, FieldId::LeaderPhone),
    ];
    Call {
        company: draft.get(FieldId::CompanyName).to_owned(),
        numbers: numbers
            .into_iter()
            .filter(|(_, _, number)| !draft.get(*number).is_empty())
            .map(|(what, name, number)| (app.say(what), draft.get(name).to_owned(), phone(number)))
            .collect(),
        applicant: draft.get(FieldId::ApplicantName).to_owned(),
        applicant_phone: phone(FieldId::ApplicantPhone),
        domain: review.order.with_value(|order| order.domains.first().cloned().unwrap_or_default()),
        order_id: review.order_id(),
    }
}

/// A number as people read it: an extension is written as `;ext=` on the wire (RFC 3966).
fn spoken(app: AppContext, number: &str) -> String {
    match number.split_once(";ext=") {
        Some((number, extension)) => app.say_with(words::EXTENSION, &[number, extension]),
        None => number.to_owned(),
    }
}

/// The words for reception.
fn reception(call: &Call, language: Language) -> String {
    let values = [&call.domain, &call.applicant, &call.applicant_phone, &call.order_id].map(String::as_str);
    language.say_with(words::RECEPTION_WORDS, &values)
}

fn section(app: AppContext, call: &Call, expected: Option<String>) -> AnyView {
    let numbers = call
        .numbers
        .iter()
        .map(|(what, name, number)| {
            view! { <div><dt>{*what}</dt><dd><bdi>{name.clone()}</bdi>" "<b><bdi dir="ltr">{number.clone()}</bdi></b></dd></div> }
        })
        .collect::<Vec<_>>();
    let has_answers = !numbers.is_empty();
    let who = if has_answers {
        view! { <dl class="answers">{numbers}</dl><p class="small">{app.say(words::OTHER_NUMBER)}</p> }.into_any()
    } else {
        view! { <p>{app.say(words::NO_ANSWERS)}</p> }.into_any()
    };
    let asks = [
        app.say_with(words::ASK_COMPANY, &[&call.company]),
        app.say_with(words::ASK_APPLICANT, &[&call.applicant]),
        app.say_with(words::ASK_ORDER, &[&call.domain, &call.order_id]),
    ];
    let asks = asks.into_iter().map(|ask| view! { <li dir="auto">{ask}</li> }).collect::<Vec<_>>();
    // The CA may call in another language than the one that reception speaks, so the paper has all of them.
    let reception = Language::ALL
        .into_iter()
        .map(|language| view! { <p lang=language.tag()>{reception(call, language)}</p> })
        .collect::<Vec<_>>();
    let until = expected.as_deref().map(|at| view! { <p class="small">{filled(app, words::UNTIL, date(app, at))}</p> });
    let entry = expected.map(|at| calendar_button(app, call.clone(), at));
    view! {
        <section class="group" id=CALL_ID aria-label=app.say(words::TITLE)>
            <h2>{app.say(words::TITLE)}</h2>
            <p>{app.say(words::INTRO)}</p>
            {who}
            {until}
            <h3>{app.say(words::ASKS)}</h3>
            <ul>{asks}</ul>
            <p class="small">{app.say(words::NEVER)}</p>
            <h3>{app.say(words::RECEPTION)}</h3>
            {reception}
            <div class="acts no-print">
                <button type="button" class="button quiet" on:click=move |_| print_alone(CALL_ID)>{app.say(words::PRINT)}</button>
                {entry}
            </div>
        </section>
    }
    .into_any()
}

/// Draws the button that downloads the entry for the calendar: from today to the day until which the CA calls.
fn calendar_button(app: AppContext, call: Call, expected: String) -> AnyView {
    let saved = RwSignal::new(String::new());
    let save = move |_| {
        let name = ["ca-call-", &file_part(&call.order_id), ".ics"].concat();
        let now = app.backend.now_ms();
        let numbers = call.numbers.iter().map(|(what, name, number)| [what, ": ", name, ", ", number].concat());
        let details = numbers.chain([String::new(), reception(&call, app.language())]).collect::<Vec<_>>().join("\n");
        let file = calendar_file(&CalendarEntry {
            uid: &["call-", &call.order_id, "@signet"].concat(),
            made_at: seconds(now),
            span: Span::Days { first: local_day(now), last: local_day(js_sys::Date::parse(&expected)) },
            title: &app.say_with(words::EVENT, &[&call.domain]),
            details: &details,
            reminders: &[],
        });
        if download(&file, CALENDAR_TYPE, &name) {
            saved.set(app.say_with(words::CALENDAR_SAVED, &[&name]));
        }
    };
    view! {
        <button type="button" class="button quiet" on:click=save>{app.say(words::CALENDAR)}</button>
        <span class="small muted" role="status">{move || saved.get()}</span>
    }
    .into_any()
}

#[expect(clippy::cast_possible_truncation, reason = "the cast of a float saturates")]
fn seconds(ms: f64) -> i64 {
    (ms / SECOND_MS) as i64
}

/// The day at a moment in the time zone of the browser.
fn local_day(ms: f64) -> Day {
    let offset = js_sys::Date::new(&ms.into()).get_timezone_offset();
    Day::at(seconds(ms - offset * MINUTE_MS))
}

/// Prints one part of the page: everything beside it and beside the elements around it is hidden from the printer until it is done.
fn print_alone(id: &str) {
    let Some(mut element) = document().get_element_by_id(id) else { return };
    let mut hidden = Vec::<Element>::new();
    while let Some(parent) = element.parent_element() {
        let mut next = parent.first_element_child();
        while let Some(sibling) = next {
            next = sibling.next_element_sibling();
            if sibling != element
                && !sibling.class_list().contains(NO_PRINT)
                && sibling.class_list().add_1(NO_PRINT).is_ok()
            {
                hidden.push(sibling);
            }
        }
        element = parent;
    }
    let done = EventListener::once(&window(), "afterprint", move |_| {
        for element in &hidden {
            let _ = element.class_list().remove_1(NO_PRINT);
        }
    });
    done.forget();
    let _ = window().print();
}
