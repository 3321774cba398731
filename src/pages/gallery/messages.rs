//! The messages of the app, in the gallery: notices, errors of the backend, quotations, questions, buttons.

use leptos::prelude::*;

use crate::api::BackendError;
use crate::components::{ConfirmWords, Notice, PillLook, Quote, Tone, confirm, copyable, pill};
use crate::contract::ProblemDetails;
use crate::state::{AppContext, Trouble};
use crate::text::backend::Page;
use crate::text::{FOREIGN_CHARS, form, frame, orders, status};

/// Returns the messages, each with its name.
pub(super) fn parts(app: AppContext) -> Vec<(&'static str, AnyView)> {
    let notice = |tone, sentence| view! { <Notice tone><p>{app.say(sentence)}</p></Notice> };
    let notices = view! {
        {notice(Tone::Calm, status::NOT_SUBMITTED)}
        {notice(Tone::Wait, status::TROUBLE_FIRST)}
        {notice(Tone::Wrong, form::CLOSED)}
    };
    let pills = view! {
        <p>
            {pill(PillLook::Plain, app.say(orders::PAYED))}" "{pill(PillLook::Wait, app.say(orders::CHECKING))}" "
            {pill(PillLook::Fine, app.say(orders::ISSUED))}" "{pill(PillLook::Wrong, app.say(orders::FAILED))}
        </p>
    };
    let long = "The company could not be reached. ".repeat(FOREIGN_CHARS / 30 + 1);
    let quote = |text: &str| view! { <Quote text=text.to_owned() show_all=app.say(frame::SHOW_ALL) /> };
    let quotes = view! { {quote("电话无人接听。")}{quote(&long)} };
    let problem = || Box::new(ProblemDetails { title: "A fault".to_owned(), ..ProblemDetails::default() });
    let errors = [
        BackendError::Offline,
        BackendError::Unreachable,
        BackendError::NotOurBackend,
        BackendError::SignedOut(Box::new(ProblemDetails {
            sign_in_url: Some("https://sign-in.example/".to_owned()),
            ..ProblemDetails::default()
        })),
        BackendError::Forbidden(problem()),
        BackendError::TooMany { retry_after: Some(90), problem: problem() },
    ];
    let errors = errors.map(|error| view! { <Trouble error page=Page::WithAnswers on_retry=|()| () /> });
    let asked = RwSignal::new(false);
    let question = ConfirmWords {
        title: app.say(status::WITHDRAW_ASK),
        more: app.say(status::WITHDRAW_MORE),
        yes: app.say(status::WITHDRAW_YES),
        no: app.say(status::WITHDRAW_NO),
    };
    let question = view! {
        <button type="button" class="button quiet" aria-haspopup="dialog" on:click=move |_| asked.set(true)>{app.say(status::WITHDRAW)}</button>
        {confirm("gallery-confirm", question, asked, RwSignal::new(false), Callback::new(move |()| asked.set(false)))}
    };
    let copied = copyable("98987582437920968".to_owned(), app.say(frame::COPY).to_owned(), app.copy_words());
    let button = |class: &'static str, busy: bool| {
        view! { <button type="button" class=class aria-disabled=busy.then_some("true")>{app.say(frame::RETRY)}</button>" " }
    };
    let buttons = view! {
        <div class="acts">
            {button("button", false)}{button("button", true)}{button("button quiet", false)}{button("button danger", false)}
            {button("link-button", false)}
        </div>
    };
    vec![
        ("Notice", notices.into_any()),
        ("pill", pills.into_any()),
        ("Quote", quotes.into_any()),
        ("Trouble", errors.into_iter().collect::<Vec<_>>().into_any()),
        ("confirm", question.into_any()),
        ("copyable", view! { <p>{copied}</p> }.into_any()),
        ("button", buttons.into_any()),
    ]
}
