//! `cargo xtask pictures`: takes the pictures of the gallery and of the main pages anew. `cargo xtask test` compares them.

use std::process::Command;

use crate::shell::{command, run, step};
use crate::{Fallible, backend, build, paths, setup};

/// Takes the pictures anew. They are files of the repository: look at each that has changed before it is committed.
pub(crate) fn renew() -> Fallible {
    setup::for_building()?;
    setup::for_testing()?;
    let mut tests = comparison()?;
    step("Taking the pictures", || run(tests.arg("--update-snapshots=all").env("SIGNET_PICTURES", "renew")))
}

/// Builds the site with the gallery, and returns the tests that compare it with its pictures.
pub(crate) fn comparison() -> Fallible<Command> {
    build::development()?;
    backend::build()?;
    let mut tests = command("node");
    tests.args(["node_modules/@playwright/test/cli.js", "test", "gallery.spec.ts"]);
    tests.current_dir(paths::root().join("tests").join("e2e"));
    tests.env("CHROMIUM", setup::chromium()?).env("SIGNET_BACKEND", backend::program());
    tests.env("SIGNET_DIST", paths::gallery());
    Ok(tests)
}
