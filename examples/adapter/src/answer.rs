//! The form of answers: JSON, and errors as problems of RFC 9457.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use signet::contract::{FieldError, ProblemDetails};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// An error answer.
#[derive(Debug)]
pub(crate) struct Problem(Box<ProblemDetails>);

impl Problem {
    pub(crate) fn new(status: u16, title: &str) -> Self {
        let details = ProblemDetails {
            r#type: "about:blank".to_owned(),
            title: title.to_owned(),
            status,
            ..ProblemDetails::default()
        };
        Self(Box::new(details))
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(404, "Not found").detail(&format!("There is no {what} here."))
    }

    /// The order is in a state in which nothing can be changed.
    pub(crate) fn locked() -> Self {
        Self::new(409, "The application cannot be changed now")
    }

    pub(crate) fn signed_out() -> Self {
        let mut problem = Self::new(401, "Nobody is signed in");
        problem.0.sign_in_url = Some("/sign-in".to_owned());
        problem
    }

    pub(crate) fn detail(mut self, detail: &str) -> Self {
        self.0.detail = Some(detail.to_owned());
        self
    }

    pub(crate) fn errors(mut self, errors: Vec<FieldError>) -> Self {
        self.0.errors = errors;
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = json(status, &self.0);
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        answer
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Response {
    let body = serde_json::to_vec(value).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The answer with an entity tag.
pub(crate) fn tagged(mut answer: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(etag) {
        answer.headers_mut().insert(header::ETAG, value);
    }
    answer
}

/// A header as text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// A moment in the form of the contract.
pub(crate) fn rfc3339(moment: OffsetDateTime) -> String {
    moment.replace_nanosecond(0).unwrap_or(moment).format(&Rfc3339).unwrap_or_default()
}

/// Now, in the form of the contract.
pub(crate) fn now() -> String {
    rfc3339(OffsetDateTime::now_utc())
}
