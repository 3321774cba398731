//! Asks the DNS service of the site (RFC 8484). It is no backend: it gets no token, and its answers are bytes that `rules::dns`
//! reads.

use gloo_net::http::Request;
use web_sys::{Headers, RequestCredentials, RequestInit};

use super::clock::within;
use super::transport::{patience_ms, read};
use super::{BackendError, Cancel};

/// The media type of questions and answers.
const MEDIA_TYPE: &str = "application/dns-message";

/// Fetches an answer. `address` has the question. A cross-origin request has only headers that need no preflight, and no cookies.
pub async fn dns_answer(address: &str) -> Result<Vec<u8>, BackendError> {
    let (cancel, patience) = (Cancel::new(), patience_ms(0));
    let request = request(address).ok_or(BackendError::Unreachable)?;
    let response = within(patience, request.send(), &cancel).await?.map_err(|_| BackendError::Unreachable)?;
    let is_ours = response.headers().get("content-type").is_some_and(|found| found.starts_with(MEDIA_TYPE));
    if response.status() == 200 && is_ours {
        read(&response, patience, &cancel).await
    } else {
        Err(BackendError::NotOurBackend)
    }
}

/// Makes the request. gloo's builder would add a `&` to the question, which not every service reads.
fn request(address: &str) -> Option<Request> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", MEDIA_TYPE).ok()?;
    let options = RequestInit::new();
    options.set_headers(&headers);
    options.set_credentials(RequestCredentials::SameOrigin);
    Some(web_sys::Request::new_with_str_and_init(address, &options).ok()?.into())
}
