//! While the CA reviews: what is locked, the attempts, and the verification of the names.

use serde_json::json;
use signet::contract::{Attempt, AttemptOutcome, Attempts, Status};

use super::documents::send;
use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::Call;
use crate::material;

const LOCKED: &str = "While the CA reviews";
const ATTEMPTS: &str = "GET /orders/{orderId}/attempts";
const RESEND: &str = "POST /orders/{orderId}/domain-verification/resend";
const METHOD: &str = "PUT /orders/{orderId}/domain-verification/method";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("review.save-locked", LOCKED, "409 to saving the application", save_locked),
    Check::required("review.upload-locked", LOCKED, "409 to uploading a photo", upload_locked),
    Check::required("review.remove-locked", LOCKED, "409 to removing a photo", remove_locked),
    Check::required("review.handover-locked", LOCKED, "409 to making a one-time link", handover_locked),
    Check::required("attempts.list", ATTEMPTS, "200 {attempts: [...]}", attempts_list),
    Check::required("attempts.submitted", ATTEMPTS, "the submission, with outcome CHECKING", submitted),
    Check::required("attempts.once", ATTEMPTS, "each submission once", once),
    Check::optional("attempts.application", ATTEMPTS, "the application as it was submitted", application),
    Check::required("resend.answer", RESEND, "202, or 429 a moment after the last e-mail", resend),
    Check::required("resend.retry-after", RESEND, "Retry-After in seconds with the 429", resend_wait),
    Check::optional("method.change", METHOD, "200 Status, or 409 when it is too late", method),
];

fn save_locked(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    let answer = bench.save(&bench.draft.clone())?;
    answer.is(409)?;
    Ok(())
}

fn upload_locked(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    send(bench, "image/png", material::png())?.is(409)?;
    Ok(())
}

fn remove_locked(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    let call = Call::new("DELETE", bench.document_path("")?);
    bench.send(&call)?.is(409)?;
    Ok(())
}

fn handover_locked(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    bench.after("handover.link")?;
    let call = Call::new("POST", bench.document_path("/handover")?);
    bench.send(&call)?.is(409)?;
    Ok(())
}

fn attempts_list(bench: &mut Bench<'_>) -> Outcome {
    let id = bench.any_order()?;
    let _: Attempts = bench.get(format!("/orders/{id}/attempts"))?.is(200)?.read()?;
    Ok(())
}

/// The attempts that have the number of the submission.
pub(super) fn attempts(bench: &mut Bench<'_>) -> Outcome<Vec<Attempt>> {
    let (_, submission) = bench.submission()?;
    bench.after("attempts.list")?;
    let Attempts { attempts } = bench.get(bench.path("/attempts")?)?.read()?;
    Ok(attempts.into_iter().filter(|attempt| attempt.submission_id == submission.submission_id).collect())
}

fn submitted(bench: &mut Bench<'_>) -> Outcome {
    match attempts(bench)?.first() {
        Some(attempt) => {
            let outcome = &attempt.outcome;
            hold(*outcome == AttemptOutcome::Checking, || format!("outcome {}", outcome.as_str()))
        }
        None => got("the submission is not there"),
    }
}

fn once(bench: &mut Bench<'_>) -> Outcome {
    bench.after("attempts.submitted")?;
    let count = attempts(bench)?.len();
    hold(count == 1, || format!("{count} times"))
}

fn application(bench: &mut Bench<'_>) -> Outcome {
    let (_, submission) = bench.submission()?;
    bench.after("attempts.submitted")?;
    let answer = bench.get(bench.path("/attempts")?)?.value();
    let attempts = answer["attempts"].as_array().cloned().unwrap_or_default();
    let attempt = attempts.iter().find(|attempt| attempt["submissionId"] == submission.submission_id.as_str());
    let domains = attempt.map(|attempt| attempt["application"]["domains"].clone()).unwrap_or_default();
    hold(domains == bench.draft["domains"], || "no application".to_owned())
}

/// Asks for the e-mail again, if the status says that it can be sent.
fn ask(bench: &mut Bench<'_>) -> Outcome<crate::http::Answer> {
    if !bench.options.may_send_mail {
        return skip("--may-send-mail is not given");
    }
    bench.submission()?;
    bench.after("status.answer")?;
    let status: Status = bench.get(bench.path("/status")?)?.read()?;
    if !status.domain_verification.is_some_and(|verification| verification.can_resend) {
        return skip("canResend is false");
    }
    let call = Call::new("POST", bench.path("/domain-verification/resend")?);
    bench.send(&call)
}

fn resend(bench: &mut Bench<'_>) -> Outcome {
    ask(bench)?.is_one_of(&[202, 429])?;
    Ok(())
}

fn resend_wait(bench: &mut Bench<'_>) -> Outcome {
    bench.after("resend.answer")?;
    let answer = ask(bench)?;
    if answer.status != 429 {
        return skip("the backend sends as often as it is asked");
    }
    let wait = answer.header("retry-after");
    hold(wait.is_some_and(|wait| wait.parse::<u32>().is_ok()), || format!("Retry-After: {}", wait.unwrap_or("none")))
}

fn method(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    // This version of the app's types may not have the member yet, so it is read from the answer itself.
    let order = bench.get(bench.path("")?)?.value();
    let offered = order["product"]["validationMethods"].as_array().cloned().unwrap_or_default();
    let Some(method) = offered.last() else { return skip("the product offers no choice of methods") };
    let call = Call::new("PUT", bench.path("/domain-verification/method")?).json(&json!({ "method": method }));
    let answer = bench.send(&call)?;
    if answer.is_one_of(&[200, 409])?.status == 200 {
        let _: Status = answer.read()?;
    }
    Ok(())
}
