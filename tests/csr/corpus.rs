//! The open corpus of CSRs, where it is there: verdicts, reason codes and facts. Ignored where it is not.

use std::path::Path;
use std::time::Instant;

use serde_json::Value;
use signet::rules::csr::judge;
use signet::rules::csr::judge::{CsrFacts, Judgement, Outcome};
use signet::rules::csr::key::Key;
use signet::rules::csr::signature::SignatureState;

/// The share of verdicts and of reason codes that must be right, in per cent.
const VERDICTS: usize = 98;
const CODES: usize = 95;

fn verdict_fits(expect: &str, judgement: &Judgement) -> bool {
    match expect {
        "warn" => judgement.verdict() == Outcome::Warn,
        "reject" => judgement.verdict() == Outcome::Reject,
        // The CSR is either repaired with a report, or refused for exactly this reason.
        _ => judgement.verdict() == Outcome::Accept,
    }
}

fn differences(facts: &CsrFacts, expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: &str, ours: Value, theirs: &Value| {
        if !theirs.is_null() && ours != *theirs {
            wrong.push(format!("{what}: ours {ours}, theirs {theirs}"));
        }
    };
    let key = match &expected["key"] {
        Value::String(key) => Value::String(key.replace("Ed25519PublicKey", "ed25519")),
        other => other.clone(),
    };
    compare("key", facts.key.id().into(), &key);
    if let Key::Rsa { exponent, .. } = facts.key {
        compare("e", exponent.into(), &expected["e"]);
    }
    if facts.signature != SignatureState::NotChecked {
        compare("sig_valid", (facts.signature == SignatureState::Verified).into(), &expected["sig_valid"]);
    }
    let algorithm = facts.signature_algorithm.replace("md4WithRSAEncryption", "1.2.840.113549.1.1.3");
    compare("sig_alg", algorithm.into(), &expected["sig_alg"]);
    compare("cn", facts.common_names.clone().into(), &expected["cn"]);
    let names: Vec<&str> = facts.alternative_names.iter().filter_map(|name| name.text()).collect();
    compare("san", names.into(), &expected["san"]);
    wrong
}

#[test]
#[cfg_attr(without = "corpora", ignore = "the corpora are not here")]
fn the_open_corpus_is_judged_as_a_ca_would() {
    let folder = Path::new(env!("SIGNET_CORPORA")).join("csr");
    let manifest = std::fs::read_to_string(folder.join("manifest.jsonl")).unwrap();
    let (mut rows, mut verdicts, mut codes, mut facts_wrong, mut slowest) = (0, 0, 0, Vec::new(), 0);
    for line in manifest.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |member: &str| row[member].as_str().unwrap_or_default().to_owned();
        let input = std::fs::read(folder.join(text("file"))).unwrap();
        let start = Instant::now();
        let judgement = judge(&input);
        slowest = slowest.max(start.elapsed().as_millis());
        rows += 1;
        let (verdict, code) = (verdict_fits(&text("expect"), &judgement), judgement.code() == text("code"));
        verdicts += usize::from(verdict);
        codes += usize::from(code);
        if !verdict || !code {
            println!(
                "{} {}: {} {} expected, {} {} found; {:?} {:?}",
                text("id"),
                text("file"),
                text("expect"),
                text("code"),
                judgement.verdict().code(),
                judgement.code(),
                judgement.problems,
                judgement.warnings,
            );
        }
        if row["facts"]["parses"] == true {
            match &judgement.facts {
                Some(facts) => facts_wrong
                    .extend(differences(facts, &row["facts"]).iter().map(|line| format!("{} {line}", text("file")))),
                None => facts_wrong.push(format!("{}: no facts", text("file"))),
            }
        }
    }
    println!("CSR corpus: {rows} rows, {verdicts} verdicts, {codes} codes right, slowest {slowest} ms");
    println!("facts that differ: {facts_wrong:#?}");
    assert!(rows > 0, "the manifest has no rows");
    assert!(verdicts * 100 >= rows * VERDICTS, "{verdicts} of {rows} verdicts");
    assert!(codes * 100 >= rows * CODES, "{codes} of {rows} codes");
    assert!(facts_wrong.is_empty(), "{facts_wrong:#?}");
}
