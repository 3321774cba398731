//! One decision to submit, from the click to a certain end: exactly one application, whatever the network does.
//!
//! The machine decides, the caller acts: it does the [`Step`], reports the [`Event`], and shows the [`SubmissionState`].
//! A decision carries one Idempotency-Key (uuid v4) through every repetition, so that a repetition can never become a
//! second application. An outcome that is not known is called so, and found out by repeating or by reading the attempts.

use super::error::BackendError;
use super::retry;
use crate::contract::{Attempt, AttemptOutcome};

/// An entity tag as the backend gave it (RFC 9110 8.8.3), opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// A tag as it stood in a header, with its quotes.
    pub fn new(header: impl Into<String>) -> Self {
        Self(header.into())
    }

    /// The tag for a header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decision to submit one saved application. All of it that has to survive a reload, and nothing personal in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The Idempotency-Key, a uuid v4.
    pub key: String,
    /// The application that was looked at when it was decided. Another application is another decision.
    pub etag: ETag,
    /// Whether it was sent and no certain answer came back.
    pub may_have_arrived: bool,
}

/// A uuid v4 (RFC 9562 5.4) out of 16 random bytes: the Idempotency-Key of a new decision.
pub fn uuid_v4(mut random: [u8; 16]) -> String {
    random[6] = random[6] & 0x0f | 0x40;
    random[8] = random[8] & 0x3f | 0x80;
    let mut uuid = String::with_capacity(36);
    for (index, byte) in random.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            uuid.push(char::from_digit(u32::from(digit), 16).unwrap_or_default());
        }
    }
    uuid
}

/// What the applicant is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionState {
    /// Nothing is under way.
    Idle,
    /// The attempt with this number (from 1) is under way.
    Sending {
        /// From 1.
        attempt: u32,
    },
    /// It will be tried again, with the same key.
    Waiting {
        /// The attempt that comes next, from 2.
        attempt: u32,
        /// Seconds until then, rounded up.
        seconds: u32,
        /// Why the last attempt brought no answer.
        error: BackendError,
        /// Whether an attempt may have arrived: then "failed" would be a lie.
        may_have_arrived: bool,
    },
    /// The backend is asked what became of it.
    FindingOut,
    /// The backend has it.
    Accepted {
        /// The submission's number.
        submission_id: String,
    },
    /// It certainly has not arrived. Submitting again goes on with the same decision.
    NotSent {
        /// Why.
        error: BackendError,
    },
    /// It may have arrived. Submitting again is safe: it goes on with the same decision.
    Unknown {
        /// Why it is not known.
        error: BackendError,
    },
    /// The session has ended. After signing in, submitting again goes on with the same decision.
    SignedOut {
        /// The 401.
        error: BackendError,
    },
    /// The application was changed elsewhere after it was looked at: it has to be looked at again.
    ChangedElsewhere,
    /// The backend knows the key with another application. A new key only after the applicant confirms.
    KeyMismatch {
        /// The 422.
        error: BackendError,
    },
    /// The backend has refused it, for good.
    Refused {
        /// What it said.
        error: BackendError,
    },
}

impl SubmissionState {
    /// Whether something is still under way: a second click changes nothing.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending { .. } | Self::Waiting { .. } | Self::FindingOut)
    }

    /// Whether the decision has come to its end, so that its key must not be used again.
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::ChangedElsewhere | Self::Refused { .. })
    }
}

/// What the caller has to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask for the session: an answer proves network, sign-in and CSRF token before anything is sent.
    AskSession,
    /// Send the application with the decision's key.
    Send,
    /// Wait so many milliseconds.
    Wait(u32),
    /// Read the attempts.
    FindOut,
    /// Nothing: the state tells the end.
    Stop,
}

/// What came of the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Of `AskSession`.
    Session(Result<(), BackendError>),
    /// Of `Send`: the submission's number.
    Sent(Result<String, BackendError>),
    /// Of `Wait`.
    WaitOver,
    /// Of `FindOut`: the number of the submission that is in review, see [`in_review`].
    FoundOut(Result<Option<String>, BackendError>),
    /// The applicant called it off while it waited.
    Cancelled,
}

/// The course of one decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    state: SubmissionState,
    /// The attempt under way or to come, from 1.
    attempt: u32,
    may_have_arrived: bool,
    /// The session has answered, so what comes next is `Send`.
    session_answered: bool,
    last_error: Option<BackendError>,
}

impl Machine {
    /// A decision that was just taken, or is taken up again. The first step is [`Step::AskSession`].
    pub fn start(decision: &Decision) -> (Self, Step) {
        let machine = Self {
            state: SubmissionState::Sending { attempt: 1 },
            attempt: 1,
            may_have_arrived: decision.may_have_arrived,
            session_answered: false,
            last_error: None,
        };
        (machine, Step::AskSession)
    }

    /// What the applicant is told.
    pub fn state(&self) -> &SubmissionState {
        &self.state
    }

    /// Whether an attempt may have arrived whose outcome is not known.
    pub fn may_have_arrived(&self) -> bool {
        self.may_have_arrived
    }

    /// What to do after `event`. `random` is in [0, 1).
    pub fn next(&mut self, event: Event, random: f64) -> Step {
        match event {
            Event::Session(Ok(())) => {
                self.session_answered = true;
                Step::Send
            }
            Event::Session(Err(error)) => self.without_answer(error, random),
            Event::Sent(Ok(submission_id)) | Event::FoundOut(Ok(Some(submission_id))) => self.accepted(submission_id),
            Event::Sent(Err(error)) => {
                self.may_have_arrived |= error.leaves_outcome_unknown();
                match error {
                    // The same key is at work or the order is in review already; or an answer that is none: then asking
                    // differently tells more than repeating.
                    BackendError::Conflict(_) | BackendError::Contract { .. } | BackendError::NotOurBackend => {
                        self.find_out(error)
                    }
                    BackendError::PreconditionFailed(_) => self.end(SubmissionState::ChangedElsewhere),
                    BackendError::Rejected(_) if is_key_mismatch(&error) => {
                        self.end(SubmissionState::KeyMismatch { error })
                    }
                    _ => self.without_answer(error, random),
                }
            }
            Event::WaitOver => {
                self.state = SubmissionState::Sending { attempt: self.attempt };
                if self.session_answered { Step::Send } else { Step::AskSession }
            }
            Event::FoundOut(Ok(None)) => {
                let error = self.last_error.take().unwrap_or(BackendError::Unreachable);
                if !matches!(error, BackendError::Conflict(_)) {
                    return self.end(SubmissionState::Unknown { error });
                }
                // Under way with the same key, and not in the list yet.
                if self.attempt < retry::SUBMISSION.attempts {
                    let wait = retry::SUBMISSION.backoff_ms(self.attempt, random);
                    return self.wait(wait, error);
                }
                self.end(SubmissionState::Refused { error })
            }
            Event::FoundOut(Err(error @ BackendError::SignedOut(_))) => self.end(SubmissionState::SignedOut { error }),
            Event::FoundOut(Err(error)) => self.end(SubmissionState::Unknown { error }),
            Event::Cancelled => self.give_up(BackendError::Cancelled),
        }
    }

    /// After an attempt that did not get through: again, or the end.
    fn without_answer(&mut self, error: BackendError, random: f64) -> Step {
        if let Some(wait) = retry::SUBMISSION.wait_ms(self.attempt, &error, random) {
            return self.wait(wait, error);
        }
        match error {
            BackendError::SignedOut(_) => self.end(SubmissionState::SignedOut { error }),
            // Tried to the end, and at least one attempt may have arrived: the attempts tell.
            _ if retry::is_retryable(&error) && self.may_have_arrived => self.find_out(error),
            _ if retry::is_retryable(&error) || !is_answer(&error) => self.give_up(error),
            _ => self.end(SubmissionState::Refused { error }),
        }
    }

    fn wait(&mut self, ms: u32, error: BackendError) -> Step {
        self.attempt += 1;
        self.state = SubmissionState::Waiting {
            attempt: self.attempt,
            seconds: ms.div_ceil(1000),
            error,
            may_have_arrived: self.may_have_arrived,
        };
        Step::Wait(ms)
    }

    fn find_out(&mut self, error: BackendError) -> Step {
        self.last_error = Some(error);
        self.state = SubmissionState::FindingOut;
        Step::FindOut
    }

    fn give_up(&mut self, error: BackendError) -> Step {
        self.end(if self.may_have_arrived {
            SubmissionState::Unknown { error }
        } else {
            SubmissionState::NotSent { error }
        })
    }

    fn accepted(&mut self, submission_id: String) -> Step {
        self.end(SubmissionState::Accepted { submission_id })
    }

    fn end(&mut self, state: SubmissionState) -> Step {
        self.state = state;
        Step::Stop
    }
}

/// The newest attempt (they come newest first), when the backend has it and has not sent it back.
pub fn in_review(attempts: &[Attempt]) -> Option<&Attempt> {
    attempts
        .first()
        .filter(|attempt| !matches!(attempt.outcome, AttemptOutcome::CheckedFail | AttemptOutcome::Withdrawn))
}

/// Whether the backend itself has spoken.
fn is_answer(error: &BackendError) -> bool {
    error.problem().is_some()
}

/// 422 for a key that was used with another application (Idempotency-Key draft, section 2.7). The contract does not fix
/// its `type`, so it is told by any of the backend's words that names the matter, and by pointing at no answer.
fn is_key_mismatch(error: &BackendError) -> bool {
    error.problem().is_some_and(|problem| {
        let names_it = |text: &str| {
            let text = text.to_ascii_lowercase();
            text.contains("idempotency") || text.contains("key-mismatch")
        };
        problem.status == 422
            && problem.errors.iter().all(|entry| names_it(&entry.code))
            && (!problem.errors.is_empty()
                || names_it(&problem.r#type)
                || names_it(&problem.title)
                || problem.detail.as_deref().is_some_and(names_it))
    })
}
