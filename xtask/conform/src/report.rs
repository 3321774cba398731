//! The result of all checks: a Markdown table that can be handed on, or JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::check::{Check, Level};

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "verdict", content = "got")]
pub enum Verdict {
    /// The backend does what the contract asks.
    Passed,
    /// The backend does something else, which the text describes.
    Failed(String),
    /// The question was not asked, for the reason that the text says.
    Skipped(String),
}

/// A check and its result.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The name of the check.
    pub check: &'static str,
    /// The group of the check.
    pub group: &'static str,
    /// How much the app needs it.
    pub level: Level,
    /// The answer that the contract asks for.
    pub expected: &'static str,
    /// The heading of `docs/backend.md` under which the contract asks for it.
    pub contract: &'static str,
    /// The result.
    #[serde(flatten)]
    pub verdict: Verdict,
}

impl Line {
    pub(crate) fn new(check: &Check, verdict: Verdict) -> Self {
        let Check { id, level, contract, expected, .. } = *check;
        Self { check: id, group: check.group(), level, expected, contract, verdict }
    }

    /// Returns true if the backend lacks this.
    pub fn failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed(_))
    }
}

/// The results of all checks.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The address of the backend.
    pub url: String,
    /// True if nothing that the app needs is missing.
    pub conforms: bool,
    /// One line for each check, in the order in which they ran.
    pub checks: Vec<Line>,
}

/// The most characters of an answer that the table shows.
const GOT_CHARS: usize = 160;

impl Report {
    pub(crate) fn new(url: &str, checks: Vec<Line>) -> Self {
        let conforms = !checks.iter().any(|line| line.failed() && line.level == Level::Required);
        Self { url: url.to_owned(), conforms, checks }
    }

    /// Returns true if nothing that the app needs is missing.
    pub fn conforms(&self) -> bool {
        self.conforms
    }

    /// The report as JSON, with a line end.
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The report as a Markdown table with a summary, with a line end.
    pub fn table(&self) -> String {
        let head = ["", "check", "expected", "got", "contract (docs/backend.md)"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head).chain(self.checks.iter().map(row)).collect();
        let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        let mut text = String::new();
        for (number, row) in rows.iter().enumerate() {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            // A String takes every write.
            let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
            if number == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                let _ = writeln!(text, "| {} |", rule.join(" | "));
            }
        }
        let _ = writeln!(text, "\n{}: {}", self.url, self.summary());
        text
    }

    fn summary(&self) -> String {
        let count = |is: fn(&Line) -> bool| self.checks.iter().filter(|line| is(line)).count();
        let passed = count(|line| line.verdict == Verdict::Passed);
        let missing = count(|line| line.failed() && line.level == Level::Required);
        let optional = count(|line| line.failed() && line.level == Level::Optional);
        let skipped = count(|line| matches!(line.verdict, Verdict::Skipped(_)));
        let sentence = if self.conforms {
            "The app can work with this backend, as far as it was asked."
        } else {
            "The app cannot work with this backend yet."
        };
        format!("{passed} passed, {missing} missing, {optional} optional missing, {skipped} not asked. {sentence}")
    }
}

fn row(line: &Line) -> [String; 5] {
    let (mark, got) = match (&line.verdict, line.level) {
        (Verdict::Passed, _) => ("ok", "as expected".to_owned()),
        (Verdict::Failed(got), Level::Required) => ("MISSING", cell(got)),
        (Verdict::Failed(got), Level::Optional) => ("optional", cell(got)),
        (Verdict::Skipped(reason), _) => ("not asked", cell(reason)),
    };
    [mark.to_owned(), line.check.to_owned(), line.expected.to_owned(), got, line.contract.to_owned()]
}

/// The text on one line, without the sign that parts columns, and clipped.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    match line.char_indices().nth(GOT_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
