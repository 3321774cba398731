//! What can go wrong between the page and the backend: data for `text`, never a sentence. Pure, so that tables can test it.

use crate::contract::ProblemDetails;

/// A call that did not bring what was asked for. The variants that answer carry the backend's own words and its request id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackendError {
    /// The browser knows of no network; nothing was sent.
    Offline,
    /// No answer, or half of one: DNS, TLS, CORS, a reset. The browser does not tell which, nor whether the backend
    /// received the request.
    Unreachable,
    /// No byte moved for too long; whether the backend received the request is not known.
    TimedOut,
    /// The applicant, or the page that closed, stopped it.
    Cancelled,
    /// HTML in place of an answer: a captive portal or a proxy stands between.
    NotOurBackend,
    /// `config.json` does not say where the backend is.
    Configuration(ConfigurationProblem),
    /// 401. The problem's `sign_in_url` has been checked to be http(s).
    SignedOut(Box<ProblemDetails>),
    /// 403, with a fresh CSRF token too.
    Forbidden(Box<ProblemDetails>),
    /// 404.
    NotFound(Box<ProblemDetails>),
    /// 409: the order is not in a state for this, or the same submission is under way.
    Conflict(Box<ProblemDetails>),
    /// 410: a one-time link was used or has expired.
    Gone(Box<ProblemDetails>),
    /// 412: what we hold is not the newest; it was changed elsewhere.
    PreconditionFailed(Box<ProblemDetails>),
    /// 413.
    TooLarge(Box<ProblemDetails>),
    /// 415.
    UnsupportedMedia(Box<ProblemDetails>),
    /// 400, 422 and any other 4xx: what was sent is not acceptable; `errors` points at fields.
    Rejected(Box<ProblemDetails>),
    /// 429.
    TooMany {
        /// Seconds to wait, clamped, when the backend says so.
        retry_after: Option<u32>,
        /// The backend's words.
        problem: Box<ProblemDetails>,
    },
    /// 5xx; whether the work was done is not known.
    Unavailable {
        /// Seconds to wait, clamped, when the backend says so.
        retry_after: Option<u32>,
        /// The backend's words.
        problem: Box<ProblemDetails>,
    },
    /// An answer that breaks the contract.
    Contract {
        /// The request's id, which support asks for.
        request_id: Option<String>,
        /// The member that is not as agreed, when the answer is not what it should be in one.
        member: Option<String>,
    },
}

/// Why `config.json` is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigurationProblem {
    /// There is no such file, or it is not JSON of the expected shape.
    Unreadable,
    /// The address is no http(s) URL, or one with a user name, a query or a fragment.
    NotAnAddress,
    /// The address is of another origin that `index.html` does not name.
    ForeignOrigin,
}

impl BackendError {
    /// The error that an answer of this HTTP status means. `problem` is what the body said, empty when it said nothing;
    /// `retry_after` in seconds.
    pub fn of_status(status: u16, mut problem: ProblemDetails, retry_after: Option<u32>) -> Self {
        problem.status = status;
        let problem = Box::new(problem);
        match status {
            401 => Self::SignedOut(problem),
            403 => Self::Forbidden(problem),
            404 => Self::NotFound(problem),
            409 => Self::Conflict(problem),
            410 => Self::Gone(problem),
            412 => Self::PreconditionFailed(problem),
            413 => Self::TooLarge(problem),
            415 => Self::UnsupportedMedia(problem),
            429 => Self::TooMany { retry_after, problem },
            // Too slow and too early say as little about the work as the server's own faults.
            408 | 425 | 500.. => Self::Unavailable { retry_after, problem },
            400..500 => Self::Rejected(problem),
            _ => Self::Contract { request_id: problem.request_id, member: None },
        }
    }

    /// The backend's own words: text to show attributed and clipped, never markup.
    pub fn problem(&self) -> Option<&ProblemDetails> {
        match self {
            Self::SignedOut(problem)
            | Self::Forbidden(problem)
            | Self::NotFound(problem)
            | Self::Conflict(problem)
            | Self::Gone(problem)
            | Self::PreconditionFailed(problem)
            | Self::TooLarge(problem)
            | Self::UnsupportedMedia(problem)
            | Self::Rejected(problem)
            | Self::TooMany { problem, .. }
            | Self::Unavailable { problem, .. } => Some(problem),
            _ => None,
        }
    }

    /// What the backend says of this error, for people: the problem's detail, else its title. `None` for an error that the
    /// sentence of this app describes in full.
    pub fn service_words(&self) -> Option<&str> {
        if matches!(self, Self::SignedOut(_)) {
            return None;
        }
        let problem = self.problem()?;
        let words = problem.detail.as_deref().unwrap_or(&problem.title);
        (!words.is_empty()).then_some(words)
    }

    /// The request's id, which support asks for.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Contract { request_id, .. } => request_id.as_deref(),
            _ => self.problem().and_then(|problem| problem.request_id.as_deref()),
        }
    }

    /// The path of the member that is not as agreed, like `orders[3].product.domainCount`.
    pub fn member(&self) -> Option<&str> {
        match self {
            Self::Contract { member, .. } => member.as_deref(),
            _ => None,
        }
    }

    /// Where to sign in, after a 401.
    pub fn sign_in_url(&self) -> Option<&str> {
        match self {
            Self::SignedOut(problem) => problem.sign_in_url.as_deref(),
            _ => None,
        }
    }

    /// The wait in seconds that the backend asked for, clamped.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { retry_after, .. } | Self::Unavailable { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether the backend may have done the work although it did not say so.
    pub fn leaves_outcome_unknown(&self) -> bool {
        match self {
            // A captive portal may have taken the request and not passed it on, but a proxy may also have replaced the answer.
            Self::Unreachable
            | Self::TimedOut
            | Self::Cancelled
            | Self::NotOurBackend
            | Self::Unavailable { .. }
            | Self::Contract { .. } => true,
            _ => false,
        }
    }
}
