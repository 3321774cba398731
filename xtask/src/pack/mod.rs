//! Packs the site after Trunk has built it: every file gets a name with a digest under `assets/`, `index.html` links
//! the files with their digests, and compressed variants are written. Trunk calls this as its hook (see Trunk.toml).
//!
//! `parts` divides the program. `program` and `script` make files smaller, and `shorten` shortens the names between the
//! two. `files` gives files their names. `html` rewrites the page. `licences` and `toolchain` list the components.
//! `compress` writes the compressed variants.

mod compress;
mod files;
mod html;
mod licences;
mod parts;
mod program;
mod script;
mod shorten;
mod toolchain;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::{Fallible, digest};
pub(crate) use compress::variants;
use files::Assets;
pub(crate) use html::{Tag, tags};
pub(crate) use parts::TABLE as PARTS;
use script::Form;

/// Packs the site that Trunk has just built. Trunk's hook passes the paths in environment variables.
pub(crate) fn from_trunk() -> Fallible {
    let told = |name: &str| {
        std::env::var(name).map_err(|_| format!("{name} is not set: Trunk calls this command, see Trunk.toml"))
    };
    let site = PathBuf::from(told("TRUNK_STAGING_DIR")?);
    let source = PathBuf::from(told("TRUNK_SOURCE_DIR")?);
    pack(&site, &source, &told("TRUNK_PUBLIC_URL")?, told("TRUNK_PROFILE")? == "release")
}

/// Packs the site in place. `public_url` starts and ends with a slash. A development build is neither optimised nor
/// compressed.
fn pack(site: &Path, source: &Path, public_url: &str, release: bool) -> Fallible {
    let mut assets = Assets::new(site)?;
    let data = files::copy_public(&source.join("public"), site, &mut assets)?;
    let boot_sources = source.join("boot");
    let read = |name: &str| std::fs::read_to_string(boot_sources.join(name));
    let small = |name: &str, text, form| if release { script::minify(name, text, form) } else { Ok(text) };

    let mut workers = Map::new();
    let mut programs = files::programs(site)?;
    programs.sort_by_key(|name| name == "signet"); // The app comes last, because it contains the names of its workers.
    let mut app = None;
    for name in programs {
        let mut glue = files::take(site, &format!("{name}.js"))?;
        let mut wasm = files::take_bytes(site, &format!("{name}_bg.wasm"))?;
        let mut parts = Value::Null;
        if name == "signet" {
            parts::Parted { main: wasm, bindings: glue, table: parts } = parts::part(release, &mut assets)?;
        } else if release {
            shorten::shorten(&mut glue, &mut wasm)?;
            wasm = program::optimise(&name, wasm)?;
        }
        let integrity = digest::integrity(&wasm);
        let program = assets.add(&name, "wasm", &wasm)?;
        let mut table = json!({ "program": program, "integrity": integrity, "data": data });
        if name == "signet" {
            table["parts"] = parts;
            table["workers"] = Value::Object(workers.clone());
            table["version"] = json!(format!("{}+{}", env!("CARGO_PKG_VERSION"), digest::short(&wasm)));
            let script = small("signet", files::join(&glue, &read("start.js")?, &table)?, Form::Module)?;
            app = Some((
                assets.add("signet", "js", script.as_bytes())?,
                digest::integrity(script.as_bytes()),
                program,
                integrity,
            ));
        } else {
            let script = small(&name, files::join(&glue, &read("worker.js")?, &table)?, Form::Worker)?;
            let short_name = name.strip_prefix("signet-").unwrap_or(&name).to_owned();
            workers.insert(short_name, json!(assets.add(&name, "js", script.as_bytes())?));
        }
    }
    let (script, script_integrity, program, program_integrity) = app.ok_or("Trunk built no program named signet")?;
    let boot = small("boot", read("boot.js")?, Form::Old)?;
    let boot_integrity = digest::integrity(boot.as_bytes());
    let boot = assets.add("boot", "js", boot.as_bytes())?;

    let page = std::fs::read_to_string(site.join("index.html"))?;
    let style = files::gather_styles(&html::tags(&page, "link[rel=stylesheet]")?, site, public_url)?;
    let style = small("signet", style, Form::Style)?;
    let style_integrity = digest::integrity(style.as_bytes());
    let style = assets.add("signet", "css", style.as_bytes())?;
    let icons = files::name_icons(&html::tags(&page, "link[rel=icon]")?, site, public_url, &mut assets)?;
    let at = |name: &str| format!("{public_url}assets/{name}");
    let head = [
        format!("<link rel=\"stylesheet\" href=\"{}\" integrity=\"{style_integrity}\" crossorigin>", at(&style)),
        format!("<link rel=\"modulepreload\" href=\"{}\" integrity=\"{script_integrity}\" crossorigin>", at(&script)),
        format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" href=\"{}\" integrity=\"{program_integrity}\" crossorigin>",
            at(&program)
        ),
        format!("<link rel=\"preload\" as=\"fetch\" href=\"{public_url}config.json\" crossorigin>"),
        format!("<script defer src=\"{}\" integrity=\"{boot_integrity}\" crossorigin></script>", at(&boot)),
        format!(
            "<script type=\"module\" src=\"{}\" integrity=\"{script_integrity}\" crossorigin></script>",
            at(&script)
        ),
    ];
    std::fs::write(site.join("index.html"), html::link(&page, &head.concat(), &icons)?)?;
    if release {
        licences::write(site)?;
        compress::siblings(site)?;
    }
    Ok(())
}
