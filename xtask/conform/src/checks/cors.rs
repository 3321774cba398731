//! Answers to the app's page where it is served from another origin (WHATWG Fetch, "CORS protocol").

use super::orders::NO_ORDER;
use crate::bench::Bench;
use crate::check::{Check, Outcome, hold, skip};
use crate::http::{Answer, Call, Who};

const CORS: &str = "Another origin";

/// An origin that no operator serves the app from.
const FOREIGN: &str = "https://not-the-app.example.net";
/// The headers that the app reads and that browsers hide unless they are exposed.
const READ: [&str; 4] = ["etag", "retry-after", "x-request-id", "date"];
/// The headers that the app sends and that browsers ask for before.
const SENT: [&str; 6] =
    ["content-type", "content-digest", "x-csrf-token", "if-match", "if-none-match", "idempotency-key"];

pub(crate) const CHECKS: &[Check] = &[
    Check::required("cors.origin", CORS, "Access-Control-Allow-Origin with the app's origin, not *", origin),
    Check::required("cors.credentials", CORS, "Access-Control-Allow-Credentials: true", credentials),
    Check::required("cors.errors", CORS, "the same headers with an error", errors),
    Check::required(
        "cors.exposed",
        CORS,
        "Access-Control-Expose-Headers with ETag, Retry-After, X-Request-Id and Date",
        exposed,
    ),
    Check::required("cors.preflight", CORS, "2xx with the app's origin to OPTIONS, without a session", preflight),
    Check::required("cors.methods", CORS, "Access-Control-Allow-Methods with PUT and DELETE", methods),
    Check::required("cors.headers", CORS, "Access-Control-Allow-Headers with every header that the app sends", headers),
    Check::required("cors.foreign", CORS, "no permission for an origin that is not the app's", foreign),
    Check::optional("cors.vary", CORS, "Vary: Origin", vary),
];

/// The origin of the app. Skips the check if it is the backend's.
fn app(bench: &Bench<'_>) -> Outcome<String> {
    match &bench.options.origin {
        Some(origin) => Ok(origin.trim_end_matches('/').to_owned()),
        None => skip("no --origin: the app is served from the backend's"),
    }
}

/// Returns true if a header that lists words contains this one.
fn lists(answer: &Answer, header: &str, word: &str) -> bool {
    let values = answer.headers.get_all(header).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|found| found.trim().eq_ignore_ascii_case(word))
}

fn shown(answer: &Answer, header: &str) -> String {
    format!("{header}: {}", answer.header(header).unwrap_or("none"))
}

fn lets_in(answer: &Answer, origin: &str) -> Outcome {
    let header = "access-control-allow-origin";
    hold(answer.header(header) == Some(origin), || shown(answer, header))
}

fn ask(bench: &mut Bench<'_>) -> Outcome<Answer> {
    app(bench)?;
    bench.get("/session")
}

fn origin(bench: &mut Bench<'_>) -> Outcome {
    let app = app(bench)?;
    lets_in(&ask(bench)?, &app)
}

fn credentials(bench: &mut Bench<'_>) -> Outcome {
    let answer = ask(bench)?;
    let header = "access-control-allow-credentials";
    hold(answer.header(header) == Some("true"), || shown(&answer, header))
}

fn errors(bench: &mut Bench<'_>) -> Outcome {
    let app = app(bench)?;
    bench.after("cors.origin")?;
    let answer = bench.get(format!("/orders/{NO_ORDER}"))?;
    lets_in(&answer, &app)
}

fn exposed(bench: &mut Bench<'_>) -> Outcome {
    let answer = ask(bench)?;
    let header = "access-control-expose-headers";
    hold(READ.iter().all(|word| lists(&answer, header, word)), || shown(&answer, header))
}

/// Asks as a browser does before a call that is not simple.
fn asked_before(bench: &mut Bench<'_>, method: &str) -> Outcome<Answer> {
    app(bench)?;
    let id = bench.any_order()?;
    let call = Call::new("OPTIONS", format!("/orders/{id}/application"))
        .header("access-control-request-method", method)
        .header("access-control-request-headers", SENT.join(","))
        .by(Who::Nobody);
    bench.send(&call)
}

fn preflight(bench: &mut Bench<'_>) -> Outcome {
    let app = app(bench)?;
    let answer = asked_before(bench, "PUT")?;
    hold(answer.is_success(), || answer.describe())?;
    lets_in(&answer, &app)
}

fn methods(bench: &mut Bench<'_>) -> Outcome {
    bench.after("cors.preflight")?;
    let header = "access-control-allow-methods";
    for method in ["PUT", "DELETE"] {
        let answer = asked_before(bench, method)?;
        hold(lists(&answer, header, method), || shown(&answer, header))?;
    }
    Ok(())
}

fn headers(bench: &mut Bench<'_>) -> Outcome {
    bench.after("cors.preflight")?;
    let answer = asked_before(bench, "PUT")?;
    let header = "access-control-allow-headers";
    hold(SENT.iter().all(|word| lists(&answer, header, word)), || shown(&answer, header))
}

fn foreign(bench: &mut Bench<'_>) -> Outcome {
    app(bench)?;
    let answer = bench.send(&Call::get("/session").header("origin", FOREIGN))?;
    let header = "access-control-allow-origin";
    hold(answer.header(header) != Some(FOREIGN), || shown(&answer, header))
}

fn vary(bench: &mut Bench<'_>) -> Outcome {
    let answer = ask(bench)?;
    hold(lists(&answer, "vary", "origin") || lists(&answer, "vary", "*"), || shown(&answer, "vary"))
}
