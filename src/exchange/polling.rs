//! The schedule by which the status is polled. A review takes days, so the schedule spares the backend. Pure: the time
//! is an argument, in milliseconds of a monotonic clock.

use std::collections::VecDeque;

use super::error::BackendError;

/// The maximum number of requests within any [`BUDGET_WINDOW_MS`].
pub const BUDGET_REQUESTS: usize = 300;
/// The window of the budget, 24 hours, in milliseconds.
pub const BUDGET_WINDOW_MS: f64 = 86_400_000.0;
/// The shortest interval, in milliseconds.
pub const SHORTEST_MS: f64 = 3000.0;
/// The longest interval that the quiet time yields, in milliseconds: ten minutes. `Retry-After` and the budget may ask
/// for longer ones.
pub const LONGEST_MS: f64 = 600_000.0;
/// The time after the start, in milliseconds, during which "not found" means "not there yet".
pub const NOT_FOUND_GRACE_MS: f64 = 40_000.0;

/// The longest time, in milliseconds, over which the requests after a wait that the backend asked for are spread: five
/// minutes.
const SPREAD_MS: f64 = 300_000.0;

/// The interval as a share of the time since the last change: the status of a review that has not changed for an hour
/// is polled every three minutes. 24 hours without any change take about 250 requests.
const SHARE_OF_QUIET_TIME: f64 = 1.0 / 20.0;

/// The history of the requests and answers.
#[derive(Debug, Clone)]
pub struct History {
    started_ms: f64,
    changed_ms: f64,
    now_ms: f64,
    newest_version: Option<u64>,
    /// The times of the requests of the last 24 hours, oldest first.
    requests: VecDeque<f64>,
}

/// The answer to the last request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PollAnswer<'a> {
    /// A status, or the answer that it has not changed (304).
    Status {
        /// True if the review has ended.
        settled: bool,
        /// The wait in seconds that the backend asks for, clamped.
        retry_after: Option<u32>,
    },
    /// An error in place of a status.
    Error(&'a BackendError),
}

impl History {
    /// Returns a history without requests.
    pub fn new(now_ms: f64) -> Self {
        Self { started_ms: now_ms, changed_ms: now_ms, now_ms, newest_version: None, requests: VecDeque::new() }
    }

    /// Records that a request is sent now.
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

    /// Records that a status of this version arrived now. Returns true if it is newer than every status before: the
    /// larger version is the newer one, in whichever order the answers arrive.
    pub fn accept(&mut self, version: u64, now_ms: f64) -> bool {
        self.now_ms = now_ms;
        let newer = self.newest_version.is_none_or(|newest| version > newest);
        if newer {
            self.newest_version = Some(version);
            self.changed_ms = now_ms;
        }
        newer
    }

    /// Records that something other than a status arrived now.
    pub fn pass(&mut self, now_ms: f64) {
        self.now_ms = now_ms;
    }

    /// Returns true if `error` only means that the backend's replicas do not have the order yet.
    pub fn is_too_early_for(&self, error: &BackendError) -> bool {
        matches!(error, BackendError::NotFound(_)) && self.now_ms - self.started_ms < NOT_FOUND_GRACE_MS
    }
}

/// Returns the milliseconds until the next request, or `None` if no request follows until somebody asks for one. `random`
/// is in [0, 1).
///
/// A backend in trouble may ask everybody to come back at one moment. So the requests after such a wait are spread over
/// as long again, or over five minutes at most. Other waits need no chance, because everybody began at another moment.
pub fn next_delay(history: &History, answer: PollAnswer<'_>, random: f64) -> Option<u32> {
    let (asked, spread) = match answer {
        PollAnswer::Status { settled: true, .. } => return None,
        PollAnswer::Status { retry_after, .. } => (milliseconds(retry_after), 0.0),
        PollAnswer::Error(error) => {
            if !may_pass(error) && !history.is_too_early_for(error) {
                return None;
            }
            let asked = milliseconds(error.retry_after());
            (asked, asked.min(SPREAD_MS))
        }
    };
    let quiet = (history.now_ms - history.changed_ms) * SHARE_OF_QUIET_TIME;
    // `SHORTEST_MS` applies once more at the end, because NaN from a broken clock passes through `clamp`.
    let delay = quiet.clamp(SHORTEST_MS, LONGEST_MS).max(asked + random * spread);
    let delay = delay.max(budget_delay(history)).max(SHORTEST_MS);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
    let delay = delay.ceil() as u32;
    Some(delay)
}

fn milliseconds(seconds: Option<u32>) -> f64 {
    seconds.map_or(0.0, |seconds| f64::from(seconds) * 1000.0)
}

/// Returns the milliseconds until the budget has room for one more request.
fn budget_delay(history: &History) -> f64 {
    match history.requests.front() {
        Some(oldest) if history.requests.len() >= BUDGET_REQUESTS => oldest + BUDGET_WINDOW_MS - history.now_ms,
        _ => 0.0,
    }
}

/// Returns true if a later request may succeed without any action of the applicant.
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
