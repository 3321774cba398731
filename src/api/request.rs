//! A call of the contract, and the request that is sent for it.

use gloo_net::http::Method;
use js_sys::encode_uri_component;
use serde::Serialize;

use super::BackendError;
use super::upload::Upload;

/// One call of the contract.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    /// The path below the base, with its leading slash. [`path`] makes it.
    pub(super) path: &'a str,
    /// The headers that not every call has.
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) body: Body<'a>,
    /// False for a call of a phone, which has no session.
    pub(super) session: bool,
}

/// The body of a call.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Nothing,
    Json(&'a str),
    Photo(Upload<'a>),
}

impl<'a> Call<'a> {
    /// Makes a call with the user's session, without a body and without further headers.
    pub(super) fn new(method: Method, path: &'a str) -> Self {
        Self { method, path, headers: &[], body: Body::Nothing, session: true }
    }

    pub(super) fn is_safe(&self) -> bool {
        self.method == Method::GET
    }
}

/// A request without its body.
#[derive(Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) method: &'a Method,
    pub(super) url: &'a str,
    /// True if cookies are sent to other origins too.
    pub(super) credentials: bool,
    /// The names and values of the headers.
    pub(super) headers: &'a [(&'a str, &'a str)],
}

/// Joins escaped parts to a path. A part of only dots (`..`) could climb out of its place, so it becomes an id that
/// does not exist.
pub(super) fn path(parts: &[&str]) -> String {
    let mut path = String::new();
    for part in parts {
        path.push('/');
        if part.bytes().all(|byte| byte == b'.') {
            path.push_str("%00");
        } else {
            path.push_str(&String::from(encode_uri_component(part)));
        }
    }
    path
}

/// Writes a value as a JSON body.
pub(super) fn body<T: Serialize>(value: &T) -> Result<String, BackendError> {
    serde_json::to_string(value).map_err(|_| BackendError::Contract { request_id: None, member: None })
}
