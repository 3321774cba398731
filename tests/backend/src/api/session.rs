//! `GET /session`: who is signed in.

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

/// Who is signed in
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
    // Whoever comes to a reference backend for the first time is its one customer; after signing out one signs in.
    if app.signed_out.load(Ordering::Acquire) {
        return Err(signed_out(&headers));
    }
    let (session, set_cookie) = begin(&app)?;
    let mut response = frame::json(StatusCode::OK, &session);
    frame::insert(response.headers_mut(), header::SET_COOKIE, &set_cookie);
    Ok(response)
}

/// Begins a session of the one customer: the session and its cookie.
pub(crate) fn begin(app: &App) -> Result<(Session, String), Problem> {
    let token = random::token();
    let user = User { name: "Lin Wei".to_owned(), email: "lin.wei@harbour-tea.example.com".to_owned() };
    let session = Session { user, csrf_token: random::token() };
    app.transact(|transaction| sessions::insert(transaction, &token, &session, app.now()))?;
    // No `Secure`: the reference backend speaks plain HTTP on loopback, where some browsers would drop the cookie.
    let set_cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax");
    Ok((session, set_cookie))
}
