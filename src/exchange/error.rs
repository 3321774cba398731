//! Errors between the page and the backend. They are data; `text` has the sentences. Pure, so that tests on the host
//! can check tables of cases.

use crate::contract::ProblemDetails;

/// The error of a failed call. The variants for an HTTP status carry the backend's own words and the request id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackendError {
    /// No network, according to the browser. Nothing was sent.
    Offline,
    /// No complete answer, because of DNS, TLS, CORS or a reset. The browser does not reveal the cause, nor whether the
    /// backend received the request.
    Unreachable,
    /// A transfer without progress for too long. The backend may have received the request.
    TimedOut,
    /// A call that the applicant stopped, or that ended because its page was closed.
    Cancelled,
    /// HTML in place of an answer: it comes from a captive portal or a proxy.
    NotOurBackend,
    /// A `config.json` without a usable address of the backend.
    Configuration(ConfigurationProblem),
    /// 401. A `sign_in_url` in the problem is an http(s) address; the client has checked it.
    SignedOut(Box<ProblemDetails>),
    /// 403, even with a fresh CSRF token.
    Forbidden(Box<ProblemDetails>),
    /// 404.
    NotFound(Box<ProblemDetails>),
    /// 409: the order's state does not allow the call, or the same submission is under way.
    Conflict(Box<ProblemDetails>),
    /// 410: a one-time link was used or has expired.
    Gone(Box<ProblemDetails>),
    /// 412: the version here is not the newest, because the application was changed elsewhere.
    PreconditionFailed(Box<ProblemDetails>),
    /// 413.
    TooLarge(Box<ProblemDetails>),
    /// 415.
    UnsupportedMedia(Box<ProblemDetails>),
    /// 400, 422 and any other 4xx: the backend does not accept the content. `errors` points at fields.
    Rejected(Box<ProblemDetails>),
    /// 429.
    TooMany {
        /// The wait in seconds that the backend asks for, clamped. `None` if it asks for none.
        retry_after: Option<u32>,
        /// The problem document of the backend.
        problem: Box<ProblemDetails>,
    },
    /// 5xx, 408 and 425. The backend may have done the work.
    Unavailable {
        /// The wait in seconds that the backend asks for, clamped. `None` if it asks for none.
        retry_after: Option<u32>,
        /// The problem document of the backend.
        problem: Box<ProblemDetails>,
    },
    /// An answer that breaks the contract.
    Contract {
        /// The id of the request. Support asks for it.
        request_id: Option<String>,
        /// The path of the member that breaks the contract, if there is one such member.
        member: Option<String>,
    },
}

/// The reason why `config.json` cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigurationProblem {
    /// A missing file, or one that is not JSON of the expected shape.
    Unreadable,
    /// An address that is not an http(s) URL, or that has a user name, a query or a fragment.
    NotAnAddress,
    /// An address of another origin that `index.html` does not name.
    ForeignOrigin,
}

impl BackendError {
    /// Returns the error for an answer with this HTTP status. `problem` is the problem document of the body, or the
    /// default if the body holds none. `retry_after` is in seconds.
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
            // 408 (too slow) and 425 (too early) leave the outcome as open as an error of the server does.
            408 | 425 | 500.. => Self::Unavailable { retry_after, problem },
            400..500 => Self::Rejected(problem),
            _ => Self::Contract { request_id: problem.request_id, member: None },
        }
    }

    /// Returns the backend's own problem document. Pages show its words as text, attributed and clipped, never as
    /// markup.
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

    /// Returns the backend's words about this error, for people: the detail of the problem, else its title. Returns
    /// `None` where the app's own sentence describes the error in full.
    pub fn service_words(&self) -> Option<&str> {
        if matches!(self, Self::SignedOut(_)) {
            return None;
        }
        let problem = self.problem()?;
        let words = problem.detail.as_deref().unwrap_or(&problem.title);
        (!words.is_empty()).then_some(words)
    }

    /// The bytes that the backend takes, if it tells them in a 413.
    pub fn max_bytes(&self) -> Option<u64> {
        match self {
            Self::TooLarge(problem) => problem.errors.iter().find_map(|entry| entry.max),
            _ => None,
        }
    }

    /// The id of the request. Support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Contract { request_id, .. } => request_id.as_deref(),
            _ => self.problem().and_then(|problem| problem.request_id.as_deref()),
        }
    }

    /// Returns the path of the member that breaks the contract, such as `orders[3].product.domainCount`.
    pub fn member(&self) -> Option<&str> {
        match self {
            Self::Contract { member, .. } => member.as_deref(),
            _ => None,
        }
    }

    /// Returns the address of the sign-in page, after a 401.
    pub fn sign_in_url(&self) -> Option<&str> {
        match self {
            Self::SignedOut(problem) => problem.sign_in_url.as_deref(),
            _ => None,
        }
    }

    /// Returns the wait in seconds that the backend asked for, clamped.
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { retry_after, .. } | Self::Unavailable { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Returns true if the backend may have done the work although no answer confirms it.
    pub fn leaves_outcome_unknown(&self) -> bool {
        match self {
            // A captive portal may have kept the request from the backend. But a proxy may also have replaced the
            // backend's answer.
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
