//! `cargo xtask photos`: photographs printed forms and says how many are read.

use std::path::Path;
use std::process::ExitCode;

use crate::shell::{command, run as run_command, step};
use crate::{Fallible, backend, paths, setup};

/// The word that asks for the real print view instead of drawn forms.
const PRINT_VIEW: &str = "--print-view";

/// Takes photos of drawn forms, or of the print view of the site in `dist/`.
pub(crate) fn run(words: &[String]) -> Fallible<ExitCode> {
    let mut rest: Vec<String> = words.iter().filter(|word| *word != PRINT_VIEW).cloned().collect();
    if rest.len() < words.len() {
        rest.append(&mut sheets()?);
    }
    Ok(signet_photos::main(&rest))
}

/// Renders the print view in Chromium, and returns the options that name the pictures.
fn sheets() -> Fallible<Vec<String>> {
    if !paths::dist().join("index.html").is_file() {
        return Err("dist/ is missing: cargo xtask build".into());
    }
    setup::for_testing()?;
    backend::build()?;
    let folder = paths::stamps().join("sheets");
    let mut tests = command("node");
    tests.args(["node_modules/@playwright/test/cli.js", "test", "sheets.spec.ts"]);
    tests.current_dir(paths::root().join("tests").join("e2e"));
    tests.env("CHROMIUM", setup::chromium()?).env("SIGNET_BACKEND", backend::program());
    tests.env("SIGNET_DIST", paths::dist()).env("SIGNET_SHEETS", &folder);
    step("Rendering the print view", || run_command(&mut tests))?;
    options(&folder)
}

fn options(folder: &Path) -> Fallible<Vec<String>> {
    let mut options = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "png") {
            let text = std::fs::read_to_string(path.with_extension("txt"))?;
            options.extend(["--sheet".to_owned(), path.to_string_lossy().into_owned(), text]);
        }
    }
    Ok(options)
}
