//! Checks each file of the built site against the requirements of a CDN and a strict Content-Security-Policy.

use std::io::Read;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::pack::{Tag, tags};
use crate::{Fallible, digest, paths};

/// Checks `dist/` and fails with a list of all problems.
pub(crate) fn check() -> Fallible {
    let dist = paths::dist();
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let mut wrong = check_page(&page, &dist)?;
    let files = WalkDir::new(&dist).into_iter().collect::<Result<Vec<_>, _>>()?;
    let files: Vec<&Path> = files.iter().filter(|entry| entry.file_type().is_file()).map(DirEntry::path).collect();
    // Development builds have a gallery of the widgets.
    if files.iter().any(|path| path.to_string_lossy().contains("gallery")) {
        wrong.push("dist/ holds the gallery: it is a development build".to_owned());
    }
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

/// Lists the problems of `index.html`.
fn check_page(page: &str, dist: &Path) -> Fallible<Vec<String>> {
    let mut wrong = Vec::new();
    for (selector, problem) in [
        ("script:not([src])", "index.html holds a script of its own: the policy allows none inline"),
        ("style, [style]", "index.html holds styles of its own: the policy allows none inline"),
        ("base", "index.html holds a base element, which the policy forbids"),
    ] {
        if !tags(page, selector)?.is_empty() {
            wrong.push(problem.to_owned());
        }
    }
    if tags(page, "*")?.iter().flat_map(Tag::names).any(|name| name.starts_with("on")) {
        wrong.push("index.html holds an event handler of its own: the policy allows none inline".to_owned());
    }
    for (selector, problem) in [
        ("link[rel=modulepreload]", "index.html does not preload the app's module"),
        ("link[rel=preload]", "index.html does not preload the program"),
        ("noscript", "index.html says nothing to a browser without JavaScript"),
        ("h1", "index.html has no first paint of its own"),
    ] {
        if tags(page, selector)?.is_empty() {
            wrong.push(problem.to_owned());
        }
    }
    for tag in tags(page, "link, script")? {
        let Some(address) = tag.get("src").or(tag.get("href")) else { continue };
        if let Err(problem) = check_link(&tag, address, dist) {
            wrong.push(format!("{address}: {problem}"));
        }
    }
    Ok(wrong)
}

fn check_link(tag: &Tag, address: &str, dist: &Path) -> Result<(), String> {
    if address.contains("//") {
        return Err("comes from elsewhere".into());
    }
    if address.ends_with("/config.json") {
        return Ok(()); // The page fetches it together with the program. The operator writes it, so it has no digest.
    }
    let (_, name) = address.split_once("assets/").ok_or("is not under assets/")?;
    let content = std::fs::read(dist.join("assets").join(name)).map_err(|error| error.to_string())?;
    if matches!(tag.get("rel"), Some("icon" | "apple-touch-icon")) {
        return Ok(()); // Browsers do not check the digest of an icon.
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
        blame("is outside of assets/, where no file may be cached for long");
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

/// The part of a name after its last dot.
fn kind_of(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Returns true if a text contains an address with a scheme and a host. Namespaces do not count, because nothing is
/// fetched from them.
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

#[cfg(test)]
mod tests {
    use super::{check_page, foreign};

    #[test]
    fn what_the_policy_allows_nowhere_is_found() {
        for (inline, problem) in [
            ("<script>1</script>", "a script of its own"),
            ("<style>p{}</style>", "styles of its own"),
            ("<p style='color:red'>", "styles of its own"),
            ("<p onclick='go()'>", "an event handler of its own"),
            ("<base href=/a/>", "a base element"),
        ] {
            let page = format!("<h1>a</h1><noscript></noscript>{inline}");
            let wrong = check_page(&page, std::path::Path::new(".")).expect("a page");
            assert!(wrong.iter().any(|it| it.contains(problem)), "{inline}: {wrong:?}");
            assert!(!wrong.iter().any(|it| it.contains("first paint")), "{wrong:?}");
        }
    }

    #[test]
    fn another_origin_is_found_and_a_namespace_is_not() {
        assert!(foreign("fetch('https://example.com/a')"));
        assert!(!foreign("createElementNS('http://www.w3.org/2000/svg')"));
        assert!(!foreign("location.protocol + '://'"));
    }
}
