//! Whether what was typed is saved, and what to do when it is not: told beside the form, never in its way.

use leptos::prelude::*;

use crate::api::SaveState;
use crate::state::{AppContext, OpenOrder};
use crate::text::{self, form as words, frame};

/// The line, or the choice after a conflict.
pub(super) fn saving(app: AppContext, open: OpenOrder) -> AnyView {
    let state = open.save_state();
    view! { {move || match state.get() {
        SaveState::Clean => ().into_any(),
        SaveState::Dirty => line(app.say(words::UNSAVED).to_owned()).into_any(),
        SaveState::Saving => line(app.say(words::SAVING).to_owned()).into_any(),
        SaveState::Saved { at_ms } => line(app.say_with(words::SAVED, &[&app.clock(at_ms)])).into_any(),
        SaveState::Failed { error } => {
            let sign_in = error.sign_in_url().map(str::to_owned).map(|url| {
                view! { <p><a href=url target="_blank" rel="noopener">{app.say(frame::SIGN_IN)}</a></p> }
            });
            view! {
                <div id="save-trouble" tabindex="-1" role="status" class="small">
                    <p class="bad last"><b>{app.say(words::NOT_SAVED)}</b></p>
                    <p>{text::backend::error(&error, app.language())}</p>
                    {app.reference(&error).map(|words| view! { <p class="muted">{words}</p> })}
                    {sign_in}
                    <p><button type="button" class="link-button" on:click=move |_| open.save_now()>{app.say(frame::RETRY)}</button></p>
                </div>
            }
            .into_any()
        }
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
    view! { <p class="small muted last" role="status">{text}</p> }
}
