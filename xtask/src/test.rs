//! `cargo xtask test`: runs everything that CI runs, step by step, until the first failure.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::shell::{command, find, run, step};
use crate::{Fallible, backend, build, delivery, dependencies, paths, pictures, servers, setup, size};

/// The counts of tests from all runners.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// Browser tests that failed first and passed when they were repeated.
    flaky: u32,
}

/// Runs everything and prints a line of counts at the end.
pub(crate) fn everything() -> Fallible {
    let start = Instant::now();
    let mut tally = Tally::default();
    let outcome = all(&mut tally);
    let Tally { passed, mut failed, skipped, flaky } = tally;
    if outcome.is_err() {
        failed = failed.max(1);
    }
    if flaky > 0 {
        println!("\n{flaky} flaky: passed when repeated, and listed above; each is a defect");
    }
    println!("\n{passed} passed, {failed} failed, {skipped} skipped in {} s", start.elapsed().as_secs());
    outcome
}

fn all(tally: &mut Tally) -> Fallible {
    setup::for_building()?;
    setup::for_testing()?;
    let chromium = setup::chromium()?;
    step("Formatting", || run(command("cargo").args(["fmt", "--all", "--check"])))?;
    step("Lints of the host", || run(clippy(&["--workspace", "--all-targets"])))?;
    step("Lints of the app", || {
        run(clippy(&["--target", "wasm32-unknown-unknown", "--features", "parts", "--lib", "--bins", "--test", "web"]))
    })?;
    step("Lints of the workers", || {
        run(clippy(&["--target", "wasm32-unknown-unknown", "--lib", "--bins", "--no-default-features"]))
    })?;
    step("Licences and origins of dependencies", dependencies::check)?;
    step("Tests on the host", || {
        counted(command("cargo").args(["test", "--workspace", "--quiet", "--no-fail-fast"]), tally)
    })?;
    // The properties share the minute, because each runs in a separate thread.
    step("Random inputs", || {
        let mut tests = command("cargo");
        tests.args(["test", "--quiet", "--test", "random", "--", "--test-threads", "32"]);
        counted(tests.env("SIGNET_RANDOM_SECONDS", "60"), tally)
    })?;
    build::release(&[])?;
    step("Size budget", size::check)?;
    step("Delivery", delivery::check)?;
    backend::build()?;
    let mut recipes = on_servers();
    step("Recipes on their servers", || counted(&mut recipes, tally))?;
    if paths::root().join("tests").join("web.rs").is_file() {
        step("Tests in the browser", || counted(&mut in_browser(&chromium), tally))?;
    }
    step("End to end", || {
        let mut tests = command("node");
        tests
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .current_dir(paths::root().join("tests").join("e2e"));
        tests.env("CHROMIUM", &chromium).env("SIGNET_BACKEND", backend::program()).env("SIGNET_DIST", paths::dist());
        counted(&mut tests, tally)
    })?;
    let mut gallery = pictures::comparison()?;
    step("Gallery and pictures", || counted(&mut gallery, tally))
}

fn clippy(targets: &[&str]) -> &'static mut Command {
    // There are only a few commands, so leaking them is harmless and keeps each call above on one line.
    let mut lint = command("cargo");
    lint.args(["clippy", "--quiet"]).args(targets).args(["--", "--deny", "warnings"]);
    Box::leak(Box::new(lint))
}

/// The tests that ask every server. Those of a server that cannot be had are skipped, and counted as skipped.
fn on_servers() -> Command {
    let mut tests = command("cargo");
    tests.args(["test", "--quiet", "--package", "signet-delivery", "--test", "servers"]);
    tests.env("SIGNET_DIST", paths::dist()).env("SIGNET_BACKEND", backend::program());
    let programs = [
        ("SIGNET_NGINX", servers::found(servers::NGINX)),
        ("SIGNET_CADDY", servers::found(servers::CADDY)),
        ("SIGNET_NODE", find("node")),
    ];
    tests.envs(programs.into_iter().filter_map(|(name, path)| path.map(|path| (name, path))));
    tests
}

/// The runner of wasm-bindgen starts the driver, which starts Chromium with the flags of webdriver.json.
fn in_browser(chromium: &PathBuf) -> Command {
    let mut tests = command("cargo");
    // There is no `--quiet`, because cargo would pass it to the runner, which does not know it.
    tests.args(["test", "--target", "wasm32-unknown-unknown", "--test", "web"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner").env("CHROME_BIN", chromium);
    if let Some(driver) = find("chromedriver") {
        tests.env("CHROMEDRIVER", driver);
    }
    tests
}

/// Runs a test runner, passes its output on, and adds up the counts in it.
fn counted(tests: &mut Command, tally: &mut Tally) -> Fallible {
    let mut process = tests.stdout(Stdio::piped()).spawn()?;
    let output = process.stdout.take().ok_or("the test runner has no output")?;
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        println!("{line}");
        tally.add(&line);
    }
    let status = process.wait()?;
    if status.success() { Ok(()) } else { Err("tests failed: the output above says which".into()) }
}

impl Tally {
    /// Reads cargo's `test result: ok. 3 passed; 0 failed; 1 ignored; …` and Playwright's `  3 passed (2.0s)`.
    fn add(&mut self, line: &str) {
        let line = line.trim();
        let words: Vec<&str> = match line.strip_prefix("test result:") {
            Some(rest) => rest.split_whitespace().collect(),
            None => line.split_whitespace().take(2).collect(),
        };
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u32>() else { continue };
            match pair[1].trim_end_matches(';') {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" | "skipped" => self.skipped += count,
                "flaky" => self.flaky += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn the_counts_of_both_runners_are_added_up() {
        let mut tally = Tally::default();
        tally.add("test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        tally.add("  7 passed (2.1s)");
        tally.add("  3 skipped");
        tally.add("  1 flaky");
        tally.add("Running 9 tests using 2 workers");
        assert_eq!((tally.passed, tally.failed, tally.skipped, tally.flaky), (19, 1, 5, 1));
    }
}
