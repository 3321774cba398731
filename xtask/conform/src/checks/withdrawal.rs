//! The withdrawal, and applying again after it.

use serde_json::json;
use signet::contract::{AttemptOutcome, OrderStatus, Status};

use super::{review, submission};
use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::{Answer, Call};

const WITHDRAW: &str = "POST /orders/{orderId}/withdrawal";
const SUBMIT: &str = "POST /orders/{orderId}/submission";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("withdrawal.answer", WITHDRAW, "200 Status, back to PAYED", answer),
    Check::required("withdrawal.version", "Polling", "a larger version of the status than before", version),
    Check::required("withdrawal.twice", WITHDRAW, "409 when there is nothing to withdraw", twice),
    Check::required(
        "withdrawal.attempt",
        "GET /orders/{orderId}/attempts",
        "outcome WITHDRAWN of the attempt",
        attempt,
    ),
    Check::required("withdrawal.editable", WITHDRAW, "the application can be saved again", editable),
    Check::required("withdrawal.accepted", SUBMIT, "202 to {accepted: [{href, acceptedAt}]} as the body", accepted),
];

fn withdraw(bench: &mut Bench<'_>) -> Outcome<Answer> {
    let call = Call::new("POST", bench.path("/withdrawal")?);
    bench.send(&call)
}

fn answer(bench: &mut Bench<'_>) -> Outcome {
    if !bench.options.may_withdraw {
        return skip("--may-withdraw is not given");
    }
    bench.submission()?;
    bench.after("status.answer")?;
    let status: Status = bench.get(bench.path("/status")?)?.read()?;
    if !status.can_withdraw {
        return skip("canWithdraw is false");
    }
    bench.reviewed = Some(status);
    let status: Status = withdraw(bench)?.is(200)?.read()?;
    hold(status.status == OrderStatus::Payed, || format!("status {}", status.status.as_str()))
}

fn version(bench: &mut Bench<'_>) -> Outcome {
    bench.after("withdrawal.answer")?;
    let before = bench.reviewed.as_ref().map(|status| status.version);
    let status: Status = bench.get(bench.path("/status")?)?.read()?;
    hold(Some(status.version) > before, || format!("{} after {}", status.version, before.unwrap_or_default()))
}

fn twice(bench: &mut Bench<'_>) -> Outcome {
    bench.after("withdrawal.answer")?;
    withdraw(bench)?.is(409)?;
    Ok(())
}

fn attempt(bench: &mut Bench<'_>) -> Outcome {
    bench.after("withdrawal.answer")?;
    bench.after("attempts.submitted")?;
    match review::attempts(bench)?.first() {
        Some(attempt) => {
            let outcome = &attempt.outcome;
            hold(*outcome == AttemptOutcome::Withdrawn, || format!("outcome {}", outcome.as_str()))
        }
        None => got("the submission is not there"),
    }
}

fn editable(bench: &mut Bench<'_>) -> Outcome {
    bench.after("withdrawal.answer")?;
    let answer = bench.get(bench.path("/application")?)?;
    bench.learn(&answer);
    bench.save(&bench.complete()?)?.is(200)?;
    Ok(())
}

fn accepted(bench: &mut Bench<'_>) -> Outcome {
    bench.after("withdrawal.editable")?;
    let etag = submission::ready(bench, "Applying again")?;
    let body =
        json!({ "accepted": [{ "href": "https://conform.example.com/terms", "acceptedAt": "2026-01-01T00:00:00Z" }] });
    let call = submission::call(bench, &etag)?.json(&body);
    let answer = bench.send(&call)?;
    if answer.is_success() {
        withdraw(bench)?;
    }
    hold(answer.is_success(), || answer.describe())
}
