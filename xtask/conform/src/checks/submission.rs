//! The submission: judgement, conditions, and exactly one application for each decision.

use serde_json::{Value, json};
use signet::contract::{OrderStatus, Submission};
use uuid::Uuid;

use super::application::changed;
use super::documents::upload;
use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::{Answer, Call};
use crate::material;

const SUBMIT: &str = "POST /orders/{orderId}/submission";
const ONCE: &str = "Idempotency";

pub(crate) const CHECKS: &[Check] = &[
    Check::required(
        "submission.judged",
        SUBMIT,
        "422 with errors: [{pointer, code, detail}] for wrong answers",
        judged,
    ),
    Check::required("submission.pointers", SUBMIT, "one entry for each wrong answer, by its JSON Pointer", pointers),
    Check::required("submission.stale", SUBMIT, "412 if the application changed after it was reviewed", stale),
    Check::required("submission.two-at-once", ONCE, "one submission from two equal calls at once", two_at_once),
    Check::required("submission.answer", SUBMIT, "202 {submissionId, status: Status}, status CHECKING", answer),
    Check::required("submission.again", ONCE, "the first answer again to the same key and body", again),
    Check::required("submission.other-body", ONCE, "422 to the same key with another body", other_body),
    Check::required("submission.in-review", SUBMIT, "409 to a new key while the application is in review", in_review),
];

/// A call that submits, with a new key.
pub(super) fn call(bench: &Bench<'_>, etag: &str) -> Outcome<Call> {
    let key = Uuid::new_v4().to_string();
    Ok(Call::new("POST", bench.path("/submission")?).header("idempotency-key", key).header("if-match", etag))
}

/// Skips the check if the order must not be submitted.
fn may(bench: &Bench<'_>) -> Outcome {
    if !bench.options.may_submit {
        return skip("--may-submit is not given");
    }
    bench.after("application.save")
}

/// Sends answers that are wrong in two places. Returns the answer and its errors.
fn refusal(bench: &mut Bench<'_>) -> Outcome<(Answer, Vec<Value>)> {
    may(bench)?;
    let mut draft = bench.complete()?;
    draft["applicant"]["email"] = json!("no address");
    draft["applicant"]["phone"] = json!("12");
    let etag = bench.prepare(&draft)?;
    let call = call(bench, &etag)?;
    let answer = bench.send(&call)?;
    if answer.is_success() {
        // The wrong answers are in review now. The other checks go on from here.
        bench.submitted = Some((call, answer.clone()));
    }
    let errors = answer.value()["errors"].as_array().cloned().unwrap_or_default();
    Ok((answer, errors))
}

fn judged(bench: &mut Bench<'_>) -> Outcome {
    let (answer, errors) = refusal(bench)?;
    answer.is(422)?;
    let is_entry = |entry: &Value| ["pointer", "code", "detail"].iter().all(|name| entry[*name].is_string());
    hold(!errors.is_empty() && errors.iter().all(is_entry), || format!("errors: {}", Value::Array(errors)))
}

fn pointers(bench: &mut Bench<'_>) -> Outcome {
    bench.after("submission.judged")?;
    let (_, errors) = refusal(bench)?;
    let found: Vec<&str> = errors.iter().filter_map(|entry| entry["pointer"].as_str()).collect();
    let both = ["/applicant/email", "/applicant/phone"].iter().all(|pointer| found.contains(pointer));
    hold(both, || format!("pointers {}", found.join(", ")))
}

/// Saves the complete application, and uploads the photos that are missing.
pub(super) fn ready(bench: &mut Bench<'_>, department: &str) -> Outcome<String> {
    let draft = bench.complete()?;
    // The application of the command line is sent as it is.
    let draft = if bench.options.application.is_some() { draft } else { changed(&draft, department) };
    let etag = bench.prepare(&draft)?;
    let documents = bench.target()?.documents.clone();
    for document in documents {
        let call = upload(bench.path(&format!("/documents/{}", document.document_type))?, "image/png", material::png());
        let answer = bench.send(&call)?;
        if !answer.is_success() {
            return skip(format!("a photo could not be uploaded: {}", answer.describe()));
        }
    }
    Ok(etag)
}

fn stale(bench: &mut Bench<'_>) -> Outcome {
    may(bench)?;
    if bench.submitted.is_some() {
        return skip("the wrong answers were taken");
    }
    ready(bench, "Before the review")?;
    ready(bench, "After the review")?;
    let Some(old) = bench.old_etag.clone() else { return skip("the ETag of a draft does not change") };
    let call = call(bench, &old)?;
    let answer = bench.send(&call)?;
    if answer.is_success() {
        bench.submitted = Some((call, answer.clone()));
    }
    answer.is(412)?;
    Ok(())
}

fn two_at_once(bench: &mut Bench<'_>) -> Outcome {
    may(bench)?;
    if bench.submitted.is_some() {
        return skip("the application is in review already");
    }
    let etag = ready(bench, "IT")?;
    let call = call(bench, &etag)?;
    let answers = bench.send_twice_at_once(&call);
    let taken: Vec<&Answer> = answers.iter().filter(|answer| answer.is_success()).collect();
    let Some(first) = taken.first() else {
        let words: Vec<String> = answers.iter().map(Answer::describe).collect();
        return got(if words.is_empty() { "no answer".to_owned() } else { words.join(" and ") });
    };
    let number = |answer: &Answer| answer.value()["submissionId"].clone();
    let one = taken.iter().all(|answer| number(answer) == number(first));
    // Nothing more is asked about two submissions: which of them counts is not known.
    hold(one, || "two submissions".to_owned())?;
    bench.submitted = Some((call, (*first).clone()));
    let others = answers.iter().filter(|answer| !answer.is_success());
    for other in others {
        other.is(409)?;
    }
    Ok(())
}

fn answer(bench: &mut Bench<'_>) -> Outcome {
    let Some((_, answer)) = &bench.submitted else { return skip("nothing was submitted") };
    let Submission { submission_id, status } = answer.is(202)?.read()?;
    hold(!submission_id.is_empty(), || "an empty submissionId".to_owned())?;
    hold(status.status == OrderStatus::Checking, || format!("status {}", status.status.as_str()))
}

fn again(bench: &mut Bench<'_>) -> Outcome {
    let (call, first) = bench.submission()?;
    let answer = bench.send(&call)?;
    hold(answer.is_success(), || answer.describe())?;
    let Submission { submission_id, .. } = answer.read()?;
    hold(submission_id == first.submission_id, || format!("submissionId {submission_id}"))
}

fn other_body(bench: &mut Bench<'_>) -> Outcome {
    let (call, _) = bench.submission()?;
    let body =
        json!({ "accepted": [{ "href": "https://conform.example.com/terms", "acceptedAt": "2026-01-01T00:00:00Z" }] });
    bench.send(&call.json(&body))?.is(422)?;
    Ok(())
}

fn in_review(bench: &mut Bench<'_>) -> Outcome {
    bench.submission()?;
    let call = call(bench, &bench.etag.clone().unwrap_or_default())?;
    bench.send(&call)?.is(409)?;
    Ok(())
}
