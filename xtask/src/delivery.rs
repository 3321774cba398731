//! Checks of the built site, file by file: what a CDN and a strict Content-Security-Policy expect of it.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::pack::{Tag, tags};
use crate::{Fallible, digest, paths};

/// Checks `dist/` and fails with everything that is wrong with it.
pub(crate) fn check() -> Fallible {
    let dist = paths::dist();
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let mut wrong = check_page(&page, &dist);
    let mut files = Vec::new();
    list(&dist, &mut files)?;
    for path in &files {
        check_file(path, &dist, &mut wrong)?;
    }
    if wrong.is_empty() {
        println!("  {} files: named by content, linked with digests, compressed, nothing foreign", files.len());
        Ok(())
    } else {
        Err(format!("dist/ is not fit for delivery:\n  {}", wrong.join("\n  ")).into())
    }
}

/// What is wrong with index.html.
fn check_page(page: &str, dist: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let scripts = tags(page, "script");
    if scripts.iter().any(|tag| tag.get("src").is_none()) {
        wrong.push("index.html holds a script of its own: the policy allows none inline".to_owned());
    }
    if page.contains(" style=") || !tags(page, "style").is_empty() {
        wrong.push("index.html holds styles of its own: the policy allows none inline".to_owned());
    }
    if !tags(page, "base").is_empty() {
        wrong.push("index.html holds a base element, which the policy forbids".to_owned());
    }
    for (kind, needed) in [("modulepreload", "the app's module"), ("preload", "the program")] {
        if !tags(page, "link").iter().any(|tag| tag.get("rel") == Some(kind)) {
            wrong.push(format!("index.html does not preload {needed}"));
        }
    }
    if !page.contains("<noscript>") || !page.contains("<h1") {
        wrong.push("index.html has no first paint of its own (h1, noscript)".to_owned());
    }
    for tag in tags(page, "link").iter().chain(&scripts) {
        let Some(address) = tag.get("src").or(tag.get("href")) else { continue };
        if let Err(problem) = check_link(tag, address, dist) {
            wrong.push(format!("{address}: {problem}"));
        }
    }
    wrong
}

fn check_link(tag: &Tag, address: &str, dist: &Path) -> Result<(), String> {
    if address.contains("//") {
        return Err("comes from elsewhere".into());
    }
    if address.ends_with("/config.json") {
        return Ok(()); // Fetched with the program, for the program; the operator writes it.
    }
    let (_, name) = address.split_once("assets/").ok_or("is not under assets/")?;
    let content = std::fs::read(dist.join("assets").join(name)).map_err(|error| error.to_string())?;
    if tag.get("rel") == Some("icon") {
        return Ok(()); // Browsers check no digest of an icon.
    }
    if tag.get("integrity") != Some(&digest::integrity(&content)) {
        return Err("its digest is not that of the file".into());
    }
    if tag.get("crossorigin").is_none() {
        return Err("has a digest and no crossorigin attribute, so the preload would not be used".into());
    }
    Ok(())
}

fn check_file(path: &Path, dist: &Path, wrong: &mut Vec<String>) -> Fallible {
    let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
    let content = std::fs::read(path)?;
    let mut blame = |problem: &str| wrong.push(format!("{name}: {problem}"));
    if let Some(original) = name.strip_suffix(".br").or(name.strip_suffix(".gz")) {
        if unpacked(&name, &content)? != std::fs::read(dist.join(original))? {
            blame("is not the compressed form of its neighbour");
        }
        return Ok(());
    }
    if let Some(file) = name.strip_prefix("assets/") {
        let hash = file.rsplit_once('.').and_then(|(stem, _)| stem.rsplit_once('-')).map(|(_, hash)| hash);
        if hash != Some(&digest::short(&content)) {
            blame("is not named by its content");
        }
    } else if matches!(kind_of(&name), "js" | "css" | "wasm" | "map") {
        blame("lies outside of assets/, where nothing may be kept for long");
    }
    let text = String::from_utf8_lossy(&content);
    let kind = kind_of(&name);
    if kind == "map" {
        blame("is a source map");
    }
    if kind == "js" {
        for call in ["eval(", "new Function(", "sourceMappingURL", "document.write", "onunload"] {
            if text.contains(call) {
                blame(&format!("contains {call}"));
            }
        }
    }
    if matches!(kind, "js" | "css" | "html") && foreign(&text) {
        blame("names an address of another origin");
    }
    if kind == "wasm" {
        if !content.starts_with(b"\0asm") {
            blame("is no WebAssembly program");
        }
        if let Some(home) = std::env::var("HOME").ok().filter(|home| home.len() > 1)
            && (text.contains(&format!("{home}/")) || text.contains(&*paths::root().to_string_lossy()))
        {
            blame("names folders of the machine that built it");
        }
    }
    Ok(())
}

/// What stands behind the last dot of a name.
fn kind_of(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Whether a text names an address with a scheme and a host. Namespaces are names, not addresses: nothing is fetched there.
fn foreign(text: &str) -> bool {
    text.match_indices("://").any(|(at, _)| {
        let host = text[at + 3..].chars().next().is_some_and(|letter| letter.is_ascii_alphanumeric());
        host && !text[at + 3..].starts_with("www.w3.org/")
    })
}

fn unpacked(name: &str, content: &[u8]) -> Fallible<Vec<u8>> {
    let mut out = Vec::new();
    if kind_of(name) == "br" {
        brotli::BrotliDecompress(&mut &*content, &mut out)?;
    } else {
        flate2::read::GzDecoder::new(content).read_to_end(&mut out)?;
    }
    Ok(out)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Fallible {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check_page, foreign};

    #[test]
    fn an_inline_script_is_found() {
        let wrong = check_page("<h1>a</h1><noscript></noscript><script>1</script>", std::path::Path::new("."));
        assert!(wrong.iter().any(|problem| problem.contains("script of its own")), "{wrong:?}");
    }

    #[test]
    fn another_origin_is_found_and_a_namespace_is_not() {
        assert!(foreign("fetch('https://example.com/a')"));
        assert!(!foreign("createElementNS('http://www.w3.org/2000/svg')"));
        assert!(!foreign("location.protocol + '://'"));
    }
}
