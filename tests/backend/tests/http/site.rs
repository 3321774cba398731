//! The built app, served with the headers it is shipped with.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::support::{Answer, Client, Server};

/// A server with a small site. The site's folder is deleted at the end of the test.
struct Site {
    folder: PathBuf,
    client: Client,
    _server: Server,
}

impl Site {
    #[track_caller]
    fn serve() -> Self {
        Self::serve_with(&[])
    }

    #[track_caller]
    fn serve_with(options: &[&str]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let outer = std::env::temp_dir().join(format!("signet-dist-{}-{number}", std::process::id()));
        let folder = outer.join("dist");
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        write("index.html", "<!doctype html><title>Signet</title>");
        write("config.json", "{}");
        write("licences.txt", "©");
        write("assets/app-0123456789abcdef.wasm", &"\0asm".repeat(500));
        write("assets/app-0123456789abcdef.wasm.br", "brotli made by the build");
        write("assets/app-0123456789abcdef.wasm.gz", "gzip");
        write("assets/app-0123456789abcdef.js", &"let a = 1;\n".repeat(200));
        write("../secret", "nobody's business");
        let server = Server::start_with(&[options, &["--dist", folder.to_str().unwrap()]].concat());
        Self { folder: outer, client: Client::new(&server.origin), _server: server }
    }

    #[track_caller]
    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.client.call("GET", path, headers, None)
    }

    #[track_caller]
    fn navigate(&self, path: &str) -> Answer {
        self.get(path, &[("accept", "text/html"), ("sec-fetch-mode", "navigate")])
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const WASM: &str = "/assets/app-0123456789abcdef.wasm";
const SCRIPT: &str = "/assets/app-0123456789abcdef.js";

#[test]
fn files_are_kept_as_long_as_their_names_allow() {
    let site = Site::serve();
    for (path, cache) in [
        (SCRIPT, "public, max-age=31536000, immutable"),
        (WASM, "public, max-age=31536000, immutable"),
        ("/", "no-cache"),
        ("/index.html", "no-cache"),
        ("/config.json", "no-cache"),
    ] {
        assert_eq!(site.get(path, &[]).expect(200).header("cache-control"), cache, "{path}");
    }
    assert_eq!(site.navigate("/orders/1/status").expect(200).header("cache-control"), "no-cache");
}

#[test]
fn a_missing_file_is_asked_for_again() {
    let missing = Site::serve().get("/assets/new-0123456789abcdef.js", &[]).expect(404);
    assert_eq!(missing.header("cache-control"), "no-cache", "the next release may have it");
}

#[test]
fn files_have_the_types_of_the_table() {
    let site = Site::serve();
    for (path, media_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/config.json", "application/json"),
        ("/licences.txt", "text/plain; charset=utf-8"),
        (SCRIPT, "text/javascript; charset=utf-8"),
        (WASM, "application/wasm"),
    ] {
        assert_eq!(site.get(path, &[]).expect(200).header("content-type"), media_type, "{path}");
    }
}

#[test]
fn every_answer_has_the_headers_of_the_table() {
    let site = Site::serve_with(&["--api-origin", "https://api.example.com"]);
    for path in ["/", WASM, "/missing.js"] {
        let answer = site.get(path, &[]);
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("require-trusted-types-for 'script'") && policy.contains("'wasm-unsafe-eval'"),
            "{path}"
        );
        assert!(policy.contains("connect-src 'self' https://api.example.com;"), "{path}: {policy}");
        assert!(!policy.contains('{') && !policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

#[test]
fn compressed_files_are_sent_to_who_takes_them() {
    let site = Site::serve();
    for (accepted, coding, body) in [
        ("gzip, br", "br", "brotli made by the build"),
        ("br;q=1.0", "br", "brotli made by the build"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
    ] {
        let wasm = site.get(WASM, &[("accept-encoding", accepted)]).expect(200);
        assert_eq!((wasm.header("content-encoding").as_str(), wasm.text().as_str()), (coding, body), "{accepted}");
        assert_eq!(wasm.header("content-type"), "application/wasm");
        assert_eq!(wasm.header("vary"), "Accept-Encoding");
    }
    for path in [WASM, SCRIPT] {
        let plain = site.get(path, &[("accept-encoding", "br;q=0")]).expect(200);
        assert_eq!((plain.header("content-encoding").as_str(), plain.body.len() > 1000), ("", true), "{path}");
        assert_eq!(plain.header("vary"), "Accept-Encoding");
    }
}

#[test]
fn a_file_that_has_not_changed_is_not_sent_again() {
    let site = Site::serve();
    let tag = site.get(WASM, &[("accept-encoding", "identity")]).expect(200).header("etag");
    let compressed = site.get(WASM, &[("accept-encoding", "br")]).expect(200).header("etag");
    assert_ne!(tag, compressed, "each content coding has a separate ETag");
    let unchanged = site.get(WASM, &[("accept-encoding", "identity"), ("if-none-match", &tag)]).expect(304);
    assert_eq!(unchanged.header("etag"), tag);
    assert_eq!(unchanged.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(unchanged.header("vary"), "Accept-Encoding");
    site.get(WASM, &[("accept-encoding", "br"), ("if-none-match", &tag)]).expect(200);
}

#[test]
fn n12_only_navigations_fall_back_to_the_app() {
    let site = Site::serve();
    for path in ["/orders/98987582437920968/status", "/photo", "/anything/else"] {
        let page = site.navigate(path).expect(200);
        assert!(page.text().contains("<!doctype html>"), "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    }
    for path in [
        "/assets/old-0123456789abcdef.js",
        "/assets/nothing",
        "/assets/",
        "/favicon.ico",
        "/orders/x.wasm",
        "/../Cargo.toml",
    ] {
        site.navigate(path).expect(404);
    }
    site.get("/orders/1/status", &[("accept", "*/*")]).expect(404);
    site.get("/orders/1/status", &[("accept", "text/html")]).expect(200);
    site.get("/orders/1/status", &[("accept", "text/html"), ("sec-fetch-mode", "cors")]).expect(404);
    site.client.call("POST", "/", &[], Some(b"")).expect(405);
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let site = Site::serve();
    for path in ["/../secret", "/%2e%2e/secret", "/assets/..%2f..%2fsecret", "/..%5csecret", "//secret", "/assets/%00"]
    {
        assert!(!site.get(path, &[]).expect(404).text().contains("business"), "{path}");
        assert!(!site.navigate(path).text().contains("business"), "{path}");
    }
}

#[test]
fn an_app_below_a_path_is_served_there_alone() {
    let site = Site::serve_with(&["--base", "/certificates/"]);
    for path in ["/certificates/", "/certificates/orders/1/status", "/certificates/config.json"] {
        site.navigate(path).expect(200);
    }
    let redirect = site.navigate("/certificates").expect(308);
    assert_eq!(redirect.header("location"), "/certificates/");
    for path in ["/", "/config.json", "/certificates/assets/nothing"] {
        let missing = site.navigate(path).expect(404);
        assert_eq!(missing.header("x-content-type-options"), "nosniff", "{path}");
    }
}
