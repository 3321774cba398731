//! The command line of the reference backend; everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    signet_backend::main()
}
