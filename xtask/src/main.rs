//! `cargo xtask`: sets up, runs, tests and measures Signet. Each command has its own file.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its standard output")]

mod backend;
mod bench;
mod build;
mod check_config;
mod data;
mod delivery;
mod dependencies;
mod digest;
mod pack;
mod paths;
mod run;
mod setup;
mod shell;
mod size;
mod test;

use std::process::ExitCode;

/// The result of a step. An error is shown as a sentence to the person who started the tool; no error is recovered
/// from.
pub(crate) type Fallible<T = ()> = Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "\
cargo xtask <command>

  run      sets up what is missing, builds a release, starts the reference backend and says where to look
  dev      the same with live reload: rebuilds when a file changes
  test     everything that CI runs
  build    the release in dist/   [--public-url /path/]
  size     what the first load weighs, file by file   [--record] as the new budget
  delivery checks what is in dist/
  check-config FILE   checks a config.json
  dependencies   holds the dependencies to deny.toml
  bench    times the first paint and the form, on loopback and on a slow phone
  data     regenerates the data files of the deep rules from the packages that contain them
  setup    fetches the tools into .tools/ and stops
  pack     (Trunk calls it) names, compresses and links what was built
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("build") => setup::for_building().and_then(|()| build::release(rest)),
        Some("run") => run::release(),
        Some("dev") => run::development(),
        Some("test") => test::everything(),
        Some("size") if rest == ["--record"] => size::record(),
        Some("size") => size::print(),
        Some("delivery") => delivery::check(),
        Some("check-config") => return check_config::run(rest),
        Some("dependencies") => dependencies::check(),
        Some("bench") => bench::run_all(),
        Some("data") => data::make(),
        Some("setup") => setup::for_building().and_then(|()| setup::for_testing()),
        Some("pack") => pack::from_trunk(),
        _ => {
            print!("{USAGE}");
            return ExitCode::from(u8::from(!arguments.is_empty()) * 2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n✗ {problem}");
            ExitCode::FAILURE
        }
    }
}
