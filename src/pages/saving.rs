//! Whether what was typed is saved, and what to do when it is not: told beside the form, never in its way.

use crate::ui::prelude::*;

use crate::backend::SaveState;
use crate::desk::{Desk, OpenOrder};
use crate::text::{self, form as words, frame};

/// The line, or the choice after a conflict.
pub(super) fn saving(desk: Desk, open: OpenOrder) -> AnyView {
    let state = open.save_state();
    (move || match state.get() {
        SaveState::Clean => ().into_any(),
        SaveState::Dirty => line(desk.say(words::UNSAVED).to_owned()),
        SaveState::Saving => line(desk.say(words::SAVING).to_owned()),
        SaveState::Saved { at_ms } => line(desk.fill(words::SAVED, &[&desk.clock(at_ms)])),
        SaveState::Failed { error } => {
            let sign_in = error.sign_in_url().map(str::to_owned).map(|url| {
                view! { <p><a href=url target="_blank" rel="noopener">{desk.say(frame::SIGN_IN)}</a></p> }.into_any()
            });
            view! {
                <div id="save-trouble" tabindex="-1" role="status" class="small">
                    <p class="bad last"><b>{desk.say(words::NOT_SAVED)}</b></p>
                    <p>{text::backend::error(&error, desk.language())}</p>
                    {desk.reference(&error).map(|words| view! { <p class="muted">{words}</p> }.into_any())}
                    {sign_in}
                    <p><button type="button" class="link-button" on:click=move |_| open.save_now()>{desk.say(frame::RETRY)}</button></p>
                </div>
            }
            .into_any()
        }
        SaveState::Conflict { .. } => view! {
            <div id="save-trouble" tabindex="-1" role="alert" class="small">
                <p class="bad"><b>{desk.say(words::CONFLICT)}</b></p>
                <p><button type="button" class="link-button" on:click=move |_| open.keep_mine()>{desk.say(words::CONFLICT_MINE)}</button></p>
                <p><button type="button" class="link-button" on:click=move |_| open.take_theirs()>{desk.say(words::CONFLICT_THEIRS)}</button></p>
            </div>
        }
        .into_any(),
    })
    .into_any()
}

fn line(text: String) -> AnyView {
    view! { <p class="small muted last" role="status">{text}</p> }.into_any()
}
