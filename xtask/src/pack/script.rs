//! Makes scripts and styles smaller: esbuild cuts comments and spaces, and shortens names that nobody outside can see.

use crate::shell::{command, find, run};
use crate::{Fallible, paths};

/// What a text is to the browser.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// A script of the page that runs before anything is known of the browser: esbuild rewrites or refuses what an old one could not read.
    Old,
    /// A worker's script, which loads no other.
    Worker,
    /// A module of the page.
    Module,
    /// The page's styles.
    Style,
}

impl Form {
    /// Its options for esbuild. What the programs need, browsers have since 2022; ES2020 is older.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Old => &["--target=es5"],
            Self::Worker => &["--target=es2020", "--format=iife"],
            Self::Module => &["--target=es2020", "--format=esm"],
            Self::Style => &[],
        }
    }

    fn extension(self) -> &'static str {
        if matches!(self, Self::Style) { "css" } else { "js" }
    }
}

/// The text after esbuild, or as it is where esbuild is not installed.
pub(super) fn minify(name: &str, text: String, form: Form) -> Fallible<String> {
    let Some(esbuild) = find("esbuild") else { return Ok(text) };
    let folder = paths::stamps();
    std::fs::create_dir_all(&folder)?;
    let file = |stem: String| folder.join(stem).with_added_extension(form.extension());
    let (before, after) = (file(name.to_owned()), file(format!("{name}.small")));
    std::fs::write(&before, text)?;
    run(command(esbuild)
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .args(form.options())
        .arg(&before)
        .arg(format!("--outfile={}", after.display())))?;
    Ok(std::fs::read_to_string(after)?)
}
