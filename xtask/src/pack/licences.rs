//! What the program is made of: `licences.txt` in the site, which the licences ask for, and a `CycloneDX` list of components.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use serde_json::{Value, json};

use crate::shell::{command, output};
use crate::{Fallible, paths};

/// One crate that is compiled into the app or a worker.
struct Component {
    name: String,
    version: String,
    licence: String,
    texts: Vec<String>,
}

/// Writes both lists.
pub(super) fn write(site: &Path) -> Fallible {
    let mut cargo = command("cargo");
    cargo.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--offline",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ]);
    let metadata: Value = serde_json::from_str(&output(&mut cargo).ok_or("cargo metadata failed")?)?;
    let components = components(&metadata);
    std::fs::write(site.join("licences.txt"), notices(&components))?;
    std::fs::create_dir_all(paths::stamps())?;
    Ok(std::fs::write(paths::stamps().join("sbom.cdx.json"), serde_json::to_string_pretty(&bill(&components))?)?)
}

/// The package `signet` and what it links, without what only runs while it is built, in the order of their names.
fn components(metadata: &Value) -> Vec<Component> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|it| (text(&it["id"]), it)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|it| (text(&it["id"]), it)).collect();
    let ours = |package: &Value| package["source"].is_null();
    let runs_while_building = |package: &Value| {
        list(&package["targets"]).iter().any(|target| list(&target["kind"]).contains(&json!("proc-macro")))
    };
    let start = packages.iter().find(|(_, package)| package["name"] == "signet").map(|(id, _)| id.clone());
    let mut seen: BTreeSet<String> = start.iter().cloned().collect();
    let mut open: VecDeque<String> = start.into_iter().collect();
    let mut found = Vec::new();
    while let Some(id) = open.pop_front() {
        let Some(package) = packages.get(&id) else { continue };
        if runs_while_building(package) {
            continue;
        }
        if !ours(package) {
            let folder = text(&package["manifest_path"]);
            found.push(Component {
                name: text(&package["name"]),
                version: text(&package["version"]),
                licence: text(&package["license"]),
                texts: Path::new(&folder).parent().map(licence_texts).unwrap_or_default(),
            });
        }
        for dependency in nodes.get(&id).map(|node| list(&node["deps"])).unwrap_or_default() {
            let linked = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let name = text(&dependency["pkg"]);
            if linked && seen.insert(name.clone()) {
                open.push_back(name);
            }
        }
    }
    found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    found
}

/// The licence files of a package, in the order of their names.
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

/// Each text once, under the crates that it covers.
fn notices(components: &[Component]) -> String {
    let mut by_text: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut out = String::from("Signet contains the following crates, each under the licence named.\n\n");
    for Component { name, version, licence, texts } in components {
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

/// <https://cyclonedx.org/docs/1.6/json/>
fn bill(components: &[Component]) -> Value {
    let component = |it: &Component| {
        json!({
            "type": "library", "name": it.name, "version": it.version, "purl": format!("pkg:cargo/{}@{}", it.name, it.version),
            "licenses": [{ "expression": it.licence.replace('/', " OR ") }],
        })
    };
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": { "type": "application", "name": "signet", "version": env!("CARGO_PKG_VERSION") } },
        "components": components.iter().map(component).collect::<Vec<_>>(),
    })
}
