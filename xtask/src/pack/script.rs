//! Makes scripts smaller: esbuild cuts comments and spaces, and shortens names that nobody outside can see.

use crate::shell::{command, find, run};
use crate::{Fallible, paths};

/// How a browser runs a script.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// In a page, before anything is known of the browser: esbuild rewrites or refuses what an old one could not read.
    Old,
    /// In a worker, which loads no other script.
    Worker,
    /// As a module of a page.
    Module,
}

impl Form {
    /// Its options for esbuild. What the programs need, browsers have since 2022; ES2020 is older.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Old => &["--target=es5"],
            Self::Worker => &["--target=es2020", "--format=iife"],
            Self::Module => &["--target=es2020", "--format=esm"],
        }
    }
}

/// The script after esbuild, or as it is where esbuild is not installed.
pub(super) fn minify(name: &str, script: String, form: Form) -> Fallible<String> {
    let Some(esbuild) = find("esbuild") else { return Ok(script) };
    let folder = paths::stamps();
    std::fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join(format!("{name}.js")), folder.join(format!("{name}.small.js")));
    std::fs::write(&before, script)?;
    run(command(esbuild)
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .args(form.options())
        .arg(&before)
        .arg(format!("--outfile={}", after.display())))?;
    Ok(std::fs::read_to_string(after)?)
}
