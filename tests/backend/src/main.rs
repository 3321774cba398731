//! The command line of the reference backend. The library contains all the rest.

use std::process::ExitCode;

fn main() -> ExitCode {
    signet_backend::main()
}
