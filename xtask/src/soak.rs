//! `cargo xtask soak`: what takes too long for `cargo xtask test`. Each fuzz target runs for a long time, then many seeded
//! schedules run in the browser.

use std::path::PathBuf;

use crate::shell::{command, run, step};
use crate::{Fallible, backend, paths, setup};

/// The seconds for each fuzz target, unless the command line gives others.
const FUZZ_SECONDS: u32 = 1000;
/// The number of schedules, unless the command line gives another.
const SEEDS: u32 = 1000;

/// What to run, from the command line.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    seeds: u32,
    from: u32,
    fuzz_seconds: u32,
}

/// Runs all of it and ends with an error if anything was found.
pub(crate) fn run_all(arguments: &[String]) -> Fallible {
    let plan = Plan::read(arguments)?;
    if plan.fuzz_seconds > 0 {
        setup::for_fuzzing()?;
        for target in targets()? {
            step(&format!("Fuzzing {target} for {} s", plan.fuzz_seconds), || fuzz(&target, plan.fuzz_seconds))?;
        }
    }
    if plan.seeds > 0 {
        schedules(&plan)?;
    }
    Ok(())
}

impl Plan {
    fn read(arguments: &[String]) -> Fallible<Self> {
        let mut plan = Self { seeds: SEEDS, from: 1, fuzz_seconds: FUZZ_SECONDS };
        let mut rest = arguments.iter();
        while let Some(name) = rest.next() {
            let place = match name.as_str() {
                "--seeds" => &mut plan.seeds,
                "--from" => &mut plan.from,
                "--fuzz-seconds" => &mut plan.fuzz_seconds,
                _ => return Err(format!("soak takes --seeds, --from and --fuzz-seconds, not {name}").into()),
            };
            let value = rest.next().ok_or_else(|| format!("{name} needs a number"))?;
            *place = value.parse().map_err(|_| format!("{name} needs a number, not {value}"))?;
        }
        Ok(plan)
    }
}

/// The names of the fuzz targets: one file each.
fn targets() -> Fallible<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(paths::root().join("fuzz").join("fuzz_targets"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            names.extend(path.file_stem().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}

/// Runs one target. Its inputs stay in `fuzz/corpus`, so that the next run goes on from there.
fn fuzz(target: &str, seconds: u32) -> Fallible {
    run(command("rustup")
        .args(["run", "nightly", "cargo", "fuzz", "run", target, "--"])
        .arg(format!("-max_total_time={seconds}"))
        // cargo sets these for its children, and they would choose the toolchain of this checkout.
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO"))
}

/// Runs the schedules against the release in `dist/`.
fn schedules(plan: &Plan) -> Fallible {
    setup::for_testing()?;
    let chromium: PathBuf = setup::chromium()?;
    if !paths::dist().join("index.html").is_file() {
        return Err("there is no release in dist/: cargo xtask build".into());
    }
    backend::build()?;
    let Plan { seeds, from, .. } = plan;
    let outcome = step(&format!("Schedules {from} to {}", from + seeds - 1), || {
        let mut tests = command("node");
        tests
            .args(["node_modules/@playwright/test/cli.js", "test", "--reporter", "dot", "schedules.spec.ts"])
            .current_dir(paths::root().join("tests").join("e2e"));
        tests.env("CHROMIUM", &chromium).env("SIGNET_BACKEND", backend::program()).env("SIGNET_DIST", paths::dist());
        run(tests.env("SIGNET_SEEDS", format!("{from}:{seeds}")))
    });
    if outcome.is_err() {
        println!("  A failure names its seed; tests/e2e/results has the steps and the calls. To run one seed again:");
        println!("  cargo xtask soak --fuzz-seconds 0 --seeds 1 --from SEED");
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::{FUZZ_SECONDS, Plan, SEEDS, targets};

    fn read(arguments: &[&str]) -> Option<Plan> {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Plan::read(&arguments).ok()
    }

    #[test]
    fn the_options_take_numbers_and_have_usual_values() {
        assert_eq!(read(&[]), Some(Plan { seeds: SEEDS, from: 1, fuzz_seconds: FUZZ_SECONDS }));
        let other = Plan { seeds: 3, from: 40, fuzz_seconds: 0 };
        assert_eq!(read(&["--seeds", "3", "--from", "40", "--fuzz-seconds", "0"]), Some(other));
        for wrong in [&["--seeds"][..], &["--seeds", "many"], &["--hours", "1"]] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_fuzz_target_is_found() {
        assert!(targets().expect("the folder").contains(&"csr".to_owned()));
    }
}
