//! When a draft is saved while it is written. Pure: events go in, and the next step comes out.

use super::error::BackendError;
use super::retry;

/// Milliseconds without a change, after which the draft is saved.
pub const QUIET_MS: u32 = 1200;

/// How far saving is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveState {
    /// Nothing has been changed since it was loaded.
    #[default]
    Clean,
    /// Something waits to be saved.
    Dirty,
    /// A save is under way.
    Saving,
    /// The backend has everything.
    Saved {
        /// When, by the backend's clock, in milliseconds since 1970; `None` where the backend does not tell.
        at_ms: Option<f64>,
    },
    /// The last save failed. The next change tries again, and so does a timer where that can help.
    Failed {
        /// Why.
        error: BackendError,
    },
    /// The application was changed elsewhere. Nothing is saved until the applicant has chosen.
    Conflict {
        /// The 412.
        error: BackendError,
    },
}

impl SaveState {
    /// Whether leaving now would lose nothing.
    pub fn is_safe(&self) -> bool {
        matches!(self, Self::Clean | Self::Saved { .. })
    }
}

/// The next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStep {
    /// Nothing, until something happens.
    Rest,
    /// Say [`Saving::due`] after so many milliseconds, and no longer at the time that was set before.
    Wait(u32),
    /// Save what the page holds now, and say [`Saving::ended`] after that.
    Save,
    /// Keep what the page holds now, and save it when the save that is under way has ended.
    SaveAfter,
}

/// The saving of one draft: one save at a time, and none over somebody else's.
#[derive(Debug, Default)]
pub struct Saving {
    state: SaveState,
    /// Whether something was changed since the last snapshot.
    dirty: bool,
    /// Failed saves since the last one that succeeded.
    failures: u32,
}

impl Saving {
    /// How far it is.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// The draft was changed.
    pub fn touched(&mut self) -> SaveStep {
        self.dirty = true;
        match self.state {
            SaveState::Conflict { .. } => return SaveStep::Rest,
            SaveState::Saving => {}
            _ => self.state = SaveState::Dirty,
        }
        SaveStep::Wait(QUIET_MS)
    }

    /// It is time to save what is not saved yet.
    pub fn due(&mut self) -> SaveStep {
        if !self.dirty || matches!(self.state, SaveState::Saving | SaveState::Conflict { .. }) {
            return SaveStep::Rest;
        }
        self.begin();
        SaveStep::Save
    }

    /// A save begins with what the page held a moment ago.
    pub fn begin(&mut self) {
        self.dirty = false;
        self.state = SaveState::Saving;
    }

    /// The save that was under way has ended: well, at a time in milliseconds since 1970 where that is known, or badly. `random` is
    /// in [0, 1).
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
            // The network may come back by itself.
            BackendError::Offline | BackendError::NotOurBackend => {
                Some(retry::BACKGROUND.backoff_ms(self.failures, random))
            }
            _ => retry::BACKGROUND.wait_ms(self.failures, &error, random),
        };
        self.state = SaveState::Failed { error };
        wait.map_or(SaveStep::Rest, SaveStep::Wait)
    }

    /// The page goes away.
    pub fn left(&mut self) -> SaveStep {
        if self.dirty && self.state == SaveState::Saving {
            self.dirty = false;
            return SaveStep::SaveAfter;
        }
        self.due()
    }

    /// After a conflict: the draft shall replace what is there.
    pub fn overwrite(&mut self) -> SaveStep {
        self.state = SaveState::Dirty;
        self.touched()
    }

    /// The draft was replaced by what is there.
    pub fn adopt(&mut self) {
        self.dirty = false;
        self.state = SaveState::Clean;
    }
}
