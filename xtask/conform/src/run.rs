//! Runs every check in its order, and turns the result into the exit code of the command.

use std::process::ExitCode;

use clap::Parser;

use crate::bench::Bench;
use crate::check::{Miss, all};
use crate::options::Options;
use crate::report::{Line, Report, Verdict};

/// Reads the command line (without the program's name), runs the checks and prints the report. The exit code is 1 if
/// the backend lacks something that the app needs, and 2 if the command line is wrong.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the report is the command's output")]
pub fn main(arguments: &[String]) -> ExitCode {
    let words = std::iter::once("cargo xtask conform").chain(arguments.iter().map(String::as_str));
    let options = match Options::try_parse_from(words) {
        Ok(options) => options,
        Err(error) => {
            // clap writes help to the standard output and errors to the standard error. Neither can be mended here.
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
        }
    };
    let report = match run(&options) {
        Ok(report) => report,
        Err(problem) => {
            eprintln!("✗ {problem}");
            return ExitCode::from(2);
        }
    };
    print!("{}", if options.json { report.json() } else { report.table() });
    if report.conforms() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs every check against the backend. Returns an error, as a sentence, if no check can be run.
pub fn run(options: &Options) -> Result<Report, String> {
    let mut bench = Bench::new(options)?;
    let mut lines = Vec::new();
    for check in all() {
        let verdict = match (check.run)(&mut bench) {
            Ok(()) => {
                bench.note_passed(check.id);
                Verdict::Passed
            }
            Err(Miss::Got(got)) => Verdict::Failed(got),
            Err(Miss::Skipped(reason)) => Verdict::Skipped(reason),
        };
        lines.push(Line::new(check, verdict));
    }
    Ok(Report::new(&options.url, lines))
}
