//! `cargo xtask dist`: a folder and an archive for operators, with the site, configurations for servers, and lists of
//! what is in it. The same commit gives the same archive.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use signet_delivery::recipes;
use signet_delivery::site::Site;
use walkdir::WalkDir;

use crate::shell::{command, output, step};
use crate::{Fallible, build, delivery, digest, pack, paths, setup};

/// The version of Signet.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The files of the repository that belong to a release.
const FILES: [&str; 7] = [
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs/backend.md",
    "docs/adapting.md",
    "docs/operators.md",
    "openapi.json",
];
const USAGE: &str = "dist takes --public-url /path/ with a slash at both ends, --api-origin https://host for a backend at another origin, and --dns-origin https://host for a DNS service at another origin";

/// Makes the folder and the archive below `target/dist`, and returns the archive.
pub(crate) fn make(arguments: &[String]) -> Fallible<PathBuf> {
    let site = site(arguments)?;
    setup::for_building()?;
    build::release(&[])?;
    delivery::check()?;
    let name = format!("signet-{VERSION}");
    let top = paths::root().join("target").join("dist");
    let archive = step("Packing the site for operators", || {
        let folder = top.join(&name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        lay_out(&folder, &site)?;
        std::fs::write(folder.join("SHA256SUMS"), sums(&folder)?)?;
        let archive = top.join(format!("{name}.tar.gz"));
        std::fs::write(&archive, packed(&folder, &name, time())?)?;
        Ok(archive)
    })?;
    println!("  {}  {}", digest::sha256(&std::fs::read(&archive)?), archive.display());
    Ok(archive)
}

fn site(arguments: &[String]) -> Fallible<Site> {
    let (mut path, mut origins, mut dns) = ("/".to_owned(), Vec::new(), None);
    let mut rest = arguments.iter();
    while let Some(option) = rest.next() {
        let value = rest.next().ok_or(USAGE)?.clone();
        match option.as_str() {
            "--public-url" => path = value,
            "--api-origin" => origins.push(value.trim_end_matches('/').to_owned()),
            "--dns-origin" => dns = Some(value.trim_end_matches('/').to_owned()),
            _ => return Err(USAGE.into()),
        }
    }
    let site = Site::new(&path, &origins)?;
    Ok(match dns {
        Some(origin) => site.with_dns_origin(&origin)?,
        None => site,
    })
}

/// Copies the site and writes everything beside it.
fn lay_out(folder: &Path, site: &Site) -> Fallible {
    let dist = paths::dist();
    for entry in WalkDir::new(&dist) {
        let entry = entry?;
        if entry.file_type().is_file() {
            copy(entry.path(), &folder.join("site").join(entry.path().strip_prefix(&dist)?))?;
        }
    }
    let index = folder.join("site").join("index.html");
    let packed = std::fs::read_to_string(&index)?;
    let page = site.page(&packed);
    if page != packed {
        std::fs::write(&index, &page)?;
        pack::variants(&index, page.as_bytes())?;
    }
    for recipe in recipes::all(site, &page) {
        let file = folder.join("recipes").join(recipe.path);
        std::fs::create_dir_all(file.parent().unwrap_or(folder))?;
        std::fs::write(file, recipe.text)?;
    }
    for name in FILES {
        copy(&paths::root().join(name), &folder.join(name))?;
    }
    copy(&paths::stamps().join("sbom.cdx.json"), &folder.join("sbom.cdx.json"))
}

fn copy(from: &Path, to: &Path) -> Fallible {
    std::fs::create_dir_all(to.parent().unwrap_or(Path::new(".")))?;
    std::fs::copy(from, to).map_err(|error| format!("{} cannot be copied: {error}", from.display()))?;
    Ok(())
}

/// The digests of all files, as `sha256sum --check` reads them.
fn sums(folder: &Path) -> Fallible<String> {
    let mut out = String::new();
    for path in files(folder)? {
        let _ = writeln!(out, "{}  {path}", digest::sha256(&std::fs::read(folder.join(&path))?));
    }
    Ok(out)
}

/// The paths of all files in a folder with slashes, sorted.
pub(crate) fn files(folder: &Path) -> Fallible<Vec<String>> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            paths.push(entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/"));
        }
    }
    paths.sort();
    Ok(paths)
}

/// Packs a folder below a name. The archive depends on nothing but names, contents and the time: no owner, no order of a
/// file system, no time of packing.
fn packed(folder: &Path, name: &str, time: u64) -> Fallible<Vec<u8>> {
    let encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    let mut archive = tar::Builder::new(encoder);
    for path in files(folder)? {
        let content = std::fs::read(folder.join(&path))?;
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(content.len())?);
        header.set_mode(if Path::new(&path).extension().is_some_and(|it| it == "sh") { 0o755 } else { 0o644 });
        header.set_mtime(time);
        archive.append_data(&mut header, format!("{name}/{path}"), &content[..])?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// The time of every file in the archive, in seconds since 1970: `SOURCE_DATE_EPOCH`, or the time of the commit. It must
/// differ between releases: servers make the entity tag of a file from its time and size, and the pages of two releases have
/// the same size.
fn time() -> u64 {
    let told = std::env::var("SOURCE_DATE_EPOCH").ok();
    let time = told.or_else(|| output(command("git").args(["log", "-1", "--format=%ct"])));
    time.and_then(|time| time.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{packed, site, sums};
    use crate::paths;

    #[test]
    fn the_same_files_give_the_same_archive_whenever_and_wherever_they_are_written() {
        let folders = ["one", "two"].map(|name| paths::stamps().join("dist-test").join(name));
        for (folder, names) in folders.iter().zip([["b.txt", "a/c.sh"], ["a/c.sh", "b.txt"]]) {
            let _ = std::fs::remove_dir_all(folder);
            for name in names {
                let file = folder.join(name);
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                std::fs::write(&file, name).expect("a file");
                let file = std::fs::File::options().write(true).open(file).expect("a file");
                let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(names[0].len() as u64);
                file.set_modified(time).expect("a time");
            }
        }
        let [one, two] = folders.map(|folder| {
            (packed(&folder, "signet-1", 1_700_000_000).expect("an archive"), sums(&folder).expect("digests"))
        });
        assert!(one == two, "the order and the times of the files are in the archive");
        let lines: Vec<&str> = one.1.lines().collect();
        assert!(
            lines[0].ends_with("  a/c.sh") && lines[1].ends_with("  b.txt") && lines[0].len() == 64 + 8,
            "{lines:?}"
        );
    }

    #[test]
    fn options_are_a_path_and_origins() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(site(&words(&["--public-url", "/a/"])).expect("a site").base(), "/a");
        for wrong in [&["--public-url"][..], &["--public-url", "a"], &["/a/"], &["--api-origin", "example.com"]] {
            assert!(site(&words(wrong)).is_err(), "{wrong:?}");
        }
    }
}
