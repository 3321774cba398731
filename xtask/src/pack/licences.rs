//! The components of the programs: `licences.txt` in the site, which the licences require, and a `CycloneDX` list of
//! components.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};

use super::toolchain;
use crate::shell::{command, output};
use crate::{Fallible, paths};

/// The features of each program, as `index.html` sets them: the app in parts, and a worker.
const PROGRAMS: [&[&str]; 2] = [&["--features", "parts"], &["--no-default-features"]];

/// A crate that is compiled into the app or a worker.
pub(super) struct Component {
    pub(super) name: String,
    pub(super) version: String,
    /// The licence as the crate's author wrote it: an SPDX expression, or two names with a slash between them.
    pub(super) licence: String,
    /// The package URL: <https://github.com/package-url/purl-spec>.
    pub(super) purl: String,
    /// The texts of its notices.
    pub(super) texts: Vec<String>,
}

/// The needed parts of the output of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
    /// The source of the package; none for a package of this repository.
    source: Option<String>,
}

/// Writes both lists.
pub(super) fn write(site: &Path) -> Fallible {
    let components = components()?;
    std::fs::write(site.join("licences.txt"), notices(&components))?;
    std::fs::create_dir_all(paths::stamps())?;
    Ok(std::fs::write(paths::stamps().join("sbom.cdx.json"), serde_json::to_string_pretty(&bill(&components))?)?)
}

/// Lists the crates that are linked into the programs, sorted by name, without the packages of this repository. Rust's
/// standard library comes first.
fn components() -> Fallible<Vec<Component>> {
    let linked = linked()?;
    let mut cargo = command("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    let metadata: Metadata = serde_json::from_str(&output(&mut cargo).ok_or("cargo metadata failed")?)?;
    let packages = metadata.packages.into_iter().filter(|package| {
        package.source.is_some() && linked.contains(&(package.name.clone(), package.version.clone()))
    });
    let mut components = vec![toolchain::standard_library()?];
    components.extend(packages.map(|Package { name, version, license, manifest_path, .. }| Component {
        // A plus sign means a space in a package URL, so it is escaped.
        purl: format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        texts: manifest_path.parent().map(licence_texts).unwrap_or_default(),
        licence: license.unwrap_or_else(|| "NOASSERTION".to_owned()),
        name,
        version,
    }));
    components[1..].sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(components)
}

/// Returns the name and version of every package that is linked into a program. `cargo tree` uses the features that the
/// package `signet` has when it is built alone; `cargo metadata` adds those that the reference backend needs.
fn linked() -> Fallible<BTreeSet<(String, String)>> {
    let mut linked = BTreeSet::new();
    for features in PROGRAMS {
        let mut cargo = command("cargo");
        cargo.args(["tree", "--locked", "--offline", "--package", "signet", "--target", "wasm32-unknown-unknown"]);
        cargo.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]).args(features);
        for line in output(&mut cargo).ok_or("cargo tree failed")?.lines() {
            let (name, rest) = line.split_once(" v").ok_or_else(|| format!("cargo tree names no version: {line}"))?;
            let version = rest.split_whitespace().next().unwrap_or_default();
            linked.insert((name.to_owned(), version.to_owned()));
        }
    }
    Ok(linked)
}

/// The licence files of a package, sorted by name.
fn licence_texts(folder: &Path) -> Vec<String> {
    let is_licence = |name: &str| {
        ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.to_uppercase().starts_with(start))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> =
        entries.filter(|it| is_licence(&it.file_name().to_string_lossy())).map(|it| it.path()).collect();
    files.sort();
    files
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|text| text.trim().replace("\r\n", "\n"))
        .collect()
}

/// Writes each licence text once, below the names of the crates that it covers.
fn notices(components: &[Component]) -> String {
    let mut by_text: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut out = String::from("Signet contains the following crates, each under the licence named.\n\n");
    for Component { name, version, licence, texts, .. } in components {
        out.extend([name, " ", version, "  ", licence, "\n"]);
        for text in texts {
            by_text.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    for (text, names) in by_text {
        out.extend(["\n", &"-".repeat(80), "\n", &names.join(", "), "\n\n", text, "\n"]);
    }
    out
}

/// The list of components in the format of <https://cyclonedx.org/docs/1.6/json/>.
fn bill(components: &[Component]) -> Value {
    let component = |it: &Component| {
        json!({
            "type": "library", "bom-ref": it.purl, "name": it.name, "version": it.version, "purl": it.purl,
            "licenses": [{ "expression": it.licence.replace('/', " OR ") }],
        })
    };
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": { "type": "application", "name": "signet", "version": env!("CARGO_PKG_VERSION") } },
        "components": components.iter().map(component).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::{bill, components, notices};

    #[test]
    fn the_lists_name_what_is_in_the_programs_and_nothing_else() {
        let components = components().expect("the lists of cargo");
        let names: Vec<&str> = components.iter().map(|it| it.name.as_str()).collect();
        for name in ["std", "leptos", "serde", "wasm-bindgen", "idna"] {
            assert_eq!(names.iter().filter(|it| **it == name).count(), 1, "{name} is in the programs");
        }
        for name in
            ["utoipa", "axum", "hyper", "tokio", "rusqlite", "ring", "rsa", "p256", "brotli", "serde_derive", "signet"]
        {
            assert!(!names.contains(&name), "{name} is in no program");
        }
    }

    #[test]
    fn every_component_says_its_licence_and_where_it_comes_from() {
        let components = components().expect("the lists of cargo");
        for component in &components {
            assert!(component.licence != "NOASSERTION", "{} names no licence", component.name);
        }
        let bill = bill(&components).to_string();
        assert!(bill.contains("\"pkg:cargo/leptos@") && bill.contains("\"pkg:github/rust-lang/rust@"), "{bill}");
        let notices = notices(&components);
        assert!(notices.contains("\nstd ") && notices.contains("The Rust Project Developers"), "Rust's own notice");
    }
}
