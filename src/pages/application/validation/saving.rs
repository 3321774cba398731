//! The state of saving, beside the form. After a failure or a conflict it offers a remedy. It never blocks the form.

use leptos::prelude::*;

use super::super::state::Form;
use super::conflict::conflict;
use crate::api::{BackendError, SaveState};
use crate::routes::Route;
use crate::state::error_lines;
use crate::text::backend::Page;
use crate::text::{form as words, frame};

/// Draws a line, a failure with its remedy, or the choice after a conflict.
pub(super) fn saving(form: Form) -> AnyView {
    let app = form.app;
    let state = form.open.save_state();
    view! { {move || match state.get() {
        SaveState::Clean => ().into_any(),
        SaveState::Dirty => line(app.say(words::UNSAVED).to_owned()),
        SaveState::Saving => line(app.say(words::SAVING).to_owned()),
        SaveState::Saved { at_ms } => line(app.say_with(words::SAVED, &[&app.clock(at_ms)])),
        SaveState::Failed { error: BackendError::Conflict(_), .. } => closed(form),
        SaveState::Failed { error, is_tried_again } => failed(form, &error, is_tried_again),
        SaveState::Conflict { .. } => conflict(form),
    }} }
    .into_any()
}

/// Draws a state that needs nothing from the applicant. It is not announced, because it changes with every answer.
fn line(text: String) -> AnyView {
    view! { <p class="small muted last">{text}</p> }.into_any()
}

fn failed(form: Form, error: &BackendError, is_tried_again: bool) -> AnyView {
    let Form { app, open, .. } = form;
    let sentence = if is_tried_again { words::NOT_SAVED } else { words::NOT_SAVED_HERE };
    view! {
        <div id="save-trouble" tabindex="-1" role="alert" class="small">
            <p class="bad last"><b>{app.say(sentence)}</b></p>
            {error_lines(app, error, Page::WithAnswers)}
            <p><button type="button" class="link-button" on:click=move |_| open.save_now()>{app.say(frame::RETRY)}</button></p>
        </div>
    }
    .into_any()
}

/// Draws the notice for an order that the backend no longer lets anybody change.
fn closed(form: Form) -> AnyView {
    let app = form.app;
    view! {
        <div id="save-trouble" tabindex="-1" role="alert" class="small">
            <p class="bad"><b>{app.say(words::CLOSED)}</b></p>
            <p><a href=app.href(Route::Status(form.open.order_id()))>{app.say(words::SEE_STATUS)}</a></p>
        </div>
    }
    .into_any()
}
