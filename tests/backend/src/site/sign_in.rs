//! A minimal sign-in: one customer, one button. A real backend has its own.

use std::sync::atomic::Ordering;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::api::session_begin;
use crate::problem::Problem;
use crate::state::App;
use crate::{frame, html};

/// The sign-in page, and the call of its button.
pub(crate) fn router() -> Router<App> {
    Router::new().route("/sign-in", get(show).post(sign_in))
}

async fn show() -> Response {
    let body = "<article><p>You are signed out. Your saved answers are kept.</p>\
                <form method='post' action='/sign-in'><button>Sign in as Lin Wei</button></form></article>";
    html::page(StatusCode::OK, "Sign in", false, body)
}

async fn sign_in(State(app): State<App>) -> Response {
    match session_begin(&app) {
        Ok((_, set_cookie)) => {
            app.signed_out.store(false, Ordering::Release);
            let body = "<article><p>You are signed in as Lin Wei. Close this page and go on where you were, or \
                        <a href='/'>go to your certificates</a>.</p></article>";
            let mut response = html::page(StatusCode::OK, "Signed in", false, body);
            frame::insert(response.headers_mut(), header::SET_COOKIE, &set_cookie);
            response
        }
        Err(problem) => Problem::into_response(problem),
    }
}
