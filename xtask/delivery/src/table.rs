//! The one table of the headers that the built site is shipped with, of how long its files may be kept, and of what is
//! answered to a navigation. It knows no server.

/// Headers of every answer. `{connect}` is replaced with the other origins that the app connects to, each with a space
/// before it.
pub const EVERYWHERE: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
];

/// The policy of the app. It forbids inline scripts, inline styles, other origins and frames, and allows eval only to
/// compile wasm. Script addresses go through the Trusted Types policy `signet`, and markup goes through `default`,
/// which refuses everything that could run (`boot/boot.js`).
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' blob:; connect-src 'self'{connect}; font-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types signet default";

/// The permissions that the app never uses. A file input opens the phone's camera, which needs no permission.
const PERMISSIONS_POLICY: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The folder of the files whose name has a hash of their content. `cargo xtask delivery` checks each of them.
pub const ASSETS: &str = "/assets/";
/// The page of the app.
pub const INDEX: &str = "/index.html";
/// The files of the site that keep their name when their content changes.
pub const NAMED: [&str; 4] = [INDEX, "/config.json", "/licences.txt", "/robots.txt"];
/// The addresses of the app's pages below `/`. Servers that cannot see whether the browser navigates answer these alone
/// with the app. A star at the end stands for the rest of the address.
pub const PAGES: [&str; 2] = ["/orders/*", "/photo"];

/// For the files in [`ASSETS`]: they never change.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For everything else: the browser asks each time, and the answer is 304 if nothing has changed.
pub const REVALIDATE: &str = "no-cache";
/// For the calls of the backend.
pub const NO_STORE: &str = "no-store";

/// Files have compressed variants, and the browser's `Accept-Encoding` decides which one is sent.
pub const VARY: &str = "Accept-Encoding";
/// The content codings of the variants with the endings of their files. The best one is first.
pub const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The endings of the files that have compressed variants. JSON is left out: an operator edits `config.json` after the
/// build, and a variant would still have the old text.
pub const COMPRESSED: [&str; 6] = ["html", "js", "css", "wasm", "svg", "txt"];

/// Media types by the ending of a file's name.
pub const MEDIA_TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
];
/// The media type of all other files.
pub const OTHER_MEDIA_TYPE: &str = "application/octet-stream";

/// How long the file at a path may be kept. The path is the one below the app's base and starts with a slash.
pub fn cache_control(path: &str) -> &'static str {
    if path.starts_with(ASSETS) { IMMUTABLE } else { REVALIDATE }
}

/// The media type of a file, by the ending of its name.
pub fn media_type(file_name: &str) -> &'static str {
    let ending = file_name.rsplit('.').next().unwrap_or_default();
    MEDIA_TYPES.iter().find(|(known, _)| *known == ending).map_or(OTHER_MEDIA_TYPE, |(_, media_type)| media_type)
}

/// Returns true if the last part of a path has a dot, as names of files have and names of pages do not.
pub fn names_file(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or(path).contains('.')
}

/// Returns true if a browser navigates. Old browsers send no `Sec-Fetch-Mode`, but they then accept HTML.
pub fn navigates(sec_fetch_mode: Option<&str>, accept: Option<&str>) -> bool {
    sec_fetch_mode.map_or_else(|| accept.unwrap_or_default().contains("text/html"), |mode| mode == "navigate")
}

#[cfg(test)]
mod tests {
    use super::{PAGES, media_type, names_file, navigates};

    #[test]
    fn media_types_go_by_the_ending() {
        for (name, expected) in [
            ("signet-0123456789abcdef.wasm", "application/wasm"),
            ("signet-0123456789abcdef.js", "text/javascript; charset=utf-8"),
            ("signet.wasm.br", "application/octet-stream"),
            ("nothing", "application/octet-stream"),
        ] {
            assert_eq!(media_type(name), expected, "{name}");
        }
        assert!(names_file("/orders/a.js") && !names_file("/v1.2/orders"));
    }

    #[test]
    fn a_navigation_is_what_the_browser_says_or_what_it_accepts() {
        assert!(navigates(Some("navigate"), None) && navigates(None, Some("text/html,*/*")));
        assert!(!navigates(Some("cors"), Some("text/html")) && !navigates(None, Some("*/*")) && !navigates(None, None));
    }

    #[test]
    fn every_page_of_the_app_is_below_the_addresses_of_the_table() {
        let app = include_str!("../../../src/app.rs");
        let patterns: Vec<&str> = app.split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(patterns.contains(&"/"), "{patterns:?}");
        for pattern in patterns.into_iter().filter(|pattern| *pattern != "/") {
            let is_below = |page: &str| page.strip_suffix('*').map_or(page == pattern, |top| pattern.starts_with(top));
            assert!(PAGES.into_iter().any(is_below), "{pattern} is a page that some servers would answer with 404");
        }
    }
}
