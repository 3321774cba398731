//! The rules against the open test corpora, which lie outside of the repository: in `../shared/corpora`, or below the folder
//! that `SIGNET_SHARED` names. Prints the scores. Where there are no corpora, these tests are ignored (see `build.rs`).
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test speaks and stops"
)]

// The operators' tool is what is scored, line by line.
#[allow(dead_code, reason = "its main is the example's")]
#[path = "../examples/check.rs"]
mod check;

use std::path::Path;

use serde_json::{Value, json};
use signet::rules::csr::Mend;
use signet::rules::deep::Judge;
use signet::rules::domain_list::covers;

/// The rows of a corpus.
fn rows(file: &str) -> Vec<Value> {
    let path = Path::new(env!("SIGNET_CORPORA")).join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(&check::mend(line)).expect(line)).collect()
}

fn judge() -> Judge {
    check::judge().expect("public/data is part of the repository")
}

fn ask(judge: &Judge, kind: &str, input: &Value, region: &Value) -> check::Judged {
    check::judged(kind, judge, json!({ "input": input, "region": region }).to_string().as_bytes())
}

/// Counts the rows that are judged right, prints the score and the rows that are not, and asks for a share, in percent.
#[track_caller]
fn score(name: &str, at_least: f64, rows: &[&Value], is_right: impl Fn(&Value) -> Result<(), String>) {
    assert!(!rows.is_empty(), "{name}: the corpus has no such row");
    let wrong: Vec<String> =
        rows.iter().filter_map(|row| is_right(row).err().map(|got| format!("  {row}\n    {got}"))).collect();
    let right = rows.len() - wrong.len();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
    let share = right as f64 * 100.0 / rows.len() as f64;
    println!("{name}: {right} of {} ({share:.2} %)", rows.len());
    for row in wrong.iter().take(20) {
        println!("{row}");
    }
    assert!(share >= at_least, "{name}: {share:.2} % is below {at_least} %\n{}", wrong.join("\n"));
}

fn expecting<'a>(rows: &'a [Value], expected: &str) -> Vec<&'a Value> {
    rows.iter().filter(|row| row["expect"] == expected).collect()
}

#[track_caller]
fn refuses(name: &str, at_least: f64, kind: &str, rows: &[&Value], input: &str) {
    let judge = judge();
    score(name, at_least, rows, |row| {
        let judged = ask(&judge, kind, &row[input], &row["region"]);
        if judged.ok { Err(format!("accepted as {:?}", judged.value)) } else { Ok(()) }
    });
}

#[track_caller]
fn accepts(name: &str, at_least: f64, kind: &str, rows: &[&Value], input: &str) {
    let judge = judge();
    score(name, at_least, rows, |row| {
        let judged = ask(&judge, kind, &row[input], &row["region"]);
        let is_same = row["e164"].is_null() || row["e164"].as_str() == judged.value.as_deref();
        if judged.ok && is_same { Ok(()) } else { Err(format!("{:?} {:?}", judged.value, judged.problem)) }
    });
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn names_beyond_ascii_convert_as_unicode_says() {
    let (rows, judge) = (rows("domains/idna_testv2.jsonl"), judge());
    let mut scored = expecting(&rows, "accept");
    scored.retain(|row| row["cert_shape"] == true);
    score("IdnaTestV2, A-label", 100.0, &scored, |row| {
        let judged = ask(&judge, "domain", &row["input"], &Value::Null);
        let is_exact = judged.value.as_deref() == row["to_ascii_nontransitional"].as_str();
        if is_exact { Ok(()) } else { Err(format!("{:?} {:?}", judged.value, judged.problem)) }
    });
    refuses("IdnaTestV2, refused", 100.0, "domain", &expecting(&rows, "reject"), "input");
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn names_are_judged_as_a_public_ca_does() {
    // Capitals are lowered and U-labels converted here, where that CA refuses both. An invisible mark in front of a name is
    // dropped, for nobody can take out by hand what nobody sees.
    let mut rows = rows("domains/boulder_policy.jsonl");
    rows.retain(|row| !row["input"].as_str().is_some_and(|it| it.starts_with('\u{200f}')));
    rows.retain(|row| !row["input"].as_str().is_some_and(|it| it.contains("ö") || it.contains("CapitalizedLetters")));
    accepts("Boulder, accepted", 100.0, "domain", &expecting(&rows, "accept"), "input");
    let refused = expecting(&rows, "reject");
    refuses("Boulder, refused", 100.0, "domain", &refused, "input");
    let judge = judge();
    score("Boulder, reason", 100.0, &refused, |row| {
        let problem = ask(&judge, "domain", &row["input"], &Value::Null).problem.unwrap_or_default();
        let classes: &[&str] = match row["code"].as_str().unwrap_or_default() {
            "errInvalidDNSCharacter" => &["character", "email-address", "web-address", "ip-address", "empty"],
            "errIPAddressInDNS" | "errIPInvalid" => &["ip-address", "reverse-zone"],
            "errNameTooLong" => &["name-too-long"],
            "errLabelTooLong" => &["label-too-long"],
            "errTooFewLabels" => &["too-few-labels"],
            "errLabelTooShort" => &["empty-label"],
            "errNameEndsInDot" => &["ends-in-dot"],
            "errTooManyWildcards" => &["several-wildcards"],
            "errMalformedWildcard" => &["misplaced-wildcard"],
            "errICANNTLDWildcard" => &["wildcard-on-public-suffix"],
            "errICANNTLD" => &["public-suffix"],
            "errNonPublic" => &["unknown-top-level"],
            "errMalformedIDN" => &["malformed-idn"],
            "errInvalidRLDH" => &["reserved-hyphens"],
            _ => return Ok(()),
        };
        if classes.iter().any(|class| problem.starts_with(class)) { Ok(()) } else { Err(problem) }
    });
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn public_suffixes_are_refused_bare_and_under_a_wildcard() {
    let (rows, judge) = (rows("domains/psl.jsonl"), judge());
    let suffixes = expecting(&rows, "not-registrable");
    refuses("public suffixes", 100.0, "domain", &suffixes, "input");
    score("wildcards on public suffixes", 100.0, &suffixes, |row| {
        let wildcard = format!("*.{}", row["input"].as_str().unwrap_or_default());
        if ask(&judge, "domain", &json!(wildcard), &Value::Null).ok { Err(wildcard) } else { Ok(()) }
    });
    let mut registrable = expecting(&rows, "registrable");
    // No registry runs `.example`.
    registrable.retain(|row| row["input"] != "example.example");
    accepts("registrable names", 100.0, "domain", &registrable, "input");
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn wildcards_cover_one_level() {
    for file in ["domains/wildcard_cover_go.jsonl", "domains/wildcard_cover_webpki.jsonl"] {
        let rows = rows(file);
        score(file, 100.0, &rows.iter().collect::<Vec<_>>(), |row| {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let covers = covers(text("presented"), text("host"));
            if covers == (row["expect"] == "covers") { Ok(()) } else { Err(covers.to_string()) }
        });
    }
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn pasted_addresses_are_refused_with_an_offer_or_a_reason() {
    let (rows, judge) = (rows("domains/wpt_pasted_urls.jsonl"), judge());
    let mut hosts = expecting(&rows, "host");
    hosts.retain(|row| row["host"].as_str().is_some_and(|host| host.contains("example.com")));
    score("hosts of pasted addresses", 100.0, &hosts, |row| {
        let judged = ask(&judge, "domain", &row["input"], &Value::Null);
        if judged.value.as_deref() == row["host"].as_str() {
            Ok(())
        } else {
            Err(format!("{:?} {:?}", judged.value, judged.problem))
        }
    });
    refuses("pasted addresses", 100.0, "domain", &rows.iter().collect::<Vec<_>>(), "input");
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn phones_are_judged_as_libphonenumber_does() {
    let examples = rows("phones/libphonenumber_examples.jsonl");
    for form in ["e164", "national", "international"] {
        accepts(&format!("example numbers, {form}"), 100.0, "phone", &expecting(&examples, "accept"), form);
    }
    let invalid = rows("phones/libphonenumber_invalid.jsonl");
    for form in ["e164", "national"] {
        refuses(&format!("invalid numbers, {form}"), 100.0, "phone", &expecting(&invalid, "reject"), form);
    }
    let mobile = rows("phones/libphonenumberjs_mobile.jsonl");
    accepts("mobile numbers", 100.0, "phone", &expecting(&mobile, "accept"), "national_number");
    let inputs = rows("phones/libphonenumber_unittest_inputs.jsonl");
    refuses("impossible numbers", 100.0, "phone", &expecting(&inputs, "reject"), "input");
    let judge = judge();
    score("messy spellings, read", 97.0, &expecting(&inputs, "parses"), |row| {
        let judged = ask(&judge, "phone", &row["input"], &row["region"]);
        if judged.value.is_some() { Ok(()) } else { Err(format!("{:?}", judged.problem)) }
    });
    let mobile = rows("phones/validatorjs_mobile.jsonl");
    // validator.js has one pattern for each country, older and looser than the numbering plans: a lower share would mean
    // that our reading has changed.
    score("validator.js, agreement (a cross-check, not law)", 67.0, &mobile.iter().collect::<Vec<_>>(), |row| {
        let region = row["options"][0].as_str().and_then(|locale| locale.rsplit_once('-')).map(|(_, region)| region);
        let judged = ask(&judge, "phone", &row["input"], &json!(region));
        if judged.ok == (row["expect"] == "accept") { Ok(()) } else { Err(format!("{:?}", judged.problem)) }
    });
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn email_addresses_are_judged_as_isemail_does() {
    for file in ["emails/isemail.jsonl", "emails/isemail_original.jsonl"] {
        let rows = rows(file);
        refuses(&format!("{file}, errors"), 100.0, "email", &expecting(&rows, "reject"), "input");
        accepts(&format!("{file}, right ones"), 100.0, "email", &expecting(&rows, "accept"), "input");
    }
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn naughty_strings_are_judged_without_a_panic_and_what_is_accepted_is_a_normal_form() {
    let (rows, judge) = (rows("text/blns.jsonl"), judge());
    for kind in ["domain", "phone", "email"] {
        score(&format!("naughty strings, {kind}"), 100.0, &rows.iter().collect::<Vec<_>>(), |row| {
            let judged = ask(&judge, kind, &row["input"], &json!("CN"));
            let Some(value) = judged.value.filter(|_| judged.ok) else { return Ok(()) };
            let again = ask(&judge, kind, &json!(value), &Value::Null);
            if again.ok && again.value.as_ref() == Some(&value) { Ok(()) } else { Err(format!("{value:?} {again:?}")) }
        });
    }
}

/// Judges a case of the reports as its row expects. Only the browser shows what the rows of the kind `ui` are about.
fn as_reported(judge: &Judge, row: &Value) -> Result<(), String> {
    let text = |key: &str| row[key].as_str().unwrap_or_default();
    let (id, kind, expected, right) = (text("id"), text("kind"), text("expect"), text("right_value"));
    let file = Path::new(env!("SIGNET_CORPORA")).join("reports").join(text("file"));
    let input = if text("file").is_empty() { row["input"].clone() } else { json!(file.to_str()) };
    let judged = ask(judge, kind, &input, &row["region"]);
    let is_remarked = !judged.ok || !judged.warnings.is_empty();
    let is_found = [&judged.value, &judged.offer].into_iter().any(|it| it.as_deref() == Some(right));
    let is_named = kind == "csr" || kind == "photo" || right.is_empty() || is_found;
    let is_right = match expected.split([' ', ';', ',', ':']).next().unwrap_or_default() {
        "accept" | "accept-trimmed" | "accept-or-guide" | "ready" => judged.ok && is_named,
        "accept-or-warn" => judged.ok,
        "warn-or-reject" => is_remarked && is_named,
        "reject-or-warn" => is_remarked,
        "reject-or-guide" | "reject-or-strip" | "reject-or-offer" => is_named && (judged.ok || is_found),
        "reject" => !judged.ok && is_named,
        _ => false,
    };
    let csr = || signet::rules::csr::judge(&std::fs::read(&file).unwrap_or_default());
    let has_its_reason = match id {
        "csr-rsa-nonull-both" => judged.problem.as_deref() == Some("rsa-null-missing"),
        "csr-neg-modulus" => judged.problem.as_deref() == Some("bad-key"),
        "csr-t61-utf8" => csr().facts.and_then(|facts| facts.organisation.name).as_deref() == Some(right),
        "arm-chinese" => csr().mends == [Mend::SurroundingText],
        _ => true,
    };
    if is_right && has_its_reason { Ok(()) } else { Err(format!("{judged:?}")) }
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn inputs_that_people_reported_elsewhere_are_judged_as_they_need() {
    let (rows, judge) = (rows("reports/cases.jsonl"), judge());
    let judged: Vec<&Value> = rows.iter().filter(|row| row["kind"] != "ui").collect();
    score("reports", 100.0, &judged, |row| as_reported(&judge, row));
}
