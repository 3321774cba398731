//! Makes scripts and styles smaller: esbuild removes comments and spaces, and shortens names that are not visible
//! outside.

use crate::shell::{command, find, run};
use crate::{Fallible, paths};

/// The role of a text in the browser.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// A script of the page that runs before the browser's abilities are known. esbuild rewrites or refuses syntax that
    /// an old browser cannot read.
    Old,
    /// The script of a worker. It loads no other script.
    Worker,
    /// A module of the page.
    Module,
    /// The page's styles.
    Style,
}

impl Form {
    /// The options for esbuild. The programs need browsers from 2022 or later, so ES2020 is old enough.
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

/// Returns the text after esbuild, or unchanged if esbuild is not installed.
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
