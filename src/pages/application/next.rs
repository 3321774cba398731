//! Next: fetches what it needs, and lets that judge, save and go on (`go_on`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use super::live;
use crate::text::{form as words, frame};

/// What the button is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Busy,
    /// What it needs could not be fetched.
    Unfetched,
}

/// The button and its act.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub(super) form: Form,
    pub(super) state: RwSignal<State>,
}

impl Next {
    pub(super) fn new(form: Form) -> Self {
        Self { form, state: RwSignal::new(State::Waiting) }
    }

    /// Never disabled: a press that finds something wrong says what.
    pub(super) fn button(self) -> impl IntoView {
        let app = self.form.app;
        let busy = move || self.state.get() == State::Busy;
        let told = move || match self.state.get() {
            State::Waiting => None,
            State::Busy => Some(app.say(words::NEXT_BUSY)),
            State::Unfetched => Some(app.say(frame::PART_MISSING)),
        };
        view! {
            <div class="acts">
                <button type="submit" class="button" aria-disabled=move || busy().then_some("true")>{app.say(words::NEXT)}</button>
                <span role="status" class="muted small">{move || told()}</span>
            </div>
        }
    }

    pub(super) fn run(self) {
        if self.state.get_untracked() == State::Busy {
            return;
        }
        self.state.set(State::Busy);
        spawn_local(async move {
            if !live::now(self.form).await {
                crate::shell::reload_if_outdated();
                let _ = self.state.try_set(State::Unfetched);
            } else if let Some(Some(live)) = self.form.live.try_get_untracked() {
                (live.go_on)(self);
            }
        });
    }
}
