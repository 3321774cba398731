//! The content of a draft: it is kept as typed, in any script, up to the agreed size.

use serde_json::{Value, json};
use signet::contract::limits::{APPLICATION_BYTES, CSR_BYTES};
use signet::contract::{Application, read};

use super::application::changed;
use crate::bench::Bench;
use crate::check::{Check, Outcome, hold, skip};
use crate::http::Answer;

const DRAFT: &str = "Drafts";
const SAVE: &str = "PUT /orders/{orderId}/application";
const LIMITS: &str = "Limits";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("draft.unfinished", DRAFT, "200 to answers that are missing or not right yet", unfinished),
    Check::required("draft.as-typed", DRAFT, "every string as it was typed, spaces and capitals included", as_typed),
    Check::required("draft.any-script", DRAFT, "Chinese, Arabic and emoji as they were typed", any_script),
    Check::required("draft.unknown-member", DRAFT, "200 to a member that the backend does not know", unknown_member),
    Check::required("draft.long-csr", LIMITS, "200 to a CSR of 60 KiB", long_csr),
    Check::optional("draft.too-large", LIMITS, "413 to an application above 256 KiB", too_large),
    Check::required("draft.wrong-shape", SAVE, "422 to JSON that is no application", wrong_shape),
];

/// Returns true if a saved application is what was sent.
pub(super) fn same(saved: &Application, sent: &Value) -> bool {
    read::<Application>(&sent.to_string()).is_ok_and(|sent| sent == *saved)
}

/// Saves a draft, and describes the answer if it is no 200. Drafts are saved over the current version.
fn save(bench: &mut Bench<'_>, draft: &Value) -> Outcome {
    bench.after("application.save")?;
    bench.save(draft)?.is(200)?;
    Ok(())
}

/// Saves a draft and reads it back. Skips the check if it is not saved, because another check is about that.
fn saved(bench: &mut Bench<'_>, draft: &Value) -> Outcome<Answer> {
    bench.after("application.save")?;
    bench.prepare(draft)?;
    bench.get(bench.path("/application")?)
}

/// Answers as they are while somebody types.
fn half_typed(bench: &Bench<'_>) -> Outcome<Value> {
    let mut draft = bench.complete()?;
    draft["domains"] = json!(["not a domain name!", "https://example.com/a"]);
    draft["applicant"] = json!({ "name": "", "phone": "12", "email": "ada@", "title": "", "department": "" });
    Ok(draft)
}

fn unfinished(bench: &mut Bench<'_>) -> Outcome {
    let draft = half_typed(bench)?;
    save(bench, &draft)
}

fn as_typed(bench: &mut Bench<'_>) -> Outcome {
    bench.after("draft.unfinished")?;
    let mut draft = half_typed(bench)?;
    draft["domains"] = json!(["  WWW.Example.COM "]);
    draft["applicant"]["name"] = json!(" Ada  KELP ");
    let answer = saved(bench, &draft)?;
    let back: Application = answer.read()?;
    hold(same(&back, &draft), || format!("{:?} and {:?}", back.domains, back.applicant.name))
}

fn any_script(bench: &mut Bench<'_>) -> Outcome {
    let draft = changed(&bench.complete()?, "信息技术部 قسم 🔐 O’Brien");
    let answer = saved(bench, &draft)?;
    let back: Application = answer.read()?;
    hold(back.applicant.department == draft["applicant"]["department"], || back.applicant.department.clone())
}

fn unknown_member(bench: &mut Bench<'_>) -> Outcome {
    let mut draft = bench.complete()?;
    draft["madeUpByConform"] = json!({ "kept": false });
    save(bench, &draft)
}

fn long_csr(bench: &mut Bench<'_>) -> Outcome {
    let mut draft = bench.complete()?;
    draft["csr"] = json!({ "method": "manual", "pem": "A".repeat(CSR_BYTES - 4096) });
    save(bench, &draft)
}

fn too_large(bench: &mut Bench<'_>) -> Outcome {
    bench.after("draft.long-csr")?;
    let draft = changed(&bench.complete()?, &"A".repeat(APPLICATION_BYTES));
    bench.save(&draft)?.is(413)?;
    Ok(())
}

fn wrong_shape(bench: &mut Bench<'_>) -> Outcome {
    bench.after("application.save")?;
    let Some(etag) = bench.etag.clone() else { return skip("the ETag of the draft is not known") };
    let answer = bench.put(("if-match", &etag), &json!({ "domains": "www.example.com", "applicant": [] }))?;
    bench.learn(&answer);
    answer.is(422)?;
    Ok(())
}
