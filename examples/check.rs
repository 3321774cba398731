//! Judges answers without a browser, for operators and tests: JSON lines in, JSON lines out.
//!
//! `cargo run --example check -- domain|phone|email|csr|photo` reads `{"id", "input", "region"?}` from standard input
//! and writes `{"id", "ok", "value", "problem", "warnings"}`. `value` is the normalised form if there is one, also if
//! the answer is refused. `problem` and `warnings` are the codes of the rules. For a domain, `offer` is the suggestion
//! that one press puts in place of the typed text, if there is one. For csr and photo the input is a path. For an
//! e-mail address, `ok` is about the spelling only: if the form would refuse the address because of its domain, the
//! reason is among the warnings.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its standard output")]

use std::io::{BufRead, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use signet::rules::deep::{Judge, PHONES_FILE, SUFFIXES_FILE};
use signet::rules::email::{EmailAddress, EmailProblem};
use signet::rules::photo as photo_rules;

/// The size that orders allow for a photo, in bytes. The app reads it from each order.
const PHOTO_BYTES: u64 = 512_000;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    /// The typed text. JSON text can contain half surrogate pairs, which a Rust string cannot.
    #[serde(default)]
    input: Option<String>,
    #[serde(default)]
    region: Option<String>,
}

/// One line of the output.
#[derive(Debug, Clone, Serialize, Default)]
pub(crate) struct Judged {
    id: serde_json::Value,
    pub(crate) ok: bool,
    pub(crate) value: Option<String>,
    pub(crate) problem: Option<String>,
    pub(crate) warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) offer: Option<String>,
}

fn main() -> ExitCode {
    let kind = std::env::args().nth(1).unwrap_or_default();
    if !["domain", "phone", "email", "csr", "photo"].contains(&&*kind) {
        eprintln!("cargo run --example check -- domain|phone|email|csr|photo   (JSON lines on standard input)");
        return ExitCode::from(2);
    }
    let Some(judge) = judge() else {
        eprintln!("The data files are missing: run cargo xtask data");
        return ExitCode::FAILURE;
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else { return ExitCode::FAILURE };
        if line.trim_ascii().is_empty() {
            continue;
        }
        let judged = judged(&kind, &judge, &line);
        let written = serde_json::to_writer(&mut out, &judged).map_err(std::io::Error::from);
        // It is no failure if the reader of the output goes away, like `head`.
        if written.and_then(|()| out.write_all(b"\n")).is_err() {
            return ExitCode::SUCCESS;
        }
    }
    ExitCode::SUCCESS
}

/// Loads the judge with its data files.
pub(crate) fn judge() -> Option<Judge> {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data");
    let file = |name| std::fs::read(data.join(name).with_extension("txt")).ok();
    Some(Judge::new(&file(SUFFIXES_FILE)?, &file(PHONES_FILE)?))
}

/// Judges one line.
pub(crate) fn judged(kind: &str, judge: &Judge, line: &[u8]) -> Judged {
    let text = mend(&String::from_utf8_lossy(line));
    let Ok(line) = serde_json::from_str::<Line>(&text) else {
        return Judged { problem: Some("unreadable-line".to_owned()), ..Judged::default() };
    };
    let input = line.input.unwrap_or_default();
    let judged = match kind {
        "domain" => domain(judge, &input),
        "phone" => phone(judge, &input, line.region.as_deref().unwrap_or_default()),
        "email" => email(judge, &input),
        "photo" => photo(&input),
        _ => csr(&input),
    };
    Judged { id: line.id, ..judged }
}

/// Replaces halves of surrogate pairs. JSON can escape them, but a Rust string cannot contain them; browsers turn them
/// into U+FFFD.
pub(crate) fn mend(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("\\u") {
        // An even number of backslashes before this one means that it is not escaped.
        let escapes = rest[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        let unit = |at: usize| rest.get(at + 2..at + 6).and_then(|hex| u16::from_str_radix(hex, 16).ok());
        let is_low = |unit: u16| (0xdc00..0xe000).contains(&unit);
        let (taken, put) = match unit(at) {
            Some(high) if escapes % 2 == 0 && (0xd800..0xdc00).contains(&high) => {
                let has_low = rest.get(at + 6..at + 8) == Some("\\u") && unit(at + 6).is_some_and(is_low);
                if has_low { (at + 12, &rest[at..at + 12]) } else { (at + 6, "\\ufffd") }
            }
            Some(low) if escapes % 2 == 0 && is_low(low) => (at + 6, "\\ufffd"),
            _ => (at + 2, "\\u"),
        };
        out.push_str(&rest[..at]);
        out.push_str(put);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn domain(judge: &Judge, input: &str) -> Judged {
    let verdict = judge.domain(input, true);
    Judged {
        offer: verdict.offer().map(str::to_owned),
        ok: verdict.problem.is_none(),
        value: some(verdict.ascii),
        problem: verdict.problem.map(|problem| problem.code().to_owned()),
        warnings: verdict.warnings.iter().map(|warning| warning.code().to_owned()).collect(),
        ..Judged::default()
    }
}

fn phone(judge: &Judge, input: &str, region: &str) -> Judged {
    let verdict = judge.phone(input, region);
    Judged {
        ok: verdict.problem.is_none(),
        value: some(verdict.e164),
        problem: verdict.problem.map(|problem| problem.code().to_owned()),
        warnings: verdict.warnings.iter().map(|warning| warning.code().to_owned()).collect(),
        ..Judged::default()
    }
}

fn email(judge: &Judge, input: &str) -> Judged {
    match EmailAddress::parse(input) {
        Err(problem) => Judged {
            value: match (problem.offer(), &problem) {
                (Some(address), _) => Some(address.to_owned()),
                (None, EmailProblem::DisplayName { .. }) => None,
                (None, _) => normal_address(input),
            },
            problem: Some(problem.code().to_owned()),
            ..Judged::default()
        },
        Ok(email) => {
            let mut warnings: Vec<String> = email.warnings(true).iter().map(|it| it.code().to_owned()).collect();
            let verdict = judge.domain(email.domain(), true);
            warnings.extend(email.clone().checked(&verdict).err().map(|problem| problem.code().to_owned()));
            Judged { ok: true, value: Some(email.as_str().to_owned()), warnings, ..Judged::default() }
        }
    }
}

/// Returns the normal form of an address that is refused because of its parts. Returns none if it does not have two
/// parts on one line.
fn normal_address(input: &str) -> Option<String> {
    let (local, domain) = input.trim().rsplit_once('@')?;
    let is_written = |part: &str| !part.is_empty() && !part.chars().any(char::is_control);
    (is_written(local) && is_written(domain)).then(|| [local, "@", &domain.to_ascii_lowercase()].concat())
}

fn unreadable_file() -> Judged {
    Judged { problem: Some("unreadable-file".to_owned()), ..Judged::default() }
}

fn csr(path: &str) -> Judged {
    let Ok(bytes) = std::fs::read(path) else { return unreadable_file() };
    let judgement = signet::rules::csr::judge(&bytes);
    Judged {
        ok: judgement.problems.is_empty(),
        value: judgement.pem,
        problem: judgement.problems.first().map(|problem| problem.code().to_owned()),
        warnings: judgement.warnings.iter().map(|warning| warning.code().to_owned()).collect(),
        ..Judged::default()
    }
}

fn photo(path: &str) -> Judged {
    let Ok(bytes) = std::fs::read(path) else { return unreadable_file() };
    let verdict = photo_rules::judge(&bytes, None, PHOTO_BYTES);
    Judged {
        ok: verdict.is_ok(),
        problem: verdict.problem.map(|problem| problem.code().to_owned()),
        warnings: verdict.advice.iter().map(|advice| advice.code().to_owned()).collect(),
        ..Judged::default()
    }
}
