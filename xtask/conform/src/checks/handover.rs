//! The one-time link for taking the photo on a phone, which has no session.

use signet::contract::{Handover, HandoverLink, Upload};
use time::Duration;

use super::answers::{http_date, moment};
use super::documents::upload;
use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::{Call, Who};
use crate::material;

const LINK: &str = "POST /orders/{orderId}/documents/{documentType}/handover";
const SHOW: &str = "GET /handover/{token}";
const SEND: &str = "PUT /handover/{token}";

/// The longest life of a link: the agreed ten minutes, and one for clocks that differ.
const LONGEST: Duration = Duration::minutes(11);

pub(crate) const CHECKS: &[Check] = &[
    Check::optional("handover.link", LINK, "201 {url, expiresAt}", link),
    Check::required("handover.life", LINK, "expiresAt within the next ten minutes", life),
    Check::required(
        "handover.facts",
        SHOW,
        "200 to a phone without a session: what to photograph, and how large",
        facts,
    ),
    Check::required("handover.upload", SEND, "200 Upload to a phone without a session", send),
    Check::required("handover.once", SEND, "410 to a second photo through the same link", once),
    Check::required("handover.two-at-once", SEND, "one photo out of two calls at once through one link", two_at_once),
    Check::required("handover.used", SHOW, "410 to reading a link that was used", used),
    Check::required("handover.unknown", SHOW, "404 (or 410) for a link that is made up", unknown),
];

fn link(bench: &mut Bench<'_>) -> Outcome {
    bench.token = Some(make(bench)?);
    Ok(())
}

/// Makes a link, and returns its token.
fn make(bench: &mut Bench<'_>) -> Outcome<String> {
    let call = Call::new("POST", bench.document_path("/handover")?);
    let link: HandoverLink = bench.send(&call)?.is(201)?.read()?;
    // The token follows `#`, where no server sees it, or is the last part of the path.
    let token = link.url.rsplit(['#', '/', '=']).next().unwrap_or_default().to_owned();
    if token.is_empty() {
        return got(format!("url {}", link.url));
    }
    Ok(token)
}

fn life(bench: &mut Bench<'_>) -> Outcome {
    bench.after("handover.link")?;
    let made = bench.log.iter().rev().find(|answer| answer.path.ends_with("/handover") && answer.status == 201);
    let Some(answer) = made else { return skip("no link was made") };
    let said = answer.value()["expiresAt"].as_str().map(str::to_owned).unwrap_or_default();
    let (Some(ends), Some(now)) = (moment(&said), answer.header("date").and_then(http_date)) else {
        return skip("expiresAt or Date cannot be read");
    };
    hold(ends > now && ends - now <= LONGEST, || format!("{} seconds", (ends - now).whole_seconds()))
}

/// The path of the link.
fn path(bench: &Bench<'_>) -> Outcome<String> {
    match &bench.token {
        Some(token) => Ok(format!("/handover/{token}")),
        None => skip("handover.link did not pass"),
    }
}

fn facts(bench: &mut Bench<'_>) -> Outcome {
    let document = bench.document()?;
    let answer = bench.send(&Call::get(path(bench)?).by(Who::Nobody))?;
    let facts: Handover = answer.is(200)?.read()?;
    hold(facts.max_bytes == document.max_bytes, || format!("maxBytes {}", facts.max_bytes))
}

fn send(bench: &mut Bench<'_>) -> Outcome {
    let call = upload(path(bench)?, "image/png", material::png()).by(Who::Nobody);
    let _: Upload = bench.send(&call)?.is(200)?.read()?;
    Ok(())
}

fn once(bench: &mut Bench<'_>) -> Outcome {
    bench.after("handover.upload")?;
    let call = upload(path(bench)?, "image/png", material::png()).by(Who::Nobody);
    bench.send(&call)?.is(410)?;
    Ok(())
}

fn two_at_once(bench: &mut Bench<'_>) -> Outcome {
    // A backend that takes several photos one after the other takes them at once too.
    bench.after("handover.once")?;
    let call = upload(format!("/handover/{}", make(bench)?), "image/png", material::png()).by(Who::Nobody);
    let answers = bench.send_twice_at_once(&call);
    let taken = answers.iter().filter(|answer| answer.is_success()).count();
    hold(taken == 1, || format!("{taken} photos"))?;
    for other in answers.iter().filter(|answer| !answer.is_success()) {
        other.is(410)?;
    }
    Ok(())
}

fn used(bench: &mut Bench<'_>) -> Outcome {
    bench.after("handover.upload")?;
    let call = Call::get(path(bench)?).by(Who::Nobody);
    bench.send(&call)?.is(410)?;
    Ok(())
}

fn unknown(bench: &mut Bench<'_>) -> Outcome {
    bench.after("handover.link")?;
    let call = Call::get("/handover/conform-no-such-link").by(Who::Nobody);
    bench.send(&call)?.is_one_of(&[404, 410])?;
    Ok(())
}
