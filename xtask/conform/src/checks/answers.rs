//! What every answer has in common. These checks look back at all answers of the run.

use serde_json::Value;
use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{Duration, OffsetDateTime, UtcOffset};

use crate::bench::Bench;
use crate::check::{Check, Outcome, got, skip};
use crate::http::Answer;

const PROBLEMS: &str = "Errors";
const ANSWERS: &str = "Every answer";
const TIMES: &str = "Times";

/// Members that hold a moment.
const MOMENTS: [&str; 13] = [
    "boughtAt",
    "expectedIssueAt",
    "draftSavedAt",
    "uploadedAt",
    "expiresAt",
    "updatedAt",
    "at",
    "sentAt",
    "submittedAt",
    "decidedAt",
    "auditTime",
    "notBefore",
    "notAfter",
];
/// The most seconds that a moment and `Date` of one answer may differ.
const MOMENT_TOLERANCE: Duration = Duration::minutes(2);
/// The most that the backend's clock may differ from the clock of this machine.
const CLOCK_TOLERANCE: Duration = Duration::minutes(5);

pub(crate) const CHECKS: &[Check] = &[
    Check::required("answers.problem", PROBLEMS, "application/problem+json with every error", problem),
    Check::required("answers.problem-members", PROBLEMS, "type, title and status in every problem", members),
    Check::required("answers.problem-status", PROBLEMS, "the status of the answer as the problem's status", status),
    Check::optional("answers.json", ANSWERS, "application/json with every JSON body", json),
    Check::optional("answers.request-id", ANSWERS, "X-Request-Id with every answer", request_id),
    Check::required("answers.times", TIMES, "RFC 3339 in UTC, as 2026-01-31T08:00:00Z", times),
    Check::required("clock.date", TIMES, "Date with every answer", date),
    Check::required("clock.same", TIMES, "uploadedAt by the clock of Date", same_clock),
    Check::optional("clock.right", TIMES, "Date within five minutes of this machine's clock", right_clock),
];

/// Passes if no answer of those that are looked at is wrong. Otherwise says how many are, and which the first is.
fn none_wrong(
    bench: &Bench<'_>,
    looked_at: impl Fn(&Answer) -> bool,
    wrong: impl Fn(&Answer) -> Option<String>,
) -> Outcome {
    let answers: Vec<&Answer> = bench.log.iter().filter(|answer| looked_at(answer)).collect();
    if answers.is_empty() {
        return skip("no such answer came");
    }
    let found: Vec<String> = answers.iter().filter_map(|answer| wrong(answer)).collect();
    match found.first() {
        None => Ok(()),
        Some(first) => got(format!("{} of {} answers lack it, first: {first}", found.len(), answers.len())),
    }
}

fn is_error(answer: &Answer) -> bool {
    answer.status >= 400 && answer.method != "OPTIONS"
}

fn is_problem(answer: &Answer) -> bool {
    is_error(answer) && answer.media_type() == "application/problem+json"
}

fn problem(bench: &mut Bench<'_>) -> Outcome {
    none_wrong(bench, is_error, |answer| (!is_problem(answer)).then(|| answer.describe()))
}

fn members(bench: &mut Bench<'_>) -> Outcome {
    none_wrong(bench, is_problem, |answer| {
        let value = answer.value();
        let whole = value["type"].is_string() && value["title"].is_string() && value["status"].is_number();
        (!whole).then(|| answer.describe())
    })
}

fn status(bench: &mut Bench<'_>) -> Outcome {
    let has_status = |answer: &Answer| is_problem(answer) && answer.value()["status"].is_number();
    none_wrong(bench, has_status, |answer| {
        let said = answer.value()["status"].clone();
        (said != answer.status).then(|| format!("status {said} in a {}", answer.describe()))
    })
}

fn json(bench: &mut Bench<'_>) -> Outcome {
    let is_json = |answer: &Answer| answer.is_success() && matches!(answer.value(), Value::Object(_) | Value::Array(_));
    none_wrong(bench, is_json, |answer| (answer.media_type() != "application/json").then(|| answer.describe()))
}

fn request_id(bench: &mut Bench<'_>) -> Outcome {
    // A browser shows the answer to OPTIONS to nobody.
    let is_read = |answer: &Answer| answer.method != "OPTIONS";
    none_wrong(bench, is_read, |answer| answer.header("x-request-id").is_none().then(|| answer.describe()))
}

fn times(bench: &mut Bench<'_>) -> Outcome {
    none_wrong(bench, Answer::is_success, |answer| wrong_moment(&answer.value()))
}

/// Finds a moment in a body that is not in the agreed form.
fn wrong_moment(value: &Value) -> Option<String> {
    let members = value.as_object().into_iter().flatten();
    let wrong = members.clone().find_map(|(name, member)| {
        let text = member.as_str().filter(|_| MOMENTS.contains(&name.as_str()))?;
        moment(text).is_none().then(|| format!("{name}: {text}"))
    });
    let below = members.map(|(_, member)| member).chain(value.as_array().into_iter().flatten());
    wrong.or_else(|| below.into_iter().find_map(wrong_moment))
}

/// Reads a moment in the agreed form.
pub(super) fn moment(text: &str) -> Option<OffsetDateTime> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    (moment.offset() == UtcOffset::UTC).then_some(moment)
}

/// Reads the date of a header (RFC 9110 5.6.7), which differs from RFC 2822 only in the zone.
pub(super) fn http_date(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(&text.replace("GMT", "+0000"), &Rfc2822).ok()
}

fn date_of(answer: &Answer) -> Option<OffsetDateTime> {
    answer.header("date").and_then(http_date)
}

fn date(bench: &mut Bench<'_>) -> Outcome {
    none_wrong(bench, |_| true, |answer| date_of(answer).is_none().then(|| answer.describe()))
}

/// Seconds between two moments, as a text.
fn apart(one: OffsetDateTime, other: OffsetDateTime, tolerance: Duration) -> Option<String> {
    let difference = one - other;
    (difference.abs() > tolerance).then(|| format!("{} seconds apart", difference.whole_seconds()))
}

fn same_clock(bench: &mut Bench<'_>) -> Outcome {
    let pair = |answer: &Answer| {
        let uploaded = moment(answer.value()["uploadedAt"].as_str()?)?;
        Some((uploaded, date_of(answer)?))
    };
    none_wrong(
        bench,
        |answer| answer.method == "PUT" && pair(answer).is_some(),
        |answer| pair(answer).and_then(|(uploaded, date)| apart(uploaded, date, MOMENT_TOLERANCE)),
    )
}

fn right_clock(bench: &mut Bench<'_>) -> Outcome {
    let Some(date) = bench.log.last().and_then(date_of) else { return skip("clock.date did not pass") };
    match apart(date, OffsetDateTime::now_utc(), CLOCK_TOLERANCE) {
        None => Ok(()),
        Some(difference) => got(difference),
    }
}
