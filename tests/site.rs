//! The settings of a site: a table of good and bad files, judged by our check and by `docs/config.schema.json`, which say the same.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it finds something")]

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::{ProptestConfig, Strategy, any};
use serde_json::{Value, json};
use signet::site::{self, Colour, DARK, LIGHT, ProblemKind, Scheme};
use signet::text::Language;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

fn schema() -> Value {
    serde_json::from_str(&read("docs/config.schema.json")).expect("a schema")
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft202012::new(schema).expect("a schema of draft 2020-12")
}

/// The paths of the wrong members, as our check names them.
fn wrong(file: &Value) -> Vec<String> {
    site::check(&file.to_string()).problems.into_iter().map(|problem| problem.path).collect()
}

/// The paths that the schema objects to: `/agreements/0/href` is `agreements[0].href`, and a missing member is named by its object.
fn objected(validator: &jsonschema::Validator, file: &Value) -> BTreeSet<String> {
    let path = |pointer: &str| {
        pointer.split('/').skip(1).fold(String::new(), |path, part| match part.parse::<usize>() {
            Ok(at) => format!("{path}[{at}]"),
            Err(_) if path.is_empty() => part.to_owned(),
            Err(_) => format!("{path}.{part}"),
        })
    };
    validator.iter_errors(file).map(|error| path(&error.instance_path().to_string())).collect()
}

/// A file with one member.
fn with(path: &str, value: &Value) -> Value {
    path.rsplit('.').fold(value.clone(), |value, name| json!({ name: value }))
}

const ADDRESSES: [&str; 10] = [
    "/help",
    "help.html",
    "../terms?v=2#top",
    "https://example.com",
    "http://example.com:8080/a/b",
    "https://a.example/?q=%20[x]",
    "https://[2001:db8::1]:443/",
    "/a@b/c?d:e",
    "https://xn--fiqs8s.example/",
    "/",
];
const NO_ADDRESSES: [&str; 17] = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,x",
    "//evil.example/x",
    "https:evil",
    "https:///evil",
    "https://",
    "https://user@evil.example/",
    "\\\\evil.example",
    "/\\evil.example",
    "ftp://a.example/",
    "https://a.example:port/",
    "https://a.example/\n",
    "/a b",
    "HTTPS://a.example/",
];

/// Files that are right.
fn good() -> Vec<Value> {
    let mut files = vec![
        json!({}),
        json!({ "apiBase": "https://api.example.com/v1" }),
        json!({ "future": { "x": [1] }, "brand": { "future": null } }),
        json!({ "brand": { "name": "样例证书", "logo": "/logo.svg?v=2", "accent": "#0B6b50", "accentDark": "#63cda8" } }),
        json!({ "languages": ["zh-CN", "en"] }),
        json!({ "languages": ["zh-CN"] }),
        json!({ "help": { "phone": "(010) 8888-6666", "email": "a.b+c@help.example.com" } }),
        json!({ "help": {}, "links": {}, "brand": {}, "agreements": [] }),
        json!({ "deployNote": { "en": "To CDN.", "fr": 1 } }),
        json!({ "agreements": [{ "title": "Terms", "href": "/terms", "required": false }, { "title": { "zh-CN": "协议" }, "href": "/b", "required": true, "x": 1 }] }),
        json!({ "dnsOverHttps": "https://dns.example/dns-query" }),
        json!({ "dnsOverHttps": "/dns-query" }),
        json!({ "caaIssuers": [] }),
        json!({ "caaIssuers": [{ "brand": "Northlight OV", "names": ["northlight.example", "a-b.c.example"] }, { "brand": "x", "names": [] }] }),
    ];
    let example = read("docs/config.md");
    let example = example.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    files.push(serde_json::from_str(example).expect("the example is JSON"));
    files.push(serde_json::from_str(&read("public/config.json")).expect("JSON"));
    for address in ADDRESSES {
        files.extend(["signInUrl", "links.terms", "help.url"].map(|path| with(path, &json!(address))));
    }
    files
}

/// Files with the paths of their wrong members.
fn bad() -> Vec<(Value, Vec<String>)> {
    let mut files = vec![
        (json!([]), vec![""]),
        (json!(null), vec![""]),
        (json!("apiBase"), vec![""]),
        (json!({ "apiBase": null }), vec!["apiBase"]),
        (json!({ "apiBase": 7 }), vec!["apiBase"]),
        (json!({ "apiBase": "" }), vec!["apiBase"]),
        (json!({ "apiBase": "/api?x" }), vec!["apiBase"]),
        (json!({ "apiBase": "https://a.example/#x" }), vec!["apiBase"]),
        (json!({ "brand": "Example", "help": [], "links": 1 }), vec!["brand", "help", "links"]),
        (json!({ "brand": { "name": "  " } }), vec!["brand.name"]),
        (json!({ "brand": { "name": "n".repeat(61), "logo": 1 } }), vec!["brand.name", "brand.logo"]),
        (json!({ "languages": [] }), vec!["languages"]),
        (json!({ "languages": "en" }), vec!["languages"]),
        (json!({ "languages": ["en", "de"] }), vec!["languages[1]"]),
        (json!({ "deployNote": 1 }), vec!["deployNote"]),
        (json!({ "deployNote": {} }), vec!["deployNote"]),
        (json!({ "deployNote": { "fr": "x" } }), vec!["deployNote"]),
        (json!({ "deployNote": "x".repeat(501) }), vec!["deployNote"]),
        (json!({ "agreements": {} }), vec!["agreements"]),
        (json!({ "agreements": ["/terms"] }), vec!["agreements[0]"]),
        (json!({ "agreements": [{ "title": "T", "href": "/t", "required": "yes" }] }), vec!["agreements[0].required"]),
        (
            json!({ "agreements": [{ "title": "", "href": "javascript:x", "required": true }] }),
            vec!["agreements[0].title", "agreements[0].href"],
        ),
        (json!({ "dnsOverHttps": "http://dns.example/" }), vec!["dnsOverHttps"]),
        (json!({ "dnsOverHttps": "//dns.example/" }), vec!["dnsOverHttps"]),
        (json!({ "caaIssuers": {} }), vec!["caaIssuers"]),
        (json!({ "caaIssuers": ["northlight.example"] }), vec!["caaIssuers[0]"]),
        (
            json!({ "caaIssuers": [{ "brand": "", "names": ["ca.example", "localhost", "a b.example", "https://a.example"] }] }),
            vec!["caaIssuers[0].brand", "caaIssuers[0].names[1]", "caaIssuers[0].names[2]", "caaIssuers[0].names[3]"],
        ),
    ];
    let many: Vec<Value> =
        (0..11).map(|at| json!({ "title": "T", "href": format!("/{at}"), "required": true })).collect();
    files.push((json!({ "agreements": many }), vec!["agreements"]));
    for colour in ["red", "#0f0", "#0b6b5", "#0b6b500", "#0b6b5g", "#+b6b50", "0b6b50", "#éb6b5", "var(--ink)"] {
        files.push((with("brand.accent", &json!(colour)), vec!["brand.accent"]));
    }
    for phone in ["help", "12", "+86 10 8888 6666;x", "tel:+8610", "1".repeat(31).as_str()] {
        files.push((with("help.phone", &json!(phone)), vec!["help.phone"]));
    }
    for email in
        ["help", "@a.example", "a@b", "a@b..c", "a b@c.example", "mailto:a@b.example", "a@b.example?cc=x@y.example"]
    {
        files.push((with("help.email", &json!(email)), vec!["help.email"]));
    }
    for address in NO_ADDRESSES {
        files.extend(
            ["apiBase", "signInUrl", "links.privacy", "help.url"].map(|path| (with(path, &json!(address)), vec![path])),
        );
    }
    for logo in ["https://evil.example/logo.svg", "data:image/svg+xml,x", "//evil.example/x", "javascript:x", "blob:x"]
    {
        files.push((with("brand.logo", &json!(logo)), vec!["brand.logo"]));
    }
    files.into_iter().map(|(file, paths)| (file, paths.into_iter().map(str::to_owned).collect())).collect()
}

#[test]
fn a_good_file_is_right_for_our_check_and_for_the_schema() {
    let validator = validator(&schema());
    for file in good() {
        assert_eq!(wrong(&file), Vec::<String>::new(), "{file}");
        assert_eq!(objected(&validator, &file), BTreeSet::new(), "{file}");
    }
}

#[test]
fn a_bad_file_is_wrong_in_the_same_members_for_our_check_and_for_the_schema() {
    let validator = validator(&schema());
    for (file, paths) in bad() {
        assert_eq!(wrong(&file), paths, "{file}");
        assert_eq!(objected(&validator, &file), paths.into_iter().collect(), "{file}");
    }
}

#[test]
fn a_member_that_is_missing_or_there_twice_is_named() {
    let validator = validator(&schema());
    let file = json!({ "agreements": [{ "title": "T" }] });
    assert_eq!(wrong(&file), ["agreements[0].href", "agreements[0].required"]);
    assert_eq!(objected(&validator, &file), BTreeSet::from(["agreements[0]".to_owned()]));
    let file = json!({ "languages": ["en", "en"] });
    assert_eq!(wrong(&file), ["languages[1]"]);
    assert_eq!(objected(&validator, &file), BTreeSet::from(["languages".to_owned()]));
    // A schema cannot compare a member of two items.
    let one = json!({ "title": "T", "href": "/t", "required": true });
    assert_eq!(wrong(&json!({ "agreements": [one.clone(), one] })), ["agreements[1].href"]);
}

#[test]
fn the_rest_of_a_wrong_file_is_used() {
    let checked = site::check(
        r##"{"brand": {"name": "Example", "accent": "#00ff00"}, "languages": ["de", "zh-CN"], "deployNote": {"en": "E", "zh-CN": ""},
            "agreements": [{"title": "A", "href": "javascript:x", "required": true}, {"title": "B", "href": "/b", "required": true}]}"##,
    );
    assert_eq!(checked.site.brand.name.as_deref(), Some("Example"));
    assert_eq!(checked.site.brand.accent, None);
    assert_eq!(checked.site.languages, [Language::Chinese]);
    assert_eq!(checked.site.deploy_note.as_ref().map(|note| note.say(Language::Chinese)), Some("E"));
    assert_eq!(checked.site.agreements.iter().map(|it| it.href.as_str()).collect::<Vec<_>>(), ["/b"]);
    let paths: Vec<&str> = checked.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["brand.accent", "languages[0]", "deployNote.zh-CN", "agreements[0].href"]);
}

#[test]
fn a_file_that_no_object_can_be_read_from_is_one_problem() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for text in ["", "<!doctype html>", "{", "{\"apiBase\": }", "{} {}", deep.as_str()] {
        let checked = site::check(text);
        assert_eq!(
            checked.problems.iter().map(|it| it.kind.clone()).collect::<Vec<_>>(),
            [ProblemKind::NotJson],
            "{text:.20}"
        );
        assert_eq!(checked.site, site::Site::default());
    }
    assert!(site::check("\u{feff}{}").problems.is_empty(), "a mark of editors is passed over");
}

#[test]
fn unknown_members_are_listed_and_right() {
    let checked = site::check(
        r#"{"apibase": 1, "brand": {"colour": 1}, "__proto__": {}, "agreements": [{"title": {"en": "T", "de": "V"}, "href": "/t", "required": true, "id": 1}]}"#,
    );
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    let unknown: BTreeSet<&str> = checked.unknown.iter().map(String::as_str).collect();
    assert_eq!(
        unknown,
        BTreeSet::from(["apibase", "brand.colour", "__proto__", "agreements[0].id", "agreements[0].title.de"])
    );
}

#[test]
fn strange_texts_are_judged_alike_by_the_schema() {
    let validator = validator(&schema());
    let pieces = proptest::sample::select(vec![
        "http",
        "s",
        ":",
        "/",
        "//",
        "a",
        "Z",
        "0",
        ".",
        "-",
        "@",
        "?",
        "#",
        "%",
        "[",
        "]",
        "\\",
        " ",
        "\n",
        "é",
        "+",
        "(",
        "_",
        "javascript:",
        "https://",
        "example.com",
        ":80",
        "::1",
    ]);
    let text = proptest::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat());
    let paths = ["apiBase", "signInUrl", "brand.logo", "brand.accent", "help.phone", "help.email", "dnsOverHttps"];
    let path = any::<proptest::sample::Index>().prop_map(move |at| paths[at.index(paths.len())]);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        cases: 4_000,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&(text, path), |(text, path)| {
        let file = with(path, &json!(text));
        proptest::prop_assert_eq!(wrong(&file).is_empty(), validator.is_valid(&file), "{}", file);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn an_accent_must_be_readable_on_every_surface() {
    let kind = |member: &str, colour: &str| {
        let checked = site::check(&with(member, &json!(colour)).to_string());
        checked.problems.into_iter().next().map(|problem| problem.kind)
    };
    assert_eq!(kind("brand.accent", &LIGHT.accent.hex()), None);
    assert_eq!(kind("brand.accentDark", &DARK.accent.hex()), None);
    assert_eq!(kind("brand.accent", "#1a4fa3"), None);
    assert_eq!(kind("brand.accentDark", "#8ab4f8"), None);
    // #767676 is the lightest grey that is readable on white, and it is not readable on the page.
    assert!(
        matches!(kind("brand.accent", "#767676"), Some(ProblemKind::LowContrast { against, .. }) if against == LIGHT.paper)
    );
    assert!(matches!(kind("brand.accent", "#8ab4f8"), Some(ProblemKind::LowContrast { .. })));
    assert!(matches!(kind("brand.accentDark", "#1a4fa3"), Some(ProblemKind::LowContrast { .. })));
    assert_eq!(Colour([0, 0, 0]).contrast(Colour([255, 255, 255])), 2100);
    assert_eq!(Colour([0x77, 0x77, 0x77]).contrast(Colour([255, 255, 255])), 447);
    assert_eq!(Colour::parse("#0aF910").map(Colour::hex).as_deref(), Some("#0af910"));
}

/// A name of the stylesheet, and the colour of a scheme that it must equal.
type Part = (&'static str, fn(&Scheme) -> Colour);

#[test]
fn the_schemes_are_those_of_the_stylesheet() {
    let tokens = read("style/tokens.css");
    let of = |name: &str| {
        let value = tokens.split(&format!("--{name}: light-dark(")).nth(1).and_then(|rest| rest.split(')').next());
        let pair: Vec<_> = value.unwrap_or_default().split(", ").map(Colour::parse).collect();
        let [Some(light), Some(dark)] = pair[..] else { panic!("--{name} in style/tokens.css") };
        [light, dark]
    };
    let parts: [Part; 9] = [
        ("paper", |it| it.paper),
        ("surface", |it| it.surface),
        ("sunken", |it| it.sunken),
        ("seal-wash", |it| it.seal_wash),
        ("amber-wash", |it| it.amber_wash),
        ("on-accent", |it| it.on_accent),
        ("accent", |it| it.accent),
        ("accent-wash", |it| it.accent_wash),
        ("focus", |it| it.focus),
    ];
    for (name, part) in parts {
        assert_eq!([part(&LIGHT), part(&DARK)], of(name), "--{name}");
    }
    assert_eq!(LIGHT.focus, LIGHT.accent, "a brand's accent takes the place of both");
}

#[test]
fn every_member_is_described_and_in_the_schema() {
    let (described, schema) = (read("docs/config.md"), schema());
    for path in [
        "apiBase",
        "signInUrl",
        "brand.name",
        "brand.logo",
        "brand.accent",
        "brand.accentDark",
        "languages",
        "help",
        "links",
        "deployNote",
        "agreements",
        "dnsOverHttps",
        "caaIssuers",
    ] {
        assert!(described.contains(&format!("| `{path}` |")), "docs/config.md lacks {path}");
        let pointer = format!("/properties/{}", path.replace('.', "/properties/"));
        assert!(schema.pointer(&pointer).is_some(), "the schema lacks {path}");
    }
}
