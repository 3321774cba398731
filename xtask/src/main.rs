//! `cargo xtask`: sets up, runs, tests and measures Signet. Each command has its own file.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its standard output")]

mod again;
mod backend;
mod bench;
mod brand;
mod browsers;
mod build;
mod check_config;
mod data;
mod delivery;
mod dependencies;
mod digest;
mod dist;
mod pack;
mod paths;
mod photos;
mod pictures;
mod release;
mod run;
mod servers;
mod setup;
mod shell;
mod size;
mod soak;
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
  dist     a folder and an archive for operators   [--public-url /path/] [--api-origin https://host] [--dns-origin https://host] [--config FILE]
  release  checks that everything names the version, and makes the archive   X.Y.Z
  again    packs the site a second time and compares every file   [--from-scratch] compiles it again too
  soak     what takes hours: every fuzz target, and seeded schedules   [--seeds N] [--from SEED] [--fuzz-seconds N]
  pictures takes the pictures of the gallery and of the main pages anew
  size     what the first load weighs, file by file   [--record] as the new budget
  delivery checks what is in dist/
  check-config FILE   checks a config.json
  dependencies   holds the dependencies to deny.toml
  browsers the journey in Chromium, Firefox and WebKitGTK
  bench    times the first paint and the form, on loopback and on a slow phone
  conform  drives any backend through the contract and lists what it lacks   URL [options], see --help
  photos   photographs printed forms and says how many are read   [--count N] [--print-view | --sheet PNG TEXT]…
  contract writes the calls and types of openapi.json into docs/backend.md
  data     regenerates the data files of the deep rules from the packages that contain them
  setup    fetches the tools into .tools/ and stops
  pack     (Trunk calls it) names, compresses and links what was built
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    if let ["check-config", ..] = words[..] {
        return check_config::run(rest);
    }
    if let ["conform", ..] = words[..] {
        return signet_conform::main(rest);
    }
    if let ["photos", ..] = words[..] {
        return photos::run(rest).unwrap_or_else(|problem| failed(&*problem));
    }
    let outcome = match words[..] {
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        ["build", ..] => setup::for_building().and_then(|()| build::release(rest)),
        ["dist", ..] => dist::make(rest).map(drop),
        ["release", ..] => release::make(rest),
        ["again"] => setup::for_building().and_then(|()| again::compare(false)),
        ["again", "--from-scratch"] => setup::for_building().and_then(|()| again::compare(true)),
        ["run"] => run::release(),
        ["dev"] => run::development(),
        ["test"] => test::everything(),
        ["soak", ..] => soak::run_all(rest),
        ["pictures"] => pictures::renew(),
        ["size", "--record"] => size::record(),
        ["size"] => size::print(),
        ["delivery"] => delivery::check(),
        ["dependencies"] => setup::for_building().and_then(|()| dependencies::check()),
        ["browsers"] => browsers::run_all(),
        ["bench"] => bench::run_all(),
        ["contract"] => signet_conform::write_page(&paths::root()).map_err(Into::into),
        ["data"] => data::make(),
        ["setup"] => setup::for_building().and_then(|()| setup::for_testing()).map(|()| {
            for server in [servers::NGINX, servers::CADDY] {
                servers::found(server);
            }
        }),
        ["pack"] => pack::from_trunk(),
        _ => {
            eprintln!("✗ cargo xtask does not know “{}”. It knows:\n\n{USAGE}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&*problem),
    }
}

fn failed(problem: &(dyn std::error::Error + 'static)) -> ExitCode {
    eprintln!("\n✗ {}", sentence(problem));
    ExitCode::FAILURE
}

/// The sentence for an error. A full disk can stop every command, and the system names neither the file nor a remedy.
fn sentence(problem: &(dyn std::error::Error + 'static)) -> String {
    let mut causes = std::iter::successors(Some(problem), |cause| cause.source());
    let is_full = causes.any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::StorageFull)
    });
    if is_full {
        "The disk is full. Free some space and start again: target/ can be deleted, it is built anew.".to_owned()
    } else {
        problem.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_full_disk_is_said_with_what_to_do() {
        let full: Box<dyn std::error::Error> = std::io::Error::from(std::io::ErrorKind::StorageFull).into();
        assert!(sentence(&*full).starts_with("The disk is full. Free some space"));
        let other: Box<dyn std::error::Error> = "another".into();
        assert_eq!(sentence(&*other), "another");
    }
}
