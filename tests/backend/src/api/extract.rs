//! The parts that handlers take from a request: the session, preconditions, and bodies of limited size.

use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};

use crate::database::sessions;
use crate::problem::Problem;
use crate::state::App;
use crate::wrong::Wrong;

/// The cookie that carries the session.
pub(crate) const COOKIE: &str = "signet_session";
/// The header that proves that an unsafe request comes from the app's page.
pub(crate) const CSRF: HeaderName = HeaderName::from_static("x-csrf-token");

/// Proof that the request comes from a signed-in page.
#[derive(Debug, Clone)]
pub(crate) struct Signed;

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = match cookie(&parts.headers) {
            None if app.is_wrong(Wrong::OpenOrders) && parts.method.is_safe() => return Ok(Self),
            token => token.ok_or_else(|| signed_out(&parts.headers))?,
        };
        let session = app.transact(|transaction| sessions::find(transaction, &token))?;
        if session.is_none() && app.is_wrong(Wrong::AnyCookie) && parts.method.is_safe() {
            return Ok(Self);
        }
        let session = session.ok_or_else(|| signed_out(&parts.headers))?;
        if parts.method.is_safe() {
            return Ok(Self);
        }
        match text(&parts.headers, &CSRF) {
            Some(sent) if sent == session.csrf_token => Ok(Self),
            None if app.is_wrong(Wrong::CsrfOptional) => Ok(Self),
            Some(_) if app.is_wrong(Wrong::CsrfAny) => Ok(Self),
            _ => Err(Problem::new(StatusCode::FORBIDDEN, "csrf", "The X-CSRF-Token is missing or of another session")),
        }
    }
}

/// A problem with status 401 and the address of the sign-in page: absolute for a page of another origin, otherwise a
/// path.
pub(crate) fn signed_out(headers: &HeaderMap) -> Problem {
    let host = text(headers, &header::HOST).unwrap_or_default();
    let elsewhere = text(headers, &header::ORIGIN).is_some_and(|origin| origin.split("//").nth(1) != Some(host));
    let base = if elsewhere { format!("http://{host}") } else { String::new() };
    Problem::signed_out(&format!("{base}/sign-in"))
}

/// The session cookie's value.
pub(crate) fn cookie(headers: &HeaderMap) -> Option<String> {
    headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok()).find_map(|line| {
        line.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('=').map(str::to_owned))
    })
}

/// A header as text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Returns true if a list of entity tags contains this tag (RFC 9110 13.1). `weakly` ignores the `W/` of both.
pub(crate) fn has_tag(list: &str, etag: &str, weakly: bool) -> bool {
    list.split(',').map(str::trim).any(|tag| {
        tag == "*" || tag == etag || (weakly && tag.trim_start_matches("W/") == etag.trim_start_matches("W/"))
    })
}

/// Returns the body if it has at most `limit` bytes, and `None` if it is larger. `frame` has already read it.
pub(crate) async fn bounded(body: Body, limit: usize) -> Result<Option<Bytes>, Problem> {
    let bytes = axum::body::to_bytes(body, usize::MAX).await;
    let bytes = bytes.map_err(|_| Problem::bad_request("The body ended early."))?;
    Ok((bytes.len() <= limit).then_some(bytes))
}
