//! The files of the site: reads them from Trunk's folder and gives them names that contain a digest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use walkdir::WalkDir;

use super::Tag;
use crate::{Fallible, digest};

/// The folder of files that never change under the same name.
pub(super) struct Assets {
    folder: PathBuf,
}

impl Assets {
    pub(super) fn new(site: &Path) -> Fallible<Self> {
        let folder = site.join("assets");
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Writes a file and returns its name: `name-<16 hexadecimal digits>.extension`.
    pub(super) fn add(&mut self, name: &str, extension: &str, content: &[u8]) -> Fallible<String> {
        let name = format!("{name}-{}.{extension}", digest::short(content));
        std::fs::write(self.folder.join(&name), content)?;
        Ok(name)
    }
}

/// Copies `public/`. The files of its folder `data` get names with digests; the table of these names, without the
/// extensions, is returned. All other files keep their path.
pub(super) fn copy_public(public: &Path, site: &Path, assets: &mut Assets) -> Fallible<Map<String, Value>> {
    let mut data = Map::new();
    for entry in WalkDir::new(public).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path();
        let inside = path.strip_prefix(public)?;
        if entry.file_type().is_dir() {
            continue;
        }
        if inside.starts_with("data") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            let name = assets.add(&stem, &extension, &std::fs::read(path)?)?;
            data.insert(stem, json!(name));
        } else if !["icon.svg", "touch-icon.png"].iter().any(|icon| entry.file_name() == *icon) {
            let target = site.join(inside);
            std::fs::create_dir_all(target.parent().unwrap_or(site))?;
            std::fs::copy(path, target)?;
        }
    }
    Ok(data)
}

/// The names of the programs that Trunk has built. Each has bindings `name.js` and a program `name_bg.wasm`.
pub(super) fn programs(site: &Path) -> Fallible<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(site)? {
        if let Some(name) = entry?.file_name().to_string_lossy().strip_suffix("_bg.wasm") {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Reads a file and removes it from the site.
pub(super) fn take_bytes(site: &Path, name: &str) -> Fallible<Vec<u8>> {
    let path = site.join(name.trim_start_matches('/'));
    let content = std::fs::read(&path).map_err(|error| format!("{name} is missing from what Trunk built: {error}"))?;
    std::fs::remove_file(path)?;
    Ok(content)
}

/// Reads a text file and removes it from the site.
pub(super) fn take(site: &Path, name: &str) -> Fallible<String> {
    Ok(String::from_utf8(take_bytes(site, name)?)?)
}

/// Joins the rules of the page's stylesheets to one text, in their order. One file compresses better and needs only one
/// request.
pub(super) fn gather_styles(links: &[Tag], site: &Path, public_url: &str) -> Fallible<String> {
    let mut all = String::new();
    for link in links {
        let href = link.get("href").unwrap_or_default();
        let rules = take(site, href.strip_prefix(public_url).unwrap_or(href))?;
        if rules.replace("url(\"data:", "").replace("url(data:", "").contains("url(") {
            return Err(
                format!("{href} refers to a file: styles are moved and joined, so only data: addresses work").into()
            );
        }
        match link.get("media") {
            Some(media) => all.extend(["@media ", media, "{", &rules, "}"]),
            None => all.push_str(&rules),
        }
    }
    Ok(all)
}

/// Gives the page's icons names with digests. Returns the new addresses, with the old ones as keys.
pub(super) fn name_icons(
    links: &[Tag],
    site: &Path,
    public_url: &str,
    assets: &mut Assets,
) -> Fallible<BTreeMap<String, String>> {
    let mut addresses = BTreeMap::new();
    for link in links {
        let href = link.get("href").unwrap_or_default();
        let content = take_bytes(site, href.strip_prefix(public_url).unwrap_or(href))?;
        let (stem, extension) =
            href.rsplit('/').next().and_then(|name| name.rsplit_once('.')).ok_or("an icon has no name")?;
        let name = assets.add(stem, extension, &content)?;
        addresses.insert(href.to_owned(), format!("{public_url}assets/{name}"));
    }
    Ok(addresses)
}

/// Joins the bindings and the script that starts the program to one file, and inserts the table of file names.
pub(super) fn join(bindings: &str, start: &str, table: &Value) -> Fallible<String> {
    if !start.contains("SIGNET_FILES") {
        return Err("the starting script has no place for the table of files".into());
    }
    Ok([bindings, "\n", &start.replace("SIGNET_FILES", &table.to_string())].concat())
}
