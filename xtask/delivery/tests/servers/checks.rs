//! The questions, by the numbers of the checks of delivery. Every server gets the same ones. A build that comes out the
//! same twice (21) and a browser's view of the speed (26) cannot be asked over HTTP.

use std::time::{Duration, SystemTime};

use signet_delivery::table::{ASSETS, COMPRESSED, EVERYWHERE, IMMUTABLE, NAMED, NO_STORE, VARY, media_type};

use super::asked::{Answer, Asked, FETCH};
use super::page::{budget, digests, first_paint, links, named_by_content, no_other_origin, preloads};

type Question = fn(&Asked);

/// The questions that change nothing, so one server answers all of them.
pub(crate) const OF_ONE_SITE: &[(u8, &str, Question)] = &[
    (1, "files are named by their content", named_by_content),
    (2, "files named by their content are kept for a year, and no others", kept_for_a_year),
    (3, "the page, the configuration and the robots file are asked for again", asked_for_again),
    (4, "answers of the backend are not stored", not_stored),
    (5, "only navigations fall back to the page of the app", only_navigations),
    (7, "text and programs come compressed to those who take it", compressed),
    (8, "a program has its media type", media_types),
    (9, "the page preloads the app with digests", preloads),
    (10, "digests are those of what is served", digests),
    (11, "the policy is a header, on every answer", |asked| header_everywhere(asked, "Content-Security-Policy")),
    (12, "browsers come back by https alone", |asked| header_everywhere(asked, "Strict-Transport-Security")),
    (13, "media types are not guessed", |asked| header_everywhere(asked, "X-Content-Type-Options")),
    (14, "addresses are not passed on", |asked| header_everywhere(asked, "Referrer-Policy")),
    (15, "camera and location are refused", |asked| header_everywhere(asked, "Permissions-Policy")),
    (16, "other origins are kept apart", origins_apart),
    (17, "every header of the table is there", |asked| {
        EVERYWHERE.iter().for_each(|(name, _)| header_everywhere(asked, name))
    }),
    (20, "no source maps", no_source_maps),
    (22, "licence notices", licences),
    (23, "the first load keeps to its budget", budget),
    (24, "the page speaks before the program runs", first_paint),
    (25, "nothing comes from another origin", no_other_origin),
    (27, "every file of the packed site arrives whole", whole),
];

/// The questions that change the site, or that are about another path.
pub(crate) const OF_A_SITE_OF_ITS_OWN: &[(u8, &str, &str, Question)] = &[
    (6, "files of the last release are served beside the new ones", "/", last_release),
    (18, "a path of its own works: deep link, reload, files", "/certificates/", below_a_path),
    (19, "a changed configuration is there at once", "/", changed_configuration),
    (28, "the page of an earlier release is there at once", "/", rolled_back),
];

/// A deep link into the app.
const DEEP: &str = "/orders/98987582437920968/application";

fn kept_for_a_year(asked: &Asked) {
    for path in asked.files() {
        let answer = asked.get(&path, &FETCH).expect(200);
        let is_hashed = path.starts_with(ASSETS);
        assert_eq!(
            answer.header("cache-control") == IMMUTABLE,
            is_hashed,
            "{path}: {}",
            answer.header("cache-control")
        );
        let unchanged = asked.get(&path, &[("if-none-match", answer.header("etag"))]).expect(304);
        assert_eq!(unchanged.header("cache-control") == IMMUTABLE, is_hashed, "{path}");
    }
    let missing = asked.get("/assets/signet-0123456789abcdef.js", &FETCH).expect(404);
    assert_ne!(missing.header("cache-control"), IMMUTABLE, "the next release may have it");
}

fn asked_for_again(asked: &Asked) {
    for path in NAMED.into_iter().chain(["/", DEEP]) {
        let answer = asked.navigate(path).expect(200);
        let cache = answer.header("cache-control");
        assert!(["no-cache", "public, max-age=0, must-revalidate"].contains(&cache), "{path}: {cache}");
        let tag = answer.header("etag").to_owned();
        let again = [("if-none-match", tag.as_str()), ("accept", "text/html"), ("sec-fetch-mode", "navigate")];
        assert_eq!(asked.get(path, &again).status, 304, "{path}: a reload sends nothing twice");
    }
}

fn not_stored(asked: &Asked) {
    for path in ["/api/v1/orders", "/api/v1/nothing"] {
        let answer = asked.get_at_top(path, &FETCH);
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (if path.ends_with('s') { 401 } else { 404 }, NO_STORE)
        );
        assert_eq!(answer.header("content-type"), "application/problem+json", "the backend answers, not the site");
        assert_eq!(answer.header("content-encoding"), "");
    }
}

fn only_navigations(asked: &Asked) {
    let page = asked.page();
    for path in ["/", DEEP, "/orders/1/status", "/anything/else"] {
        let answer = asked.navigate(path).expect(200);
        assert_eq!(
            (answer.text().as_str(), answer.header("content-type")),
            (page.as_str(), "text/html; charset=utf-8")
        );
        assert_eq!(asked.get(path, &[("accept", "text/html")]).status, 200, "{path}: an old browser");
    }
    for path in ["/assets/signet-0123456789abcdef.js", "/assets/nothing", "/assets/", "/favicon.ico", "/orders/x.wasm"]
    {
        let answer = asked.navigate(path).expect(404);
        assert!(!answer.text().contains("<main"), "{path} is the page of the app");
    }
    for headers in [&FETCH[..], &[("accept", "text/html"), ("sec-fetch-mode", "cors")], &[("accept", "*/*")], &[]] {
        asked.get(DEEP, headers).expect(404);
    }
}

fn compressed(asked: &Asked) {
    for path in asked.files() {
        let is_compressed = path.rsplit('.').next().is_some_and(|ending| COMPRESSED.contains(&ending));
        let mut tags = Vec::new();
        for (accepted, coding, ending) in [
            ("gzip, deflate, br, zstd", "br", ".br"),
            ("br;q=1.0", "br", ".br"),
            ("gzip", "gzip", ".gz"),
            ("br;q=0, gzip", "gzip", ".gz"),
            ("br;q=0", "", ""),
            ("identity", "", ""),
            ("brotli", "", ""),
        ] {
            let answer = asked.get(&path, &[("accept-encoding", accepted)]).expect(200);
            let (coding, ending) = if is_compressed { (coding, ending) } else { ("", "") };
            assert_eq!(answer.header("content-encoding"), coding, "{path}: {accepted}");
            assert_eq!(answer.header("content-type"), media_type(&path), "{path}: {accepted}");
            assert_eq!(answer.header("vary"), VARY, "{path}: {accepted}");
            assert!(answer.body == asked.file(&format!("{path}{ending}")), "{path}: {accepted}: another content");
            tags.push((ending, answer.header("etag").to_owned()));
        }
        for (ending, tag) in &tags {
            let same = tags.iter().all(|(other, others)| (other == ending) == (others == tag));
            assert!(same && !tag.is_empty(), "{path}: each content coding has a separate ETag: {tags:?}");
        }
    }
}

fn media_types(asked: &Asked) {
    for path in asked.files() {
        assert_eq!(asked.get(&path, &FETCH).expect(200).header("content-type"), media_type(&path), "{path}");
    }
    assert!(asked.files().iter().any(|path| media_type(path) == "application/wasm"));
}

/// Answers of every kind that the site itself gives.
fn answers(asked: &Asked) -> Vec<(&'static str, Answer)> {
    let tag = asked.navigate("/").header("etag").to_owned();
    let (index, missing) = ("/index.html", "/assets/signet-0123456789abcdef.js");
    let asset = asked.files().into_iter().find(|path| path.ends_with(".wasm")).expect("a program");
    vec![
        ("the page", asked.navigate("/")),
        ("a deep link", asked.navigate(DEEP)),
        ("the file of the page", asked.navigate(index)),
        ("a page that has not changed", asked.get("/", &[("if-none-match", &tag)]).expect(304)),
        ("a program", asked.get(&asset, &[("accept-encoding", "br")]).expect(200)),
        ("a part of a program", asked.get(&asset, &[("range", "bytes=0-9")]).expect(206)),
        ("the configuration", asked.get("/config.json", &FETCH)),
        ("a missing file", asked.get(missing, &FETCH).expect(404)),
        ("a page for no navigation", asked.get(DEEP, &FETCH).expect(404)),
    ]
}

fn header_everywhere(asked: &Asked, name: &str) {
    let headers = asked.site.headers();
    let (_, value) = headers.iter().find(|(known, _)| *known == name).expect(name);
    for (what, answer) in answers(asked) {
        assert_eq!(answer.header(name), value, "{name} of {what}");
    }
    assert!(!asked.page().contains("http-equiv"), "the page has a policy of its own");
}

fn origins_apart(asked: &Asked) {
    for name in ["Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"] {
        header_everywhere(asked, name);
    }
}

fn no_source_maps(asked: &Asked) {
    for path in asked.files() {
        asked.get(&format!("{path}.map"), &FETCH).expect(404);
        if path.ends_with(".js") || path.ends_with(".css") {
            assert!(!asked.get(&path, &FETCH).text().contains("sourceMappingURL"), "{path}");
        }
    }
}

fn licences(asked: &Asked) {
    let notices = asked.get("/licences.txt", &FETCH).expect(200).text();
    assert!(notices.contains("\nleptos ") && notices.contains("\nstd "), "the notices name what is in the programs");
}

fn whole(asked: &Asked) {
    let files = asked.files();
    assert!(files.len() > 20, "{files:?}");
    for path in files {
        assert!(asked.get(&path, &FETCH).expect(200).body == asked.file(&path), "{path}");
    }
    for path in ["/../secret", "/%2e%2e/secret", "/assets/..%2f..%2fsecret", "/assets/%00"] {
        let answer = asked.get(path, &FETCH);
        assert!(answer.status >= 400 && !answer.text().contains("<main"), "{path}: {}", answer.status);
    }
}

fn last_release(asked: &Asked) {
    let path = "/assets/signet-00112233445566ff.js";
    std::fs::write(asked.folder.join(path.trim_start_matches('/')), "let old = 1;\n").expect("a file");
    let old = asked.get(path, &[("accept-encoding", "br")]).expect(200);
    assert_eq!((old.text().as_str(), old.header("cache-control")), ("let old = 1;\n", IMMUTABLE));
}

fn below_a_path(asked: &Asked) {
    for question in [named_by_content, kept_for_a_year, asked_for_again, not_stored, only_navigations, digests, whole] {
        question(asked);
    }
    for (name, _) in EVERYWHERE {
        header_everywhere(asked, name);
    }
    let redirect = asked.get_at_top(asked.site.base(), &[]).expect(308);
    assert_eq!(redirect.header("location"), asked.site.at("/"));
    for path in ["/", "/config.json", "/assets/nothing", "/certificates-of-others/"] {
        let answer = asked.get_at_top(path, &[("accept", "text/html"), ("sec-fetch-mode", "navigate")]).expect(404);
        assert!(!answer.text().contains("<main"), "{path}");
    }
}

fn changed_configuration(asked: &Asked) {
    let before = asked.get("/config.json", &FETCH).expect(200);
    let changed = "{ \"apiBase\": \"/api/v2\" }\n";
    std::fs::write(asked.folder.join("config.json"), changed).expect("the configuration");
    for accepted in ["identity", "gzip, br"] {
        let headers = [("accept-encoding", accepted), ("if-none-match", before.header("etag"))];
        let after = asked.get("/config.json", &headers).expect(200);
        assert_eq!((after.text().as_str(), after.header("content-type")), (changed, "application/json"), "{accepted}");
    }
}

/// Both releases' pages have the same length, and the earlier one has the earlier date, as an unpacked archive has.
fn rolled_back(asked: &Asked) {
    let new = asked.navigate("/").expect(200);
    let script = links(asked).into_iter().find(|(address, _)| address.ends_with(".js")).expect("a script").0;
    assert_ne!(script, "");
    let version = concat!(env!("CARGO_PKG_VERSION"), "+");
    let names_version =
        asked.files().iter().any(|path| path.ends_with(".js") && asked.get(path, &FETCH).text().contains(version));
    assert!(names_version, "a script names the version");
    let old = new.text().replace("<h1", "<h2");
    for (name, content) in [("index.html", old.as_bytes()), ("index.html.br", b"old br"), ("index.html.gz", b"old gz")]
    {
        let path = asked.folder.join(name);
        std::fs::write(&path, content).expect("a file");
        let file = std::fs::File::options().write(true).open(path).expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)).expect("a date");
    }
    for path in ["/", DEEP] {
        let headers = [("if-none-match", new.header("etag")), ("accept", "text/html"), ("sec-fetch-mode", "navigate")];
        assert_eq!(asked.get(path, &headers).expect(200).text(), old, "{path}");
        let packed = asked.get(path, &[("accept-encoding", "br"), ("accept", "text/html")]).expect(200);
        assert_eq!(packed.text(), "old br", "{path}");
    }
}
