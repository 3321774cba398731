//! One decision to submit, from the click to a certain end. It makes exactly one application, whatever the network
//! does.
//!
//! The machine decides and the caller acts: the caller takes the [`Step`], reports the [`Event`], and shows the
//! [`SubmissionState`]. Every attempt at a decision carries the same Idempotency-Key (uuid v4), so that no attempt can
//! become a second application. While the outcome is unknown, the state is "unknown"; a further attempt or the list of
//! attempts settles it.

use super::error::BackendError;
use super::retry;
use crate::contract::{self, AcceptedAgreement, Attempt, AttemptOutcome, SubmissionRequest};

/// An opaque entity tag as the backend sent it (RFC 9110 8.8.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// Makes a tag from the value of a header, with its quotes.
    pub fn new(header: impl Into<String>) -> Self {
        Self(header.into())
    }

    /// Returns the tag as the value of a header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decision to submit one saved application. It holds all that has to survive a reload, and nothing personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The Idempotency-Key, a uuid v4.
    pub key: String,
    /// The version of the application that the applicant decided to submit. Another version is another decision.
    pub etag: ETag,
    /// True if an attempt was sent and no certain answer came back.
    pub may_have_arrived: bool,
    /// The body of every attempt, byte for byte: a key that comes with another body is refused. It has the agreements
    /// that were accepted.
    pub body: Option<String>,
}

impl Decision {
    /// Returns the body that says which agreements were accepted. There is none without an agreement.
    pub fn body_of(accepted: &[AcceptedAgreement]) -> Option<String> {
        if accepted.is_empty() {
            return None;
        }
        serde_json::to_string(&SubmissionRequest { accepted: accepted.to_vec() }).ok()
    }

    /// Returns the agreements in the body. A body that [`Self::body_of`] does not write has none.
    pub fn accepted(&self) -> Vec<AcceptedAgreement> {
        let read = |body: &String| contract::read::<SubmissionRequest>(body).ok();
        let accepted = self.body.as_ref().and_then(read).map(|request| request.accepted).unwrap_or_default();
        if Self::body_of(&accepted) == self.body { accepted } else { Vec::new() }
    }

    /// Returns true if the body says that just these agreements were accepted, at whatever time.
    pub fn accepts(&self, accepted: &[AcceptedAgreement]) -> bool {
        let own = self.accepted();
        own.iter().map(|agreement| &agreement.href).eq(accepted.iter().map(|agreement| &agreement.href))
    }

    /// Writes a decision in one line, for a store that outlives the page: `key etag`, then ` sent` if an attempt was sent, then
    /// the body if there is one.
    pub fn to_line(&self) -> String {
        let sent = if self.may_have_arrived { " sent" } else { "" };
        let (blank, body) = self.body.as_ref().map_or(("", ""), |body| (" ", body));
        [&self.key, " ", self.etag.as_str(), sent, blank, body].concat()
    }

    /// Reads a line of [`Self::to_line`]. Others can write into the store, so nothing but such a line is read.
    /// `is_address` judges the addresses of the agreements.
    pub fn from_line(line: &str, is_address: fn(&str) -> bool) -> Option<Self> {
        let (key, rest) = line.split_once(' ')?;
        let (etag, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let (may_have_arrived, body) = match rest.strip_prefix("sent") {
            Some("") => (true, ""),
            Some(body) => (true, body.strip_prefix(' ')?),
            None => (false, rest),
        };
        let is_key = key.len() == 36 && key.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let is_tag = (2..=256).contains(&etag.len()) && etag.bytes().all(|byte| byte.is_ascii_graphic());
        let body = (!body.is_empty()).then(|| body.to_owned());
        let read = Self { key: key.to_owned(), etag: ETag::new(etag), may_have_arrived, body };
        let accepted = read.accepted();
        let is_body = read.body.is_some() != accepted.is_empty()
            && accepted.iter().all(|agreement| is_address(&agreement.href) && is_moment(&agreement.accepted_at));
        (is_key && is_tag && is_body && read.to_line() == line).then_some(read)
    }
}

/// Returns true for a moment in UTC as browsers write it (RFC 3339).
fn is_moment(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00.000Z";
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    text.len() == SHAPE.len() && text.bytes().zip(SHAPE).all(fits)
}

/// Makes a uuid v4 (RFC 9562 5.4) from 16 random bytes: the Idempotency-Key of a new decision.
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

/// The state of a submission, for the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionState {
    /// Nothing is under way.
    Idle,
    /// An attempt is under way.
    Sending {
        /// The number of the attempt, from 1.
        attempt: u32,
        /// True if an earlier attempt may have arrived.
        may_have_arrived: bool,
    },
    /// Another attempt with the same key follows.
    Waiting {
        /// The number of the next attempt, from 2.
        attempt: u32,
        /// The seconds until the next attempt, rounded up.
        seconds: u32,
        /// The reason why the last attempt brought no answer.
        error: BackendError,
        /// True if an attempt may have arrived. The page then must not say that it failed.
        may_have_arrived: bool,
    },
    /// The list of attempts is read to find the outcome.
    FindingOut,
    /// The backend has the application.
    Accepted {
        /// The submission's number.
        submission_id: String,
    },
    /// The application certainly has not arrived. Submitting again continues the same decision.
    NotSent {
        /// The reason.
        error: BackendError,
    },
    /// The application may have arrived. Submitting again is safe, because it continues the same decision.
    Unknown {
        /// The reason why the outcome is unknown.
        error: BackendError,
    },
    /// The session has ended. Submitting again after signing in continues the same decision.
    SignedOut {
        /// The answer 401.
        error: BackendError,
    },
    /// The application was changed elsewhere after the applicant checked it, so the applicant has to check it again.
    ChangedElsewhere,
    /// The backend knows the key from another application. A new key is used only after the applicant confirms.
    KeyMismatch {
        /// The answer 422.
        error: BackendError,
    },
    /// The backend has refused the application for good.
    Refused {
        /// The backend's answer.
        error: BackendError,
    },
}

impl SubmissionState {
    /// Returns true while the submission is under way. A second click then changes nothing.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Sending { .. } | Self::Waiting { .. } | Self::FindingOut)
    }

    /// Returns true if the decision has ended, so that its key must not be used again.
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::ChangedElsewhere | Self::Refused { .. })
    }
}

/// The next task of the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask for the session. Its answer proves that the network, the sign-in and the CSRF token work before anything is
    /// sent.
    AskSession,
    /// Send the application with the decision's key.
    Send,
    /// Wait for this many milliseconds.
    Wait(u32),
    /// Read the list of attempts.
    FindOut,
    /// Do nothing more. The state describes the end.
    Stop,
}

/// The result of the last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The result of [`Step::AskSession`].
    Session(Result<(), BackendError>),
    /// The result of [`Step::Send`]: the submission's number.
    Sent(Result<String, BackendError>),
    /// The end of [`Step::Wait`].
    WaitOver,
    /// The result of [`Step::FindOut`]: the number of the submission that the backend has, see [`in_review`].
    FoundOut(Result<Option<String>, BackendError>),
    /// The applicant cancelled the submission during a wait.
    Cancelled,
}

/// The machine that carries one decision to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    state: SubmissionState,
    /// The number of the attempt that is under way or comes next, from 1.
    attempt: u32,
    may_have_arrived: bool,
    /// True once the session has answered: the next step is then `Send`.
    session_answered: bool,
    last_error: Option<BackendError>,
}

impl Machine {
    /// Starts with a new decision, or continues an earlier one. The first step is [`Step::AskSession`].
    pub fn start(decision: &Decision) -> (Self, Step) {
        let mut machine = Self {
            state: SubmissionState::Idle,
            attempt: 1,
            may_have_arrived: decision.may_have_arrived,
            session_answered: false,
            last_error: None,
        };
        if decision.may_have_arrived {
            // Reading comes before writing: the attempts may already tell the outcome.
            machine.state = SubmissionState::FindingOut;
            return (machine, Step::FindOut);
        }
        let step = machine.send();
        (machine, step)
    }

    /// The state of a submission, for the applicant.
    pub fn state(&self) -> &SubmissionState {
        &self.state
    }

    /// Returns true if an attempt with an unknown outcome may have arrived.
    pub fn may_have_arrived(&self) -> bool {
        self.may_have_arrived
    }

    /// Returns the step that follows `event`. `random` is in [0, 1).
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
                    // A conflict means that the same key is at work, or that the order is in review already. The other
                    // two are no usable answers. In each case the list of attempts tells more than another attempt
                    // would.
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
            Event::WaitOver => self.send(),
            Event::FoundOut(Ok(None)) => {
                // A decision that was taken up again has no error yet, and goes on under the same key.
                let Some(error) = self.last_error.take() else { return self.send() };
                if !matches!(error, BackendError::Conflict(_)) {
                    return self.end(SubmissionState::Unknown { error });
                }
                // The same key is at work, and the submission is not in the list yet.
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

    /// After an attempt without an answer: plans the next attempt, or ends.
    fn without_answer(&mut self, error: BackendError, random: f64) -> Step {
        if let Some(wait) = retry::SUBMISSION.wait_ms(self.attempt, &error, random) {
            return self.wait(wait, error);
        }
        match error {
            BackendError::SignedOut(_) => self.end(SubmissionState::SignedOut { error }),
            // No attempt is left, and one may have arrived: the list of attempts shows the outcome.
            _ if retry::is_retryable(&error) && self.may_have_arrived => self.find_out(error),
            _ if retry::is_retryable(&error) || !is_answer(&error) => self.give_up(error),
            _ => self.end(SubmissionState::Refused { error }),
        }
    }

    /// Starts the next attempt.
    fn send(&mut self) -> Step {
        self.state = SubmissionState::Sending { attempt: self.attempt, may_have_arrived: self.may_have_arrived };
        if self.session_answered { Step::Send } else { Step::AskSession }
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

/// Returns the newest attempt, unless the CA refused it or the applicant withdrew it. The backend lists the newest
/// attempt first.
pub fn in_review(attempts: &[Attempt]) -> Option<&Attempt> {
    attempts
        .first()
        .filter(|attempt| !matches!(attempt.outcome, AttemptOutcome::CheckedFail | AttemptOutcome::Withdrawn))
}

/// Returns true if the error is an answer of the backend.
fn is_answer(error: &BackendError) -> bool {
    error.problem().is_some()
}

/// Returns true for a 422 that refuses a key because it was used with another application (Idempotency-Key draft,
/// section 2.7). The contract does not fix the `type` of this problem. So each `code` of its `errors` must name the
/// key; without `errors`, the `type`, the title or the detail must name it.
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
