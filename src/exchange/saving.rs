//! Decides when a draft is saved while the applicant types. Pure: events go in, and the next step comes out.

use super::error::BackendError;
use super::retry;

/// Milliseconds without a change, after which the draft is saved.
pub const QUIET_MS: u32 = 1200;

/// The state of saving.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveState {
    /// No change since the draft was loaded.
    #[default]
    Clean,
    /// A change that waits to be saved.
    Dirty,
    /// A save is under way.
    Saving,
    /// The backend has every change.
    Saved {
        /// The time in milliseconds since 1970 by the backend's clock; `None` if the backend does not send it.
        at_ms: Option<f64>,
    },
    /// The last save failed. The next change tries again.
    Failed {
        /// The reason.
        error: BackendError,
        /// True if a timer tries again too, because that can help.
        is_tried_again: bool,
    },
    /// The application was changed elsewhere. Nothing is saved until the applicant has chosen.
    Conflict {
        /// The 412.
        error: BackendError,
    },
}

impl SaveState {
    /// Returns true if leaving the page now would lose nothing.
    pub fn is_safe(&self) -> bool {
        matches!(self, Self::Clean | Self::Saved { .. })
    }
}

/// The next step of the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStep {
    /// Wait for the next event.
    Rest,
    /// Call [`Saving::due`] after this many milliseconds, instead of at the time that was set before.
    Wait(u32),
    /// Save the present draft, and call [`Saving::ended`] after that.
    Save,
    /// Keep the present draft, and save it when the running save has ended.
    SaveAfter,
}

/// The saving of one draft. One save runs at a time, and none replaces a version that was saved elsewhere.
#[derive(Debug, Default)]
pub struct Saving {
    state: SaveState,
    /// True if an answer has changed since the last snapshot.
    dirty: bool,
    /// Failed saves since the last one that succeeded.
    failures: u32,
}

impl Saving {
    /// The state of saving.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// Records a change of the draft.
    pub fn touched(&mut self) -> SaveStep {
        self.dirty = true;
        match self.state {
            SaveState::Conflict { .. } => return SaveStep::Rest,
            SaveState::Saving => {}
            _ => self.state = SaveState::Dirty,
        }
        SaveStep::Wait(QUIET_MS)
    }

    /// Starts a save if a change is not saved yet.
    pub fn due(&mut self) -> SaveStep {
        if !self.dirty || matches!(self.state, SaveState::Saving | SaveState::Conflict { .. }) {
            return SaveStep::Rest;
        }
        self.begin();
        SaveStep::Save
    }

    /// Records that a save has begun.
    pub fn begin(&mut self) {
        self.dirty = false;
        self.state = SaveState::Saving;
    }

    /// Records the end of a save: the time in milliseconds since 1970, if it is known, or the error. `random` is in [0, 1).
    /// Returns the next step.
    pub fn ended(&mut self, result: Result<Option<f64>, BackendError>, random: f64) -> SaveStep {
        let error = match result {
            Ok(at_ms) => {
                self.failures = 0;
                if self.dirty {
                    self.state = SaveState::Dirty;
                    return SaveStep::Wait(QUIET_MS);
                }
                self.state = SaveState::Saved { at_ms };
                return SaveStep::Rest;
            }
            Err(error) => error,
        };
        self.dirty = true;
        if matches!(error, BackendError::PreconditionFailed(_)) {
            self.state = SaveState::Conflict { error };
            return SaveStep::Rest;
        }
        self.failures += 1;
        let wait = match error {
            // The network may come back.
            BackendError::Offline | BackendError::NotOurBackend => {
                Some(retry::BACKGROUND.backoff_ms(self.failures, random))
            }
            _ => retry::BACKGROUND.wait_ms(self.failures, &error, random),
        };
        self.state = SaveState::Failed { error, is_tried_again: wait.is_some() };
        wait.map_or(SaveStep::Rest, SaveStep::Wait)
    }

    /// Saves the last changes, because the page goes away.
    pub fn left(&mut self) -> SaveStep {
        if self.dirty && self.state == SaveState::Saving {
            self.dirty = false;
            return SaveStep::SaveAfter;
        }
        self.due()
    }

    /// Ends a conflict: the draft now is based on the version in the backend, and is saved over it at once.
    pub fn rebased(&mut self) -> SaveStep {
        self.begin();
        SaveStep::Save
    }
}
