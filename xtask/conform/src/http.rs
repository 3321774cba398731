//! Calls as the app makes them, and their answers with what the checks ask about them.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use signet::contract::{self, WrongMember};
use ureq::http::{HeaderMap, Request};

use crate::check::{Miss, Outcome, got, hold};

/// The most bytes of an answer that are read.
const ANSWER_BYTES: u64 = 64 << 20;

/// Who makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// The signed-in user, from the app's page.
    User,
    /// The signed-in user's browser, from a page that does not know the CSRF token.
    Tokenless,
    /// The signed-in user's browser, with a CSRF token that is made up.
    WrongToken,
    /// Somebody with a session cookie that is made up.
    Stranger,
    /// Somebody without a session, like a phone with a one-time link.
    Nobody,
}

/// A call that is not sent yet.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    /// The path below the base address.
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) who: Who,
}

impl Call {
    pub(crate) fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), headers: Vec::new(), body: None, who: Who::User }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new("GET", path)
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn body(mut self, media_type: &str, body: Vec<u8>) -> Self {
        self.body = Some(body);
        self.header("content-type", media_type)
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string().into_bytes())
    }

    pub(crate) fn by(mut self, who: Who) -> Self {
        self.who = who;
        self
    }
}

/// An answer, with the call that it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, or none if it is missing or no text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().filter(|value| !value.is_empty())
    }

    /// The media type in lower case, without its parameters.
    pub(crate) fn media_type(&self) -> String {
        self.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_lowercase()
    }

    /// The body as JSON, or null.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Passes if the status is this one.
    pub(crate) fn is(&self, status: u16) -> Outcome<&Self> {
        if self.status == status { Ok(self) } else { got(self.describe()) }
    }

    /// Passes if the status is one of these.
    pub(crate) fn is_one_of(&self, statuses: &[u16]) -> Outcome<&Self> {
        if statuses.contains(&self.status) { Ok(self) } else { got(self.describe()) }
    }

    /// Passes if the backend refused the call as one that is wrong, and not because it failed.
    pub(crate) fn is_refused(&self) -> Outcome {
        hold((400..500).contains(&self.status), || self.describe())
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Reads the body as the app does.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Outcome<T> {
        let text = std::str::from_utf8(&self.body).map_err(|_| Miss::Got(format!("{}, not UTF-8", self.describe())))?;
        contract::read(text).map_err(|WrongMember(member)| {
            let place = if member.is_empty() { "the whole body".to_owned() } else { member };
            Miss::Got(format!("{}: {place} is missing or of a wrong type", self.describe()))
        })
    }

    /// The entity tag, strong as conditions need it: a proxy that compresses may have marked it as weak.
    pub(crate) fn etag(&self) -> Option<String> {
        self.header("etag").map(|tag| tag.trim_start_matches("W/").to_owned())
    }

    /// Describes the answer in a few words.
    pub(crate) fn describe(&self) -> String {
        let value = self.value();
        let words = value["title"].as_str().or(value["detail"].as_str()).map(|title| format!(" “{title}”"));
        let media_type = self.media_type();
        let kind = if media_type.is_empty() { String::new() } else { format!(" {media_type}") };
        format!("{}{kind}{} to {} {}", self.status, words.unwrap_or_default(), self.method, self.path)
    }
}

/// The connection to the backend.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    agent: ureq::Agent,
    base: String,
    origin: Option<String>,
    pub(crate) cookie: String,
    pub(crate) csrf: String,
}

impl Http {
    pub(crate) fn new(base: &str, origin: Option<&str>, timeout: u64) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(timeout)))
            // The system's certificates: a backend that is being built often has one of a private CA.
            .tls_config(ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build())
            .build();
        Self {
            agent: config.into(),
            base: base.trim_end_matches('/').to_owned(),
            origin: origin.map(|origin| origin.trim_end_matches('/').to_owned()),
            cookie: String::new(),
            csrf: String::new(),
        }
    }

    /// Sends a call. An error is a sentence about the connection.
    pub(crate) fn send(&self, call: &Call) -> Result<Answer, String> {
        let mut request = Request::builder().method(call.method).uri(format!("{}{}", self.base, call.path));
        request = request.header("accept", "application/json, application/problem+json");
        for (name, value) in self.credentials(call).iter().chain(&call.headers) {
            request = request.header(*name, value);
        }
        let lost = |error: &dyn std::fmt::Display| format!("no answer to {} {}: {error}", call.method, call.path);
        let sent = match &call.body {
            Some(body) => request.body(body.as_slice()).map_err(|error| lost(&error)).map(|it| self.agent.run(it)),
            None => request.body(()).map_err(|error| lost(&error)).map(|it| self.agent.run(it)),
        };
        let mut response = sent?.map_err(|error| lost(&error))?;
        let body = response.body_mut().with_config().limit(ANSWER_BYTES).read_to_vec().map_err(|error| lost(&error))?;
        Ok(Answer {
            method: call.method,
            path: call.path.clone(),
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body,
        })
    }

    /// The headers that a browser and the app add by themselves.
    fn credentials(&self, call: &Call) -> Vec<(&'static str, String)> {
        let mut headers = Vec::new();
        let given = call.headers.iter().any(|(name, _)| *name == "origin");
        if let Some(origin) = self.origin.as_ref().filter(|_| !given) {
            headers.push(("origin", origin.clone()));
        }
        match call.who {
            Who::Nobody => {}
            Who::Stranger => headers.push(("cookie", made_up(&self.cookie))),
            Who::User | Who::Tokenless | Who::WrongToken if self.cookie.is_empty() => {}
            Who::User | Who::Tokenless | Who::WrongToken => headers.push(("cookie", self.cookie.clone())),
        }
        let unsafe_method = !matches!(call.method, "GET" | "OPTIONS");
        match call.who {
            Who::User if unsafe_method && !self.csrf.is_empty() => headers.push(("x-csrf-token", self.csrf.clone())),
            Who::WrongToken => headers.push(("x-csrf-token", "made-up-by-conform".to_owned())),
            _ => {}
        }
        headers
    }
}

/// The same cookies with values that no backend has given.
fn made_up(cookie: &str) -> String {
    let names =
        cookie.split(';').filter_map(|pair| pair.split('=').next()).map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| format!("{name}=made-up-by-conform")).collect::<Vec<_>>().join("; ")
}
