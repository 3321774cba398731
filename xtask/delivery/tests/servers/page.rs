//! Questions about the page and the files that it names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use signet_delivery::table::ASSETS;

use super::asked::{Asked, FETCH};

/// The tags of a page with one of these names.
fn tags<'page>(page: &'page str, name: &str) -> Vec<&'page str> {
    let start = format!("<{name} ");
    page.match_indices(&start).filter_map(|(at, _)| page[at..].split('>').next()).collect()
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

/// The addresses that the page loads, with the digests that it names.
pub(crate) fn links(asked: &Asked) -> Vec<(String, Option<String>)> {
    let page = asked.page();
    let tags = [tags(&page, "link"), tags(&page, "script")].concat();
    let links = tags.into_iter().filter_map(|tag| {
        let address = attribute(tag, "href").or(attribute(tag, "src"))?;
        Some((address.to_owned(), attribute(tag, "integrity").map(str::to_owned)))
    });
    links.collect()
}

pub(crate) fn named_by_content(asked: &Asked) {
    let links = links(asked);
    assert!(links.len() > 4, "{links:?}");
    for (address, _) in links.iter().filter(|(address, _)| !address.ends_with("/config.json")) {
        let name = address.strip_prefix(&asked.site.at(ASSETS)).expect(address);
        let hash = name.split('.').next().and_then(|stem| stem.rsplit('-').next()).expect(address);
        assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{address}");
        asked.get_at_top(address, &FETCH).expect(200);
    }
}

pub(crate) fn preloads(asked: &Asked) {
    let page = asked.page();
    for (rel, ending) in [("modulepreload", ".js"), ("preload", ".wasm"), ("stylesheet", ".css")] {
        let links = tags(&page, "link");
        let link = links.iter().find(|tag| {
            attribute(tag, "rel") == Some(rel)
                && attribute(tag, "href").is_some_and(|address| address.ends_with(ending))
        });
        let link = link.expect(rel);
        assert!(link.contains(" crossorigin") && link.contains(" integrity=\"sha384-"), "{link}");
    }
}

pub(crate) fn digests(asked: &Asked) {
    let mut count = 0;
    for (address, integrity) in links(asked) {
        let Some(integrity) = integrity else { continue };
        for (accepted, unpack) in [("identity", plain as fn(&[u8]) -> Vec<u8>), ("br", unpacked)] {
            let answer = asked.get_at_top(&address, &[("accept-encoding", accepted)]).expect(200);
            let digest = STANDARD.encode(Sha384::digest(unpack(&answer.body)));
            assert_eq!(integrity, format!("sha384-{digest}"), "{address}: {accepted}");
            count += 1;
        }
    }
    assert!(count > 6, "the page names {count} digests");
}

fn plain(body: &[u8]) -> Vec<u8> {
    body.to_vec()
}

fn unpacked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::BrotliDecompress(&mut &*body, &mut out).expect("brotli");
    out
}

pub(crate) fn budget(asked: &Asked) {
    let budget = include_str!("../../../../tests/size-budget.json");
    let budget: serde_json::Value = serde_json::from_str(budget).expect("the budget");
    let allowed = budget["firstLoad"].as_u64().expect("a number") * 102 / 100;
    let page = asked.get("/", &[("accept-encoding", "br")]).body.len();
    let files = links(asked).into_iter().map(|(address, _)| address).filter(|address| address.contains(ASSETS));
    // Browsers fetch this icon only for somebody who puts the site on the screen of a phone.
    let files = files.filter(|address| !address.contains("touch-icon"));
    let mut files: Vec<String> = files.collect();
    files.sort();
    files.dedup();
    let bytes = |address: &String| asked.get_at_top(address, &[("accept-encoding", "gzip, br")]).body.len();
    let sum = (page + files.iter().map(bytes).sum::<usize>()) as u64;
    assert!(sum <= allowed, "{sum} bytes arrive, {allowed} are allowed");
}

pub(crate) fn first_paint(asked: &Asked) {
    let page = asked.page();
    for part in ["<h1", "<noscript>", "class=\"skeleton\"", "Still loading"] {
        assert!(page.contains(part), "the page has no {part}");
    }
}

pub(crate) fn no_other_origin(asked: &Asked) {
    for (address, _) in links(asked) {
        assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
    }
    let policy = asked.navigate("/").header("content-security-policy").to_owned();
    assert!(!policy.contains("//") && !policy.contains('*') && !policy.contains("'unsafe-"), "{policy}");
}
