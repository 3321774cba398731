//! The button Next. It fetches the validation if the form does not have it yet. The validation then judges, saves and
//! opens the next page (`validation::go_on`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fetch;
use super::state::{Form, NextState};
use crate::text::{form as words, frame};

/// Draws the button. It is never disabled, because a press shows the problems.
pub(super) fn button(form: Form) -> impl IntoView {
    let Form { app, next, .. } = form;
    let busy = move || next.get() == NextState::Busy;
    let status = move || match next.get() {
        NextState::Idle => None,
        NextState::Busy => Some(app.say(words::NEXT_BUSY)),
        NextState::Unfetched => Some(app.say(frame::PART_MISSING)),
    };
    view! {
        <div class="acts">
            <button type="submit" class="button" aria-disabled=move || busy().then_some("true")>{app.say(words::NEXT)}</button>
            <span role="status" class="muted small">{move || status()}</span>
        </div>
    }
}

/// Does the work of the button. A press while the work is under way has no effect.
pub(super) fn run(form: Form) {
    if form.next.get_untracked() == NextState::Busy {
        return;
    }
    form.next.set(NextState::Busy);
    spawn_local(async move {
        if !fetch::now(form).await {
            form.app.reload_if_outdated();
            let _ = form.next.try_set(NextState::Unfetched);
        } else if let Some(validation) = form.fetched() {
            (validation.go_on)(form);
        }
    });
}
