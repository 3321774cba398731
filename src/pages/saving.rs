//! The state of saving, beside the form. After a failure or a conflict it offers a remedy. It never blocks the form.
//! Screen readers announce only trouble, because the form is saved after every pause in typing.

use leptos::prelude::*;

use crate::api::SaveState;
use crate::state::{AppContext, OpenOrder, error_lines};
use crate::text::backend::Page;
use crate::text::{form as words, frame};

/// Draws a line, a failure with its remedy, or the choice after a conflict.
pub(super) fn saving(app: AppContext, open: OpenOrder) -> AnyView {
    let state = open.save_state();
    view! { {move || match state.get() {
        SaveState::Clean => ().into_any(),
        SaveState::Dirty => line(app.say(words::UNSAVED).to_owned()).into_any(),
        SaveState::Saving => line(app.say(words::SAVING).to_owned()).into_any(),
        SaveState::Saved { at_ms } => line(app.say_with(words::SAVED, &[&app.clock(at_ms)])).into_any(),
        SaveState::Failed { error } => view! {
            <div id="save-trouble" tabindex="-1" role="alert" class="small">
                <p class="bad last"><b>{app.say(words::NOT_SAVED)}</b></p>
                {error_lines(app, &error, Page::WithAnswers)}
                <p><button type="button" class="link-button" on:click=move |_| open.save_now()>{app.say(frame::RETRY)}</button></p>
            </div>
        }
        .into_any(),
        SaveState::Conflict { .. } => view! {
            <div id="save-trouble" tabindex="-1" role="alert" class="small">
                <p class="bad"><b>{app.say(words::CONFLICT)}</b></p>
                <p><button type="button" class="link-button" on:click=move |_| open.keep_mine()>{app.say(words::CONFLICT_MINE)}</button></p>
                <p><button type="button" class="link-button" on:click=move |_| open.take_theirs()>{app.say(words::CONFLICT_THEIRS)}</button></p>
            </div>
        }
        .into_any(),
    }} }.into_any()
}

fn line(text: String) -> impl IntoView {
    view! { <p class="small muted last">{text}</p> }
}
