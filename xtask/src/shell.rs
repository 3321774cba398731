//! Runs other programs and reports how long they take.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{Fallible, paths};

/// Prints the name of a step, runs it, and prints how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Fallible<T>) -> Fallible<T> {
    println!("▸ {what}");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f32();
    match &outcome {
        Ok(_) => println!("  {what}: {seconds:.1} s"),
        Err(_) => println!("  {what}: failed after {seconds:.1} s"),
    }
    outcome
}

/// Makes a command that runs at the repository's root, finds this checkout's tools first, and reads nothing from a
/// terminal.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root()).stdin(Stdio::null()).env("PATH", search_path());
    // xtask runs under cargo, which sets variables about the package xtask for its children. The builds below must not
    // see them.
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        if name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" || name == "CARGO_MANIFEST_PATH" {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a command to its end. Its output goes to the output of xtask.
pub(crate) fn run(command: &mut Command) -> Fallible {
    let status = command.status().map_err(|error| format!("{} cannot be started: {error}", name_of(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", name_of(command)).into()) }
}

/// Returns the output of a command without the line end, or none if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Finds a program in this checkout's tools or on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&search_path()).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn search_path() -> std::ffi::OsString {
    let own = [paths::tools().join("bin"), paths::tools().join("node_modules").join(".bin")];
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited))).unwrap_or(inherited)
}

fn name_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
