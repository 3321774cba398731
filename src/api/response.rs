//! An answer of the backend: its headers, its body as a type of the contract, and the error that it represents.

use gloo_net::http::Headers;
use serde::de::DeserializeOwned;

use super::configuration::safe_link;
use super::{BackendError, ETag};
use crate::contract::{self, ProblemDetails, WrongMember};
use crate::exchange::retry;

/// An answer with any status.
pub(super) struct RawResponse {
    pub(super) status: u16,
    headers: Headers,
    body: Vec<u8>,
}

impl RawResponse {
    pub(super) fn new(status: u16, headers: Headers, body: Vec<u8>) -> Self {
        Self { status, headers, body }
    }

    /// The value of a header; `None` if it is missing, or if CORS does not expose it.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    /// Returns true if the media type starts with `media_type`, in upper or lower case.
    pub(super) fn is(&self, media_type: &str) -> bool {
        let found = self.header("content-type").unwrap_or_default();
        found.get(..media_type.len()).is_some_and(|start| start.eq_ignore_ascii_case(media_type))
    }

    /// The `ETag`. A proxy that compresses may have marked it as weak. A precondition needs a strong one, so the mark
    /// is removed.
    pub(super) fn etag(&self) -> Result<ETag, BackendError> {
        let value = self.header("etag").ok_or_else(|| self.contract_error())?;
        Ok(ETag::new(value.trim_start_matches("W/")))
    }

    /// The seconds that the backend asks to wait, clamped.
    pub(super) fn retry_after(&self) -> Option<u32> {
        retry::retry_after(&self.header("retry-after")?, self.header("date").as_deref())
    }

    /// The body as received.
    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text; empty if it is not UTF-8.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// Reads the body as a type of the contract.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, BackendError> {
        contract::read(self.text()).map_err(|member| self.wrong_member(member))
    }

    /// The error for an answer that breaks the contract.
    pub(super) fn contract_error(&self) -> BackendError {
        BackendError::Contract { request_id: self.request_id(), member: None }
    }

    /// The error for an answer with a wrong member. The console gets the member's name, but never its value.
    pub(super) fn wrong_member(&self, WrongMember(member): WrongMember) -> BackendError {
        let request_id = self.request_id();
        let id = request_id.as_deref().unwrap_or_default();
        web_sys::console::warn_3(&"not as agreed:".into(), &member.as_str().into(), &id.into());
        BackendError::Contract { request_id, member: Some(member).filter(|member| !member.is_empty()) }
    }

    /// Returns a success (2xx and 304), or the error that the status represents.
    pub(super) fn sorted(self) -> Result<Self, BackendError> {
        let html = self.is("text/html");
        match self.status {
            304 => Ok(self),
            200..300 if !html => Ok(self),
            // A captive portal answers with 511 (RFC 6585), or with an HTML page.
            200..300 | 511 => Err(BackendError::NotOurBackend),
            // All errors of the backend are JSON, so an HTML page for a 404 comes from another server.
            404 if html => Err(BackendError::NotOurBackend),
            status => {
                let mut problem: ProblemDetails = contract::read(self.text()).unwrap_or_default();
                problem.request_id = self.request_id().or(problem.request_id);
                problem.sign_in_url = problem.sign_in_url.as_deref().and_then(safe_link);
                Err(BackendError::of_status(status, problem, self.retry_after()))
            }
        }
    }

    fn request_id(&self) -> Option<String> {
        self.header("x-request-id")
    }
}
