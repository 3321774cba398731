//! A session of one test user. A real adapter asks the operator's own sign-in here.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use signet::contract::{Session, User};
use uuid::Uuid;

use crate::App;
use crate::answer::{Problem, json, text};

const COOKIE: &str = "adapter_session";

/// Proof that the call comes from the app's page of a signed-in user.
pub(crate) struct Signed;

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let csrf = known(app, &parts.headers).ok_or_else(Problem::signed_out)?;
        if parts.method.is_safe() || text(&parts.headers, "x-csrf-token") == Some(&csrf) {
            return Ok(Self);
        }
        Err(Problem::new(403, "The X-CSRF-Token is missing or of another session"))
    }
}

/// The CSRF token of the session in the cookie.
fn known(app: &App, headers: &HeaderMap) -> Option<String> {
    let line = text(headers, "cookie")?;
    let token = line.split(';').find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))?;
    app.store.lock().sessions.get(token).cloned()
}

/// `GET /session`: every first visitor is the test user.
pub(crate) async fn show(State(app): State<App>, headers: HeaderMap) -> Response {
    let user = User { name: "Test User".to_owned(), email: "test.user@example.com".to_owned() };
    if let Some(csrf_token) = known(&app, &headers) {
        return json(StatusCode::OK, &Session { user, csrf_token });
    }
    let (token, csrf_token) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    app.store.lock().sessions.insert(token.clone(), csrf_token.clone());
    let mut answer = json(StatusCode::OK, &Session { user, csrf_token });
    // A session over HTTPS needs `Secure` too, and `SameSite=None` where the app has another site.
    if let Ok(cookie) = HeaderValue::from_str(&format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax")) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    answer
}
