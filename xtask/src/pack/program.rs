//! Optimises a WebAssembly program for size.

use std::path::Path;

use crate::shell::{command, find, run};
use crate::{Fallible, paths};

/// The features that rustc's output uses. Every browser since 2022 has them. With `--all-features`, wasm-opt would use
/// features that no browser supports.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Returns the program after wasm-opt, or unchanged if wasm-opt is not installed.
pub(super) fn optimise(name: &str, wasm: Vec<u8>) -> Fallible<Vec<u8>> {
    let Some(optimiser) = find("wasm-opt") else { return Ok(wasm) };
    let folder = paths::stamps();
    std::fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join(format!("{name}.wasm")), folder.join(format!("{name}.small.wasm")));
    std::fs::write(&before, &wasm)?;
    run(command(optimiser)
        .args(FEATURES)
        // rustc's programs do not use memory below 1,024. Functions that begin alike compress better side by side.
        // Functions that are called once compress better if they are not inlined.
        .args([
            "-Oz",
            "--converge",
            "--one-caller-inline-max-function-size=1",
            "--low-memory-unused",
            "--reorder-functions-by-name",
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        .arg(&before)
        .arg("-o")
        .arg(&after))?;
    smaller(wasm, &after)
}

fn smaller(before: Vec<u8>, after: &Path) -> Fallible<Vec<u8>> {
    let after = std::fs::read(after)?;
    Ok(if after.len() < before.len() { after } else { before })
}
