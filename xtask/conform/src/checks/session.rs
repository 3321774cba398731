//! The session: who is signed in, and what is answered to everybody else.

use signet::contract::Session;

use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::{Call, Who};

const SESSION: &str = "GET /session";
const SIGNED_OUT: &str = "The session";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("session.answer", SESSION, "200 {user: {name, email}, csrfToken}", answer),
    Check::required("session.signed-out", SIGNED_OUT, "401 without a session", signed_out),
    Check::required("session.stranger", SIGNED_OUT, "401 with a session cookie that is made up", stranger),
    Check::required(
        "session.sign-in-url",
        SIGNED_OUT,
        "signInUrl in the problem of a 401: a path or an http address",
        sign_in,
    ),
];

fn answer(bench: &mut Bench<'_>) -> Outcome {
    let answer = bench.get("/session")?;
    // A backend may sign a first visitor in by itself. The browser then keeps its cookies.
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
    let cookies: Vec<&str> = cookies.filter_map(|line| line.split(';').next()).collect();
    if !cookies.is_empty() && bench.options.cookie.is_none() {
        bench.http.cookie = cookies.join("; ");
    }
    let session: Session = answer.is(200)?.read()?;
    hold(!session.csrf_token.is_empty(), || "csrfToken is empty".to_owned())?;
    bench.http.csrf = session.csrf_token;
    Ok(())
}

fn signed_out(bench: &mut Bench<'_>) -> Outcome {
    bench.send(&Call::get("/orders").by(Who::Nobody))?.is(401)?;
    Ok(())
}

fn stranger(bench: &mut Bench<'_>) -> Outcome {
    if bench.http.cookie.is_empty() {
        return skip("there is no session cookie to imitate");
    }
    bench.send(&Call::get("/orders").by(Who::Stranger))?.is(401)?;
    Ok(())
}

fn sign_in(bench: &mut Bench<'_>) -> Outcome {
    // The app takes the address from GET /session. A backend that signs visitors in by itself never refuses that call.
    let session = bench.send(&Call::get("/session").by(Who::Nobody))?;
    let refused = if session.status == 401 { session } else { bench.send(&Call::get("/orders").by(Who::Nobody))? };
    if refused.status != 401 {
        return skip("session.signed-out did not pass");
    }
    match refused.value()["signInUrl"].as_str() {
        Some(url) if url.starts_with('/') || url.starts_with("http://") || url.starts_with("https://") => Ok(()),
        Some(url) => got(format!("signInUrl {url}")),
        None => got(format!("no signInUrl: {}", refused.describe())),
    }
}
