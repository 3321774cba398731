//! The reference backend of Signet: the calls of the contract with a real database file, a simulated CA, and the built
//! app with the headers it is shipped with. This is the map.
//!
//! A request passes `server` (connections, and faults that break them), `frame` (request id, problem bodies, CORS,
//! log), and then `api`, `dev` or `site`. `api` reads and writes through `database`. `ca` advances the review and
//! signs.

mod api;
mod ca;
mod cli;
mod clock;
mod database;
mod dev;
mod frame;
mod html;
mod judge;
mod photo;
mod problem;
mod random;
mod seed;
mod server;
mod site;
mod state;
mod template;
mod wrong;

use std::process::ExitCode;

/// Runs the server until it is asked to stop. Returns the exit code of the process.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().map(String::as_str).eq(["openapi"]) {
        print(&openapi_json());
        return ExitCode::SUCCESS;
    }
    let options = match cli::Options::parse(&arguments) {
        Ok(options) => options,
        Err(error) => return report(&error, 2),
    };
    match server::run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error, 1),
    }
}

/// The OpenAPI document of the contract's calls, as pretty-printed JSON.
pub fn openapi_json() -> String {
    api::openapi_json()
}

#[expect(clippy::print_stdout, reason = "the document is the command's output")]
fn print(text: &str) {
    println!("{text}");
}

fn report(error: &dyn std::fmt::Display, code: u8) -> ExitCode {
    complain(error);
    ExitCode::from(code)
}

/// Says an error to the person who runs the server.
#[expect(clippy::print_stderr, reason = "a command line reports its errors on standard error")]
fn complain(error: &dyn std::fmt::Display) {
    eprintln!("signet-backend: {error}");
}
