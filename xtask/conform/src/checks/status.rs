//! The status of the review, and the headers by which it is polled.

use signet::contract::{Order, Status};

use super::orders::NO_ORDER;
use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold};
use crate::http::{Answer, Call};

const STATUS: &str = "GET /orders/{orderId}/status";
const POLLING: &str = "Polling";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("status.answer", STATUS, "200 Status, every member as agreed", answer),
    Check::required("status.as-in-order", STATUS, "the status that the order has", as_in_order),
    Check::required("status.unknown", STATUS, "404 for an order that does not exist", unknown),
    Check::optional("status.etag", POLLING, "an ETag", etag),
    Check::optional("status.not-modified", POLLING, "304 without a body to If-None-Match with that ETag", not_modified),
    Check::required("status.modified", POLLING, "200 to If-None-Match with another ETag", modified),
    Check::optional("status.retry-after", POLLING, "Retry-After: when to ask again, in seconds", retry_after),
];

fn ask(bench: &mut Bench<'_>) -> Outcome<Answer> {
    let id = bench.any_order()?;
    bench.get(format!("/orders/{id}/status"))
}

fn answer(bench: &mut Bench<'_>) -> Outcome {
    let status: Status = ask(bench)?.is(200)?.read()?;
    bench.reviewed = Some(status);
    Ok(())
}

fn as_in_order(bench: &mut Bench<'_>) -> Outcome {
    bench.after("status.answer")?;
    bench.after("orders.one")?;
    let status: Status = ask(bench)?.read()?;
    let id = bench.any_order()?;
    let order: Order = bench.get(format!("/orders/{id}"))?.read()?;
    hold(order.status == status.status, || {
        format!("{} in the order, {} in the status", order.status.as_str(), status.status.as_str())
    })
}

fn unknown(bench: &mut Bench<'_>) -> Outcome {
    bench.after("session.answer")?;
    bench.get(format!("/orders/{NO_ORDER}/status"))?.is(404)?;
    Ok(())
}

fn etag(bench: &mut Bench<'_>) -> Outcome {
    bench.after("status.answer")?;
    let answer = ask(bench)?;
    hold(answer.header("etag").is_some(), || "no ETag".to_owned())
}

/// Asks with an entity tag that is held.
fn conditional(bench: &mut Bench<'_>, tag: &str) -> Outcome<Answer> {
    let id = bench.any_order()?;
    bench.send(&Call::get(format!("/orders/{id}/status")).header("if-none-match", tag))
}

fn not_modified(bench: &mut Bench<'_>) -> Outcome {
    bench.after("status.etag")?;
    let tag = ask(bench)?.header("etag").unwrap_or_default().to_owned();
    let answer = conditional(bench, &tag)?;
    hold(answer.is(304)?.body.is_empty(), || "304 with a body".to_owned())
}

fn modified(bench: &mut Bench<'_>) -> Outcome {
    bench.after("status.answer")?;
    let answer = conditional(bench, "\"made-up-by-conform\"")?;
    let _: Status = answer.is(200)?.read()?;
    Ok(())
}

fn retry_after(bench: &mut Bench<'_>) -> Outcome {
    bench.after("status.answer")?;
    match ask(bench)?.header("retry-after") {
        Some(seconds) if seconds.parse::<u32>().is_ok() => Ok(()),
        Some(other) => got(format!("Retry-After: {other}")),
        None => got("no Retry-After"),
    }
}
