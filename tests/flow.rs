//! Tests of the pure parts of the application and of its exchange with the backend: the table of fields, retries,
//! polling, and one decision to submit. They need no clock, no network and no randomness.
#![allow(clippy::panic, reason = "a test stops where it finds something")]

#[path = "flow/calendar.rs"]
mod calendar;
#[path = "flow/candidate.rs"]
mod candidate;
#[path = "flow/dns.rs"]
mod dns;
#[path = "flow/earlier.rs"]
mod earlier;
#[path = "flow/fields.rs"]
mod fields;
#[path = "flow/load.rs"]
mod load;
#[path = "flow/machine.rs"]
mod machine;
#[path = "flow/polling.rs"]
mod polling;
#[path = "flow/printed.rs"]
mod printed;
#[path = "flow/reapply.rs"]
mod reapply;
#[path = "flow/renewal.rs"]
mod renewal;
#[path = "flow/retry.rs"]
mod retry;
#[path = "flow/saving.rs"]
mod saving;
#[path = "flow/simulation.rs"]
mod simulation;
#[path = "flow/words.rs"]
mod words;

use signet::contract::ProblemDetails;
use signet::exchange::error::BackendError;

/// Returns the error for an answer with this status, without words.
fn answered(status: u16) -> BackendError {
    BackendError::of_status(status, ProblemDetails::default(), None)
}

/// Returns the error for an answer with this status that asks for a wait in seconds.
fn asking(status: u16, retry_after: u32) -> BackendError {
    BackendError::of_status(status, ProblemDetails::default(), Some(retry_after))
}

/// Returns every error, with the status of the answer if there was one.
fn every_error() -> Vec<BackendError> {
    use signet::exchange::error::ConfigurationProblem::{ForeignOrigin, NotAnAddress, Unreadable};
    let mut errors = vec![
        BackendError::Offline,
        BackendError::Unreachable,
        BackendError::TimedOut,
        BackendError::Cancelled,
        BackendError::NotOurBackend,
        BackendError::Configuration(Unreadable),
        BackendError::Configuration(NotAnAddress),
        BackendError::Configuration(ForeignOrigin),
    ];
    errors.extend([300, 400, 401, 403, 404, 408, 409, 410, 412, 413, 415, 422, 429, 500, 502, 503, 504].map(answered));
    errors.extend([asking(429, 30), asking(503, 120)]);
    errors
}

/// Numbers in [0, 1) that are the same in every run (a linear congruential generator, constants of Numerical Recipes).
struct Chance(u32);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0) / (f64::from(u32::MAX) + 1.0)
    }

    fn below(&mut self, end: u32) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a small number")]
        let value = (self.next() * f64::from(end)) as u32;
        value
    }
}
