//! How often the status is asked for: politely, for a review that takes days. Pure: the time is an argument, in
//! milliseconds by a clock that never jumps.

use std::collections::VecDeque;

use super::error::BackendError;

/// Requests in any [`BUDGET_WINDOW_MS`], at most.
pub const BUDGET_REQUESTS: usize = 300;
/// The window of the budget, 24 hours, in milliseconds.
pub const BUDGET_WINDOW_MS: f64 = 86_400_000.0;
/// The shortest interval, in milliseconds.
pub const SHORTEST_MS: f64 = 3000.0;
/// The longest interval that grows by itself, in milliseconds: ten minutes.
pub const LONGEST_MS: f64 = 600_000.0;
/// For so long after the start "not found" means "not there yet", in milliseconds.
pub const NOT_FOUND_GRACE_MS: f64 = 40_000.0;

/// The interval is this part of the time since the last change: a review that has not moved for an hour is asked about
/// every three minutes. In 24 hours without any change that makes about 250 requests.
const SHARE_OF_QUIET_TIME: f64 = 1.0 / 20.0;

/// What was asked and answered so far.
#[derive(Debug, Clone)]
pub struct History {
    started_ms: f64,
    changed_ms: f64,
    now_ms: f64,
    newest_version: Option<u64>,
    /// When the requests of the last 24 hours were sent, oldest first.
    requests: VecDeque<f64>,
}

/// What the last request brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PollAnswer<'a> {
    /// A status, or the news that it has not changed (304).
    Status {
        /// Whether the review has ended.
        settled: bool,
        /// Seconds that the backend wants to be left alone, clamped.
        retry_after: Option<u32>,
    },
    /// No status.
    Error(&'a BackendError),
}

impl History {
    /// Nothing asked yet.
    pub fn new(now_ms: f64) -> Self {
        Self { started_ms: now_ms, changed_ms: now_ms, now_ms, newest_version: None, requests: VecDeque::new() }
    }

    /// A request is sent now.
    pub fn request(&mut self, now_ms: f64) {
        self.now_ms = now_ms;
        while self.requests.front().is_some_and(|sent| now_ms - sent >= BUDGET_WINDOW_MS) {
            self.requests.pop_front();
        }
        self.requests.push_back(now_ms);
        if self.requests.len() > BUDGET_REQUESTS {
            self.requests.pop_front();
        }
    }

    /// A status of this version came now. `true` when it is to be shown: of two answers the larger version is the newer,
    /// whichever came first.
    pub fn accept(&mut self, version: u64, now_ms: f64) -> bool {
        self.now_ms = now_ms;
        let newer = self.newest_version.is_none_or(|newest| version > newest);
        if newer {
            self.newest_version = Some(version);
            self.changed_ms = now_ms;
        }
        newer
    }

    /// Something else than a status came now.
    pub fn pass(&mut self, now_ms: f64) {
        self.now_ms = now_ms;
    }

    /// Whether `error` only says that the backend's copies have not caught up yet.
    pub fn is_too_early_for(&self, error: &BackendError) -> bool {
        matches!(error, BackendError::NotFound(_)) && self.now_ms - self.started_ms < NOT_FOUND_GRACE_MS
    }
}

/// Milliseconds until the next request; `None` when there shall be none by itself.
pub fn next_delay(history: &History, answer: PollAnswer<'_>) -> Option<u32> {
    let asked = match answer {
        PollAnswer::Status { settled: true, .. } => return None,
        PollAnswer::Status { retry_after, .. } => retry_after,
        PollAnswer::Error(error) => {
            if !may_pass(error) && !history.is_too_early_for(error) {
                return None;
            }
            error.retry_after()
        }
    };
    let quiet = (history.now_ms - history.changed_ms) * SHARE_OF_QUIET_TIME;
    let asked = asked.map_or(0.0, |seconds| f64::from(seconds) * 1000.0);
    // The shortest once more at the end, because a clock that tells nonsense (NaN) passes through `clamp`.
    let delay = quiet.clamp(SHORTEST_MS, LONGEST_MS).max(asked).max(budget_delay(history)).max(SHORTEST_MS);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    let delay = delay.ceil() as u32;
    Some(delay)
}

/// Milliseconds until the budget has room for one more request.
fn budget_delay(history: &History) -> f64 {
    match history.requests.front() {
        Some(oldest) if history.requests.len() >= BUDGET_REQUESTS => oldest + BUDGET_WINDOW_MS - history.now_ms,
        _ => 0.0,
    }
}

/// Whether a later request may fare better without anybody doing anything.
fn may_pass(error: &BackendError) -> bool {
    matches!(
        error,
        BackendError::Offline
            | BackendError::Unreachable
            | BackendError::TimedOut
            | BackendError::NotOurBackend
            | BackendError::TooMany { .. }
            | BackendError::Unavailable { .. }
            | BackendError::Contract { .. }
    )
}
