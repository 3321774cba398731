//! Errors as answers of the server (RFC 9457).

use std::fmt;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use signet::contract::{FieldError, ProblemDetails};

/// An error answer. `frame` writes its body, because the request's id belongs in it.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    // It is boxed, because every fallible call returns one.
    details: Box<ProblemDetails>,
    headers: Vec<(HeaderName, String)>,
}

impl Problem {
    /// Makes a problem with the last part of its `type` and its title.
    pub(crate) fn new(status: StatusCode, kind: &str, title: &str) -> Self {
        let details = ProblemDetails {
            r#type: format!("urn:signet:problem:{kind}"),
            title: title.to_owned(),
            status: status.as_u16(),
            ..ProblemDetails::default()
        };
        Self { details: Box::new(details), headers: Vec::new() }
    }

    /// Adds a sentence about this occurrence.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.details.detail = Some(detail.into());
        self
    }

    /// Adds one entry for each error.
    pub(crate) fn errors(mut self, errors: Vec<FieldError>) -> Self {
        self.details.errors = errors;
        self
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The requested thing does not exist.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found").detail(format!("There is no {what} here."))
    }

    /// The request cannot be understood.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad-request", "The request cannot be understood").detail(detail)
    }

    /// Nobody is signed in.
    pub(crate) fn signed_out(sign_in_url: &str) -> Self {
        let mut problem = Self::new(StatusCode::UNAUTHORIZED, "signed-out", "Nobody is signed in");
        problem.details.sign_in_url = Some(sign_in_url.to_owned());
        problem
    }

    /// The order is in a state in which nothing can be changed.
    pub(crate) fn not_editable(status: &str) -> Self {
        Self::new(StatusCode::CONFLICT, "not-editable", "The application cannot be changed now")
            .detail(format!("The order is {status}."))
    }

    /// The server has failed.
    pub(crate) fn internal(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The server failed").detail(detail)
    }
}

/// The sentence for a full disk. It is both the answer and what the person who runs the server reads.
pub(crate) const DISK_FULL: &str =
    "The disk of the server is full, so nothing was saved. Free some space on it and try again.";

/// Returns true if a disk had no room for what was to be written.
pub(crate) fn is_disk_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        if is_disk_full(&error) {
            crate::complain(&DISK_FULL);
            return Self::new(StatusCode::INSUFFICIENT_STORAGE, "disk-full", "The disk is full").detail(DISK_FULL);
        }
        Self::internal(format!("database: {error}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.details.detail.as_deref().unwrap_or(&self.details.title))
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(format!("stored JSON: {error}"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response<Body> {
        let status = StatusCode::from_u16(self.details.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status;
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        write(&mut response, &self.details);
        response.extensions_mut().insert(*self.details);
        response
    }
}

/// Writes the details as the body of the answer.
pub(crate) fn write(response: &mut Response<Body>, details: &ProblemDetails) {
    let body = serde_json::to_vec(details).unwrap_or_default();
    *response.body_mut() = Body::from(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().remove(header::CONTENT_LENGTH);
}
