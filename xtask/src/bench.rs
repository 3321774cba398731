//! `cargo xtask bench`: measures how soon the first paint and the app appear in a real browser.

use crate::shell::{command, run, step};
use crate::{Fallible, backend, build, paths, setup};

/// Loads the built site several times, on loopback and with the speed of a slow phone, and prints medians.
pub(crate) fn run_all() -> Fallible {
    setup::for_building()?;
    setup::for_testing()?;
    let chromium = setup::chromium()?;
    build::release(&[])?;
    backend::build()?;
    let database = paths::stamps().join("bench.sqlite");
    let mut backend = backend::start(&database, Some(0))?;
    let folder = paths::root().join("tests").join("e2e");
    let outcome = step("First paint and app drawn (medians)", || {
        run(command("node").args(["bench.mjs", &backend.address]).current_dir(folder).env("CHROMIUM", chromium))
    });
    backend.process.kill()?;
    backend.process.wait()?;
    outcome
}
