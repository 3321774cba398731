//! Saving the draft: entity tags, conditions and the CSRF token.

use serde_json::{Value, json};
use signet::contract::{Application, Order};

use crate::bench::Bench;
use crate::check::{Check, Outcome, got, hold, skip};
use crate::http::{Call, Who};

const READ: &str = "GET /orders/{orderId}/application";
const SAVE: &str = "PUT /orders/{orderId}/application";
const CSRF: &str = "The session";

/// The department in a draft that must not be saved.
const OVER: &str = "Written over by conform";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("application.read", READ, "200 Application with ETag; 204 (or 404) while nothing is saved", read),
    Check::required("application.save", SAVE, "200 to a save with If-Match, or If-None-Match: * the first time", save),
    Check::required("application.etag", SAVE, "the new ETag in the answer to a save, strong", etag),
    Check::required("application.read-back", READ, "the answers as they were saved", read_back),
    Check::required("application.read-etag", READ, "the ETag that the save answered with", read_etag),
    Check::required("application.etag-changes", SAVE, "another ETag after other answers are saved", etag_changes),
    Check::required("application.stale", SAVE, "412 to a save with an old If-Match", stale),
    Check::required(
        "application.stale-unchanged",
        SAVE,
        "nothing is changed by a save that is refused with 412",
        unchanged,
    ),
    Check::required("application.exists", SAVE, "412 to If-None-Match: * once something is saved", exists),
    Check::optional("application.unconditional", SAVE, "a refusal (428) of a save without a condition", unconditional),
    Check::optional(
        "application.draft-saved-at",
        "Order",
        "draftSavedAt of the order, once a draft is saved",
        saved_at,
    ),
    Check::required("csrf.missing", CSRF, "403 to an unsafe call without X-CSRF-Token", token_missing),
    Check::required("csrf.wrong", CSRF, "403 to an unsafe call with an X-CSRF-Token that is made up", token_wrong),
];

fn read(bench: &mut Bench<'_>) -> Outcome {
    let answer = bench.get(bench.path("/application")?)?;
    if answer.is_one_of(&[200, 204, 404])?.status == 200 {
        let _: Application = answer.read()?;
        bench.etag = answer.etag();
        return hold(bench.etag.is_some(), || format!("no ETag: {}", answer.describe()));
    }
    Ok(())
}

fn save(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.read")?;
    bench.save(&bench.complete()?)?.is(200)?;
    Ok(())
}

fn etag(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    let answer = bench.save(&bench.complete()?)?;
    match answer.header("etag") {
        Some(tag) if tag.starts_with('"') && tag.ends_with('"') && tag.len() > 2 => Ok(()),
        Some(tag) => got(format!("ETag: {tag}")),
        None => got("no ETag"),
    }
}

fn read_back(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    let answer = bench.get(bench.path("/application")?)?;
    let saved: Application = answer.is(200)?.read()?;
    hold(super::draft::same(&saved, &bench.draft), || "other answers than those that were saved".to_owned())
}

fn read_etag(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.etag")?;
    let answer = bench.get(bench.path("/application")?)?;
    let tag = answer.etag();
    hold(tag.is_some() && tag == bench.etag, || match tag {
        Some(tag) => format!("ETag: {tag}"),
        None => "no ETag".to_owned(),
    })
}

/// The draft with another department, so that it differs from the last one.
pub(super) fn changed(draft: &Value, department: &str) -> Value {
    let mut draft = draft.clone();
    draft["applicant"]["department"] = json!(department);
    draft
}

fn etag_changes(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.etag")?;
    let before = bench.etag.clone();
    bench.save(&changed(&bench.complete()?, "Changed by conform"))?.is(200)?;
    hold(bench.etag != before, || format!("{} both times", before.unwrap_or_default()))
}

fn stale(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.etag-changes")?;
    let Some(old) = bench.old_etag.clone() else { return skip("there is no old ETag") };
    let draft = changed(&bench.complete()?, OVER);
    let answer = bench.put(("if-match", &old), &draft)?;
    bench.learn(&answer);
    answer.is(412)?;
    Ok(())
}

fn unchanged(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.stale")?;
    let answer = bench.get(bench.path("/application")?)?;
    let saved: Application = answer.read()?;
    bench.learn(&answer);
    hold(saved.applicant.department != OVER, || "the refused answers are saved".to_owned())
}

fn exists(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    let answer = bench.put(("if-none-match", "*"), &bench.draft.clone())?;
    bench.learn(&answer);
    answer.is(412)?;
    Ok(())
}

fn unconditional(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    let call = Call::new("PUT", bench.path("/application")?).json(&bench.draft);
    let answer = bench.send(&call)?;
    bench.learn(&answer);
    answer.is_refused()
}

fn saved_at(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    bench.after("orders.one")?;
    let order: Order = bench.get(bench.path("")?)?.read()?;
    match order.draft_saved_at {
        Some(Some(_)) => Ok(()),
        Some(None) => got("null"),
        None => got("no draftSavedAt"),
    }
}

/// Saves what is saved already, so that nothing is lost if the backend lets it pass.
fn save_as(bench: &mut Bench<'_>, who: Who) -> Outcome {
    bench.after("application.save")?;
    let etag = bench.etag.clone().unwrap_or_default();
    let call = Call::new("PUT", bench.path("/application")?).json(&bench.draft).header("if-match", etag).by(who);
    let answer = bench.send(&call)?;
    bench.learn(&answer);
    answer.is(403)?;
    Ok(())
}

fn token_missing(bench: &mut Bench<'_>) -> Outcome {
    save_as(bench, Who::Tokenless)
}

fn token_wrong(bench: &mut Bench<'_>) -> Outcome {
    save_as(bench, Who::WrongToken)
}
