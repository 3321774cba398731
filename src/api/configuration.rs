//! The address of the backend. It is read once from `config.json`, whose address is checked. The other members are kept as text:
//! the first call does not need them, and a later part of the program checks them (`site`).

use gloo_net::http::Method;
use serde::Deserialize;
use web_sys::Url;

use super::request::Request;
use super::transport::send;
use super::{BackendError, Cancel, ConfigurationProblem};
use crate::contract;
use crate::shell;

/// The member of `config.json` that the first call needs.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Configuration {
    /// The base address of the calls, absolute or relative to the page's base.
    #[serde(default)]
    api_base: Option<String>,
}

/// The base address of the calls if `config.json` does not set it.
const DEFAULT_BASE: &str = "/api/v1";

/// Other origins than the page's own are accepted only if this element of `index.html` names them, separated by spaces.
/// `index.html` cannot be changed without the rest of the release. The `connect-src` of its policy must name them too.
const ALLOWED_ORIGINS: &str = "meta[name=signet-api-origins]";

/// An answer for `config.json`.
pub(super) struct Loaded {
    /// The base address of the calls, without a slash at its end.
    pub(super) base: Result<String, ConfigurationProblem>,
    /// The text of the file, or an empty text if it cannot be used.
    pub(super) text: String,
}

/// Fetches `config.json`. An error means that there was no answer.
pub(super) async fn load() -> Result<Loaded, BackendError> {
    let document_base = document_base();
    let unreadable = || Loaded { base: Err(ConfigurationProblem::Unreadable), text: String::new() };
    let Ok(url) = Url::new_with_base("config.json", &document_base) else {
        return Ok(unreadable());
    };
    let request = Request { method: &Method::GET, url: &url.href(), credentials: false, headers: &[] };
    let answer = send(request, None, &Cancel::new()).await?;
    if answer.status >= 500 {
        return Err(BackendError::Unreachable);
    }
    let configuration = (answer.status == 200 && !answer.is("text/html"))
        .then(|| contract::read::<Configuration>(answer.text()).ok())
        .flatten();
    let Some(Configuration { api_base }) = configuration else { return Ok(unreadable()) };
    let base = check(api_base.as_deref().unwrap_or(DEFAULT_BASE), &document_base);
    Ok(Loaded { base, text: answer.text().to_owned() })
}

/// The base address of the app's files, whichever route the page was opened at.
pub(super) fn document_base() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    origin + &shell::base()
}

fn check(address: &str, document_base: &str) -> Result<String, ConfigurationProblem> {
    let url = Url::new_with_base(address, document_base).map_err(|_| ConfigurationProblem::NotAnAddress)?;
    let decorated = [url.username(), url.password(), url.search(), url.hash()].iter().any(|part| !part.is_empty());
    if !is_http(&url) || decorated {
        return Err(ConfigurationProblem::NotAnAddress);
    }
    let origin = url.origin();
    let own = Url::new(document_base).is_ok_and(|own| own.origin() == origin);
    if !own && !allowed_origins().split_ascii_whitespace().any(|allowed| allowed == origin) {
        return Err(ConfigurationProblem::ForeignOrigin);
    }
    Ok(url.href().trim_end_matches('/').to_owned())
}

fn allowed_origins() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.query_selector(ALLOWED_ORIGINS).ok().flatten())
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

fn is_http(url: &Url) -> bool {
    matches!(url.protocol().as_str(), "http:" | "https:")
}

/// The absolute address if it is http(s), so that a link can have it. Never `javascript:`.
pub fn safe_link(address: &str) -> Option<String> {
    Url::new_with_base(address, &document_base()).ok().filter(is_http).map(|url| url.href())
}
