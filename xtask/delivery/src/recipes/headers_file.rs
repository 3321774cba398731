//! The files `_headers` and `_redirects`, which Netlify and Cloudflare Pages read in the folder that is published.
//!
//! Neither host sees whether a browser navigates, so the app's pages are listed. Both hosts compress by themselves, and
//! both know the type of a program. No two rules set the same header, because both hosts would join the values.

use std::fmt::Write as _;

use crate::site::Site;
use crate::table::{ASSETS, NAMED, PAGES, cache_control};

/// Writes `_headers` for Netlify.
pub(super) fn netlify_headers(site: &Site) -> String {
    headers(site, "")
}

/// Writes `_headers` for Cloudflare Pages. That host lets every origin read its files, unless a rule takes that back.
pub(super) fn cloudflare_headers(site: &Site) -> String {
    headers(site, "  ! Access-Control-Allow-Origin\n")
}

fn headers(site: &Site, more: &str) -> String {
    let mut out = "# Signet. Written by `cargo xtask dist`.\n/*\n".to_owned();
    for (name, value) in site.headers() {
        let _ = writeln!(out, "  {name}: {value}");
    }
    out.push_str(more);
    let assets = [ASSETS, "*"].concat();
    for path in NAMED.into_iter().chain(["/"]).chain(PAGES).chain([&*assets]) {
        let _ = writeln!(out, "{}\n  Cache-Control: {}", site.at(path), cache_control(path));
    }
    out
}

/// Writes `_redirects` for Netlify. Files go before its rules. Everything that is no page gets the page of the app with
/// status 404, which says that the page is not there.
pub(super) fn netlify_redirects(site: &Site) -> String {
    let (index, _) = site.index();
    [pages(site, &index), format!("{} {index} 404\n", site.at("/*"))].concat()
}

/// Writes `_redirects` for Cloudflare Pages. The page is named by its folder, because `index.html` is answered with a
/// redirect there. Everything that is no page gets `404.html`; without one, every missing file would get the app.
pub(super) fn cloudflare_redirects(site: &Site) -> String {
    let (_, top) = site.index();
    pages(site, &top)
}

/// A rule for each page: it is answered with the page of the app.
fn pages(site: &Site, app: &str) -> String {
    PAGES.map(|page| format!("{} {app} 200\n", site.at(page))).concat()
}
