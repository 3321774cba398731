//! Asks the DNS service of the site (RFC 8484). It is no backend: it gets no session and no token, and its answers are bytes that
//! `rules::dns` reads.

use gloo_net::http::Method;

use super::request::Request;
use super::transport::send;
use super::{BackendError, Cancel};

/// The media type of questions and answers.
const MEDIA_TYPE: &str = "application/dns-message";

/// Fetches an answer. `address` has the question. A cross-origin request has only headers that need no preflight.
pub async fn dns_answer(address: &str) -> Result<Vec<u8>, BackendError> {
    let headers = [("Accept", MEDIA_TYPE)];
    let request = Request { method: &Method::GET, url: address, credentials: false, headers: &headers };
    let answer = send(request, None, &Cancel::new()).await?;
    if answer.status == 200 && answer.is(MEDIA_TYPE) {
        Ok(answer.body().to_vec())
    } else {
        Err(BackendError::NotOurBackend)
    }
}
