//! A call of the contract, and the request that is sent for it.

use gloo_net::http::Method;
use js_sys::encode_uri_component;
use serde::Serialize;

use super::BackendError;
use super::upload::Upload;

/// One call as the contract has it.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    /// Below the base, with its leading slash; made by [`path`].
    pub(super) path: &'a str,
    /// Headers beyond those that every call carries.
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) body: Body<'a>,
}

/// The body of a call.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Nothing,
    Json(&'a str),
    Photo(Upload<'a>),
}

impl<'a> Call<'a> {
    /// A call in the name of the user, with no body and no headers but the usual ones.
    pub(super) fn new(method: Method, path: &'a str) -> Self {
        Self { method, path, headers: &[], body: Body::Nothing }
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
    /// Whether cookies go along to another origin.
    pub(super) credentials: bool,
    /// Names and values.
    pub(super) headers: &'a [(&'a str, &'a str)],
}

/// A path out of its parts, each one escaped. An id that would climb out of its place (`..`) is escaped into one that does
/// not exist.
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

/// A value as a JSON body.
pub(super) fn body<T: Serialize>(value: &T) -> Result<String, BackendError> {
    serde_json::to_string(value).map_err(|_| BackendError::Contract { request_id: None, member: None })
}
