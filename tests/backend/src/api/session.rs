//! `GET /session`: the session of the signed-in user.

use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use signet::contract::{ProblemDetails, Session, User};

use super::extract::{COOKIE, cookie, signed_out};
use crate::database::sessions;
use crate::problem::Problem;
use crate::state::App;
use crate::{frame, random};

/// The session of the signed-in user
#[utoipa::path(get, operation_id = "getSession", path = "/session", responses(
    (status = 200, body = Session),
    (status = 401, body = ProblemDetails, description = "Nobody is; `signInUrl` says where to sign in",
     content_type = "application/problem+json"),
))]
pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let known = match cookie(&headers) {
        Some(token) => app.transact(|transaction| sessions::find(transaction, &token))?,
        None => None,
    };
    if let Some(session) = known {
        return Ok(frame::json(StatusCode::OK, &session));
    }
    // The reference backend has one customer, and every first visitor is that customer. After signing out, one has to
    // sign in.
    if app.signed_out.load(Ordering::Acquire) {
        return Err(signed_out(&headers));
    }
    let (session, set_cookie) = begin(&app)?;
    let mut response = frame::json(StatusCode::OK, &session);
    frame::insert(response.headers_mut(), header::SET_COOKIE, &set_cookie);
    Ok(response)
}

/// Starts a session of the one customer. Returns the session and its cookie.
pub(crate) fn begin(app: &App) -> Result<(Session, String), Problem> {
    let token = random::token();
    let user = User { name: "Lin Wei".to_owned(), email: "lin.wei@harbour-tea.example.com".to_owned() };
    let session = Session { user, csrf_token: random::token() };
    app.transact(|transaction| sessions::insert(transaction, &token, &session, app.now()))?;
    // There is no `Secure`: the reference backend uses plain HTTP on loopback, where some browsers would drop such a
    // cookie.
    let set_cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax");
    Ok((session, set_cookie))
}
