//! `cargo xtask again`: shows that the same commit gives the same site. It packs the site a second time into another
//! folder and compares every file.

use std::path::Path;

use crate::shell::{run, step};
use crate::{Fallible, build, dist, paths};

/// Compares `dist/` with a second build. With `from_scratch` the programs are compiled again as well, which takes minutes.
pub(crate) fn compare(from_scratch: bool) -> Fallible {
    build::release(&[])?;
    let folder = paths::stamps().join("again");
    step("Packing the site again", || {
        std::fs::remove_dir_all(&folder).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
        let mut trunk = build::trunk("/");
        trunk.arg("--dist").arg(&folder);
        if from_scratch {
            trunk.env("CARGO_TARGET_DIR", paths::root().join("target").join("again"));
        }
        run(&mut trunk)
    })?;
    let different = different(&paths::dist(), &folder)?;
    if different.is_empty() {
        println!("  {} files, all the same", dist::files(&folder)?.len());
        return Ok(());
    }
    Err(format!("The same commit gave another site. These files differ:\n  {}", different.join("\n  ")).into())
}

/// The paths of the files that are not in both folders with the same content.
fn different(one: &Path, other: &Path) -> Fallible<Vec<String>> {
    let mut paths = dist::files(one)?;
    paths.extend(dist::files(other)?);
    paths.sort();
    paths.dedup();
    let read = |folder: &Path, path: &str| std::fs::read(folder.join(path)).ok();
    Ok(paths.into_iter().filter(|path| read(one, path) != read(other, path)).collect())
}
