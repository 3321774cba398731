//! `cargo xtask check-config FILE`: names every wrong member of a `config.json` in plain words. The app judges with the same code.

use std::process::ExitCode;

use signet::site::{self, Checked};
use signet::text::Language;
use signet::text::site::problem;

/// The result of a check: what to print, and whether the file can be used.
struct Report {
    lines: Vec<String>,
    is_right: bool,
}

/// Checks the file and prints the result. The exit code is 1 if a member is wrong, and 2 if there is no file to check.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let [path] = arguments else {
        eprintln!("✗ Name one file: cargo xtask check-config public/config.json");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("✗ {path} cannot be read: {error}");
            return ExitCode::from(2);
        }
    };
    let Report { lines, is_right } = report(&text);
    for line in lines {
        println!("{line}");
    }
    if is_right {
        println!("✓ {path} can be used");
        ExitCode::SUCCESS
    } else {
        println!("docs/config.md describes every member.");
        ExitCode::FAILURE
    }
}

/// Returns a sentence for each wrong member.
pub(crate) fn wrong_members(checked: &Checked) -> Vec<String> {
    checked.problems.iter().map(|wrong| problem(wrong, Language::English)).collect()
}

fn report(text: &str) -> Report {
    let checked = site::check(text);
    let wrong = wrong_members(&checked).into_iter().map(|wrong| format!("✗ {wrong}"));
    let unknown = checked.unknown.iter().map(|path| format!("! {path} is unknown, so the app ignores it"));
    Report { lines: wrong.chain(unknown).collect(), is_right: checked.problems.is_empty() }
}

#[cfg(test)]
mod tests {
    use super::report;

    #[test]
    fn a_wrong_member_is_named_with_its_path_and_an_unknown_one_is_a_warning() {
        let wrong =
            report(r##"{"brand": {"accent": "#0f0", "colour": 1}, "links": {"terms": "javascript:alert(1)"}}"##);
        assert!(!wrong.is_right);
        assert_eq!(
            wrong.lines,
            [
                "✗ brand.accent must be a colour of six hexadecimal digits, like #0b6b50",
                "✗ links.terms must be an address that begins with https:// or http://, or a path on this site like /help",
                "! brand.colour is unknown, so the app ignores it",
            ]
        );
        let unknown = report(r#"{"apiBase": "/api/v1", "apibase": "/"}"#);
        assert!(unknown.is_right);
        assert_eq!(unknown.lines, ["! apibase is unknown, so the app ignores it"]);
    }

    #[test]
    fn a_file_that_is_something_else_is_one_problem() {
        for (text, line) in [
            ("<!doctype html>", "✗ config.json is not JSON"),
            ("", "✗ config.json is not JSON"),
            ("[]", "✗ config.json must be an object in braces"),
        ] {
            let report = report(text);
            assert!(!report.is_right, "{text}");
            assert_eq!(report.lines, [line]);
        }
    }
}
