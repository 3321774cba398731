//! Polls the status.

use leptos::prelude::*;

use super::{Backend, BackendError};
use crate::contract::Status;

/// What is known about the review, and how surely.
#[derive(Debug, Clone, PartialEq)]
pub enum PollState {
    /// The first answer is on its way.
    Loading,
    /// The newest status.
    Current {
        /// Where the review stands.
        status: Status,
    },
    /// The last request failed.
    Trouble {
        /// The newest status there was.
        last: Option<Status>,
        /// What went wrong.
        error: BackendError,
    },
    /// The review has ended; nothing is asked any more.
    Settled {
        /// How it ended.
        status: Status,
    },
}

/// One order's status, kept up to date. `Copy`.
#[derive(Clone, Copy)]
pub struct StatusPoller {
    state: RwSignal<PollState>,
}

impl StatusPoller {
    /// Belongs to the page that makes it.
    pub fn new(backend: Backend, order_id: String) -> Self {
        let state = RwSignal::new(PollState::Loading);
        leptos::task::spawn_local(async move {
            let next = match backend.status(&order_id, None).await {
                Ok(answer) => answer.status.map(|status| PollState::Current { status }),
                Err(error) => Some(PollState::Trouble { last: None, error }),
            };
            if let Some(next) = next {
                let _ = state.try_set(next);
            }
        });
        Self { state }
    }

    /// What is known.
    pub fn state(self) -> ReadSignal<PollState> {
        self.state.read_only()
    }

    /// Asks now.
    pub fn check_now(self) {}
}
