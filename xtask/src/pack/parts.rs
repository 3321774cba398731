//! Divides the app's program where its pages begin (`#[wasm_split]`), and writes the bindings of the main part.
//!
//! Trunk's bindings are for the whole program, so they are thrown away. The program from cargo is divided, and the main
//! part gets new bindings. The script that fetches the other parts (`link`) is joined to these bindings, so that both
//! are one file with a digest in its name.

use std::path::PathBuf;

use serde_json::{Map, Value, json};
use wasm_split_cli_support::{Options, transform};

use super::files::Assets;
use super::{program, shorten};
use crate::shell::{command, run};
use crate::{Fallible, digest, paths};

/// The name under which the bindings import the script that fetches parts.
const LINK: &str = "./__wasm_split.js";

/// The file, among the stamps, with the table of the parts: `cargo xtask size` reads it.
pub(crate) const TABLE: &str = "parts.json";

/// The app's program in parts.
pub(super) struct Parted {
    /// The main part, which is loaded at the start.
    pub(super) main: Vec<u8>,
    /// The bindings of the main part, with the script that fetches the other parts.
    pub(super) bindings: String,
    /// The table for the starting script. `digests` has the digest of each piece, which also gives its file name, because every byte
    /// of this table belongs to the first load. `pages` lists, for the parts that an address needs, the
    /// pieces of each part.
    pub(super) table: Value,
}

/// Divides the program that cargo built for Trunk.
pub(super) fn part(release: bool, assets: &mut Assets) -> Fallible<Parted> {
    let whole = std::fs::read(built(release))?;
    let folder = paths::stamps().join("parts");
    std::fs::remove_dir_all(&folder).or(Ok::<(), std::io::Error>(()))?;
    let main_path = folder.join("main.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &folder;
    options.main_out_path = &main_path;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| format!("the program could not be parted: {error:#}"))?;

    let mut files = Map::new();
    let mut digests = Map::new();
    for path in &split.split_modules {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let piece = std::fs::read(path)?;
        let piece = if release { program::optimise(&name, piece)? } else { piece };
        files.insert(name.clone(), json!(assets.add(&asset_name(&name), "wasm", &piece)?));
        digests.insert(name, json!(digest::of_part(&piece)));
    }
    let mut pages: Vec<_> = split.prefetch_map.into_iter().collect();
    pages.sort();
    let pages: Map<String, Value> = pages.into_iter().map(|(name, pieces)| (name, json!(pieces))).collect();
    // `boot.js` names the parts that an address needs. The other parts load their pieces when they are drawn.
    let boot = std::fs::read_to_string(paths::root().join("boot").join("boot.js"))?;
    let mut early = pages.clone();
    early.retain(|name, _| boot.contains(&format!("'{name}'")));

    let bound = folder.join("bound");
    let arguments = ["--target=web", "--no-typescript", "--keep-lld-exports", "--omit-default-module-path"];
    run(command("wasm-bindgen").args(arguments).arg("--out-name=signet").arg("--out-dir").arg(&bound).arg(&main_path))?;
    let mut main = std::fs::read(bound.join("signet_bg.wasm"))?;
    let mut bindings = std::fs::read_to_string(bound.join("signet.js"))?;
    if release {
        shorten::shorten(&mut bindings, &mut main)?;
        main = program::optimise("signet", main)?;
    }
    let bindings = join(&bindings, &std::fs::read_to_string(folder.join(LINK))?)?;
    std::fs::write(paths::stamps().join(TABLE), json!({ "files": files, "pages": pages }).to_string())?;
    Ok(Parted { main, bindings, table: json!({ "digests": digests, "pages": early }) })
}

/// The path of the program that cargo built.
fn built(release: bool) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    let profile = if release { "release" } else { "debug" };
    target.join("wasm32-unknown-unknown").join(profile).join("signet.wasm")
}

/// Only the part `orders` uses the piece `split_orders`. Several parts share the piece `chunk_3`. `boot/start.js` makes the same
/// names.
fn asset_name(piece: &str) -> String {
    let name = piece.strip_prefix("split_").unwrap_or("shared");
    ["signet-part-", name].concat()
}

/// Joins the bindings and the fetching script. Their imports of each other are then in the same file.
fn join(bindings: &str, link: &str) -> Fallible<String> {
    let mut loaders = Vec::new();
    let mut fetching = String::new();
    for line in link.lines() {
        if line.starts_with("import ") {
            continue; // This line imports `initSync`, which the bindings have.
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        if let Some(rest) = line.strip_prefix("const ")
            && let Some((name, _)) = rest.split_once(" = ")
            && name.starts_with("__wasm_split_load_")
        {
            loaders.push(name.to_owned());
        }
        // `fetchPart` belongs to the starting script, which has the file names and their digests.
        let line = match (line.split_once("fetch(new URL(\"./"), line.split_once(".wasm\", import.meta.url))")) {
            (Some((before, rest)), Some((_, after))) => {
                let piece = rest.split_once(".wasm\"").map_or("", |(piece, _)| piece);
                format!("{before}fetchPart(\"{piece}\"){after}")
            }
            _ => line.to_owned(),
        };
        fetching.push_str(&line);
        fetching.push('\n');
    }
    if fetching.contains("import.meta") || !fetching.contains("fetchPart(") || loaders.is_empty() {
        return Err("the script that fetches the parts does not have the form of the known version".into());
    }
    // The bindings import the script once for each of its functions. Now both are in one file, so one entry is enough.
    let mut bound = String::new();
    let mut is_named = false;
    for line in bindings.lines() {
        if line.starts_with("import ") {
            continue;
        }
        if line.trim_start().starts_with(&format!("\"{LINK}\":")) {
            if std::mem::replace(&mut is_named, true) {
                continue;
            }
            bound.extend(["\"", LINK, "\": { ", &loaders.join(", "), " },"]);
        } else {
            bound.push_str(line);
        }
        bound.push('\n');
    }
    if !is_named {
        return Err("the bindings import no parts: has `--emit-relocs` been lost?".into());
    }
    Ok(bound + &fetching)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn bindings_and_fetching_become_one_script() {
        let link = "import { initSync } from \"./main.js\";\n\nconst __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n}\n, []);\nexport const __wasm_split_load_status = wrapAsyncCb(1);\n";
        let bindings = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nlet wasm;\nreturn {\n  \"./__wasm_split.js\": import1,\n  \"./__wasm_split.js\": import2,\n};\n";
        let joined = join(bindings, link).expect("the known form");
        assert!(!joined.contains("import ") && !joined.contains("export "), "{joined}");
        assert!(joined.contains("const src = fetchPart(\"chunk_1\");"), "{joined}");
        let named = "\"./__wasm_split.js\": { __wasm_split_load_status },";
        assert_eq!(joined.matches("./__wasm_split.js").count(), 1, "{joined}");
        assert!(joined.contains(named), "{joined}");
    }

    #[test]
    fn another_form_is_told() {
        assert!(join("let wasm;", "").is_err());
    }
}
