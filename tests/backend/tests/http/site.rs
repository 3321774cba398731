//! The built app, served with the headers it is shipped with.

use super::support::{Client, Server};

fn serve() -> (Server, Client) {
    let folder =
        std::env::temp_dir().join(format!("signet-dist-{}-{:?}", std::process::id(), std::thread::current().id()));
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("index.html", "<!doctype html><script>go()</script>");
    write("config.json", "{}");
    write("assets/app-0123456789abcdef.wasm", &"\0asm".repeat(500));
    write("assets/app-0123456789abcdef.wasm.br", "brotli made by the build");
    write("assets/app-0123456789abcdef.js", &"let a = 1;\n".repeat(200));
    let server = Server::start_with(&["--dist", folder.to_str().unwrap()]);
    std::fs::remove_dir_all(&folder).unwrap();
    let client = Client::new(&server.origin);
    (server, client)
}

#[test]
fn files_are_kept_as_long_as_their_names_allow() {
    let (_server, client) = serve();
    for (path, cache) in [
        ("/assets/app-0123456789abcdef.js", "public, max-age=31536000, immutable"),
        ("/", "no-cache"),
        ("/config.json", "no-cache"),
    ] {
        assert_eq!(client.get(path).expect(200).header("cache-control"), cache, "{path}");
    }
}

#[test]
fn every_answer_has_the_headers_of_the_table() {
    let (_server, client) = serve();
    for path in ["/", "/assets/app-0123456789abcdef.wasm", "/missing.js"] {
        let answer = client.get(path);
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("require-trusted-types-for 'script'") && policy.contains("'wasm-unsafe-eval'"),
            "{path}"
        );
        assert!(
            !policy.contains('{') && policy.contains("'sha256-"),
            "the inline script of index.html is named by its hash"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

#[test]
fn compressed_files_are_sent_to_who_takes_them() {
    let (_server, client) = serve();
    let get = |path: &str, coding: &str| client.call("GET", path, &[("accept-encoding", coding)], None).expect(200);
    let wasm = get("/assets/app-0123456789abcdef.wasm", "gzip, br");
    assert_eq!(
        (wasm.text().as_str(), wasm.header("content-type").as_str()),
        ("brotli made by the build", "application/wasm")
    );
    assert_eq!((wasm.header("content-encoding").as_str(), wasm.header("vary").as_str()), ("br", "Accept-Encoding"));
    let script = get("/assets/app-0123456789abcdef.js", "br;q=1.0");
    assert!(script.body.len() < 200, "compressed at start");
    let plain = get("/assets/app-0123456789abcdef.js", "br;q=0");
    assert_eq!(plain.header("content-encoding"), "");
    assert_ne!(plain.header("etag"), script.header("etag"));
    let tag = plain.header("etag");
    client.call("GET", "/assets/app-0123456789abcdef.js", &[("if-none-match", &tag)], None).expect(304);
}

#[test]
fn only_navigations_fall_back_to_the_app() {
    let (_server, client) = serve();
    let navigate =
        |path: &str| client.call("GET", path, &[("accept", "text/html"), ("sec-fetch-mode", "navigate")], None);
    for path in ["/orders/98987582437920968/status", "/photo", "/anything/else"] {
        assert!(navigate(path).expect(200).text().contains("<!doctype html>"), "{path}");
    }
    for path in
        ["/assets/old-0123456789abcdef.js", "/assets/nothing", "/favicon.ico", "/orders/x.wasm", "/../Cargo.toml"]
    {
        navigate(path).expect(404);
    }
    client.call("GET", "/orders/1/status", &[("accept", "*/*")], None).expect(404);
    client.call("GET", "/orders/1/status", &[("accept", "text/html"), ("sec-fetch-mode", "cors")], None).expect(404);
    client.call("POST", "/", &[], Some(b"")).expect(405);
}
