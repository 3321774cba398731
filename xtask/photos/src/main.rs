//! Runs the command by itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    signet_photos::main(&arguments)
}
