//! `cargo xtask`: sets up, runs, tests and measures Signet.
#![expect(clippy::print_stderr, reason = "a command-line tool speaks on its standard output")]

mod data;

use std::path::Path;

fn main() -> std::process::ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("data") => data::make(root),
        _ => Ok(()),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            std::process::ExitCode::FAILURE
        }
    }
}
