//! Rules that the compiler cannot enforce: which module may use which, and what the code must not contain anywhere.
//!
//! The tests read the sources as text (`source`). Each exception is in a table, with its reason.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot read")]

#[path = "architecture/accessibility.rs"]
mod accessibility;
#[path = "architecture/faults.rs"]
mod faults;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/threats.rs"]
mod threats;

use std::collections::BTreeSet;
use std::path::Path;

use source::{files, holding, numbers, program, read, root, uses};

/// Fails with all offenders at once.
#[track_caller]
fn check(rule: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{rule}\n  {}", wrong.join("\n  "));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let mut wrong = Vec::new();
    for folder in ["src", "xtask", "tests", "examples", "fuzz"] {
        for path in files(folder, "rs") {
            let source = read(&path);
            let first = source.lines().find(|line| !line.starts_with("#!")).unwrap_or_default();
            if first.strip_prefix("//! ").is_none_or(|sentence| sentence.len() < 8) {
                wrong.push(path);
            }
        }
    }
    check("the first line of a file is a `//!` sentence", &wrong);
}

#[test]
fn a_file_can_be_held_in_the_head() {
    const LINES: usize = 400;
    let mut wrong = Vec::new();
    for folder in ["src", "xtask", "tests", "examples", "fuzz"] {
        for path in files(folder, "rs") {
            let lines = read(&path).lines().count();
            if lines > LINES {
                wrong.push(format!("{path} has {lines}"));
            }
        }
    }
    check("no file has more than 400 lines: part it", &wrong);
}

#[test]
fn every_stylesheet_is_linked_and_every_link_has_its_stylesheet() {
    let page = read("index.html");
    let linked: BTreeSet<String> =
        page.split('"').filter(|part| part.starts_with("style/")).map(str::to_owned).collect();
    let there: BTreeSet<String> = files("style", "css").into_iter().collect();
    assert_eq!(linked, there, "left: linked in index.html, right: in style/");
}

/// A language that is written from right to left mirrors the page only if the style names the start and the end of a line.
#[test]
fn styles_name_no_left_and_no_right() {
    let mut wrong = Vec::new();
    for path in files("style", "css") {
        for (line, text) in (1..).zip(read(&path).lines()) {
            for declaration in text.split(['{', '}', ';']) {
                let Some((property, value)) = declaration.split_once(':') else { continue };
                let (property, value) = (property.trim(), value.trim());
                let sides: Vec<&str> = value.split_whitespace().collect();
                let is_side = |word: &str| word.split('-').any(|part| part == "left" || part == "right");
                let is_uneven = ["margin", "padding", "inset", "border-width", "border-radius"].contains(&property)
                    && !value.contains('(')
                    && sides.len() == 4;
                if is_side(property) || sides.iter().any(|side| is_side(side)) || is_uneven {
                    wrong.push(format!("{path}:{line}: {}", declaration.trim()));
                }
            }
        }
    }
    check("a style names the start and the end of a line, never left and right", &wrong);
}

#[test]
fn every_source_file_is_part_of_a_module() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let file = Path::new(&path);
        let (Some(folder), Some(stem)) = (file.parent(), file.file_stem().and_then(|stem| stem.to_str())) else {
            continue;
        };
        if folder.ends_with("bin") || ["lib", "main"].contains(&stem) {
            continue;
        }
        // `a/b/mod.rs` is declared in `a/mod.rs` or `a.rs`, as `a/b.rs` is.
        let (folder, name) = if stem == "mod" {
            (folder.parent().unwrap_or(folder), folder.file_name().and_then(|name| name.to_str()).unwrap_or_default())
        } else {
            (folder, stem)
        };
        let maps = [folder.join("mod.rs"), folder.join("lib.rs"), folder.with_extension("rs")];
        let named = maps.iter().filter_map(|map| std::fs::read_to_string(root().join(map)).ok()).any(|map| {
            program(&map).lines().any(|line| {
                let line = line.trim_start();
                let line = line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub ")).unwrap_or(line);
                line.strip_prefix("mod ").is_some_and(|rest| rest.trim_end_matches([';', ' ', '{']) == name)
            })
        });
        if !named {
            wrong.push(path);
        }
    }
    check("a file that no `mod` names is not compiled", &wrong);
}

/// The modules of this crate that each module may use. Every module may use its own parts and the macros that make a
/// `Sentence`.
const ARROWS: &[(&str, &[&str])] = &[
    ("contract", &[]),
    // The limits of the contract, and the kinds of product that decide which names are allowed.
    ("rules", &["contract::limits", "contract::DomainType"]),
    // The table of fields holds the sentences of each field. `text::fields` itself uses no module of this crate.
    ("application", &["contract", "rules", "text::Sentence", "text::fields"]),
    // The settings name the languages of a site.
    ("site", &["text::Language"]),
    ("text", &["application", "contract", "exchange", "rules", "site"]),
    ("routes", &[]),
    ("shell", &[]),
    ("worker", &["shell"]),
    ("photo", &["components", "rules::photo", "rules::printed_code", "text", "worker"]),
    // The worker puts the judgement of a CSR into words, so that neither the rules nor the words are in the first load.
    ("csr", &["application", "components", "rules::csr", "shell::reload_if_outdated", "text", "worker"]),
    ("key", &["csr::subtle", "rules", "worker"]),
    ("exchange", &["contract"]),
    ("api", &["contract", "exchange", "shell", "site::is_address"]),
    (
        "state",
        &[
            "api",
            "application",
            "components",
            "contract",
            "csr",
            "exchange",
            "routes",
            "rules",
            "shell",
            "site",
            "text",
            "worker",
        ],
    ),
    (
        "components",
        &[
            // The text field refuses private keys.
            "rules::secret",
            "text::Language",
            "text::FOREIGN_CHARS",
            "text::Sentence",
            "text::foreign",
        ],
    ),
];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
            assert!(
                ["app", "bin", "lib", "main", "pages"].contains(&module),
                "{module} has no arrows: say what it may use"
            );
            continue;
        };
        for used in uses(&program(&read(&path))) {
            let within =
                |name: &str| used == name || used.strip_prefix(name).is_some_and(|rest| rest.starts_with("::"));
            if !within(module) && !allowed.iter().any(|name| within(name)) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
    }
    check("a module uses only what its arrow allows", &wrong);
}

#[test]
fn a_map_holds_nothing_but_the_names_of_its_rooms() {
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().filter(|path| path.ends_with("/mod.rs")) {
        // A `use` may span several lines, each with a list of names.
        let is_of_map = |line: &str| {
            let line = line.trim();
            let line = line
                .strip_prefix("pub")
                .map_or(line, |rest| rest.split_once(')').map_or(rest, |(_, rest)| rest).trim());
            line.is_empty()
                || ["mod ", "use ", "#[", "}", "//"].iter().any(|start| line.starts_with(start))
                || line.ends_with(',')
        };
        if let Some(line) = program(&read(&path)).lines().find(|line| !is_of_map(line)) {
            wrong.push(format!("{path}: {line}"));
        }
    }
    check("`mod.rs` is a map: it declares modules and says what is in them", &wrong);
}

#[test]
fn the_first_load_names_nothing_of_the_validation() {
    let folder = "src/pages/application/";
    let mut wrong = Vec::new();
    for path in files("src/pages/application", "rs") {
        if path.starts_with(&format!("{folder}validation/")) || path.ends_with("/mod.rs") {
            continue;
        }
        for used in uses(&program(&read(&path))) {
            let rules = ["rules::company", "rules::domain_name", "rules::email", "rules::phone", "text::problems"];
            if rules.iter().any(|rule| used.starts_with(rule)) {
                wrong.push(format!("{path} uses {used}"));
            }
        }
        // Only `fetch` names the validation: it calls the function that fetches it.
        let source = program(&read(&path));
        let named: Vec<&str> = source.lines().filter(|line| line.contains("validation::")).map(str::trim).collect();
        let allowed: &[&str] = if path.ends_with("/fetch.rs") { &["use super::validation::validation;"] } else { &[] };
        if named != allowed {
            wrong.push(format!("{path}: {named:?}"));
        }
    }
    check("what judges is not in the first load", &wrong);
}

#[test]
fn the_pure_core_touches_neither_the_browser_nor_the_clock() {
    let mut wrong = Vec::new();
    for module in ["contract", "rules", "application", "exchange", "site", "text"] {
        for path in files(&format!("src/{module}"), "rs") {
            let foreign =
                ["web_sys::", "js_sys::", "wasm_bindgen::", "leptos::", "SystemTime", "Instant::", "std::env"];
            wrong.extend(holding(&path, &program(&read(&path)), &foreign));
        }
    }
    check(
        "`contract`, `rules`, `application`, `exchange`, `site` and `text` get time and the browser as arguments",
        &wrong,
    );
}

#[test]
fn only_the_client_speaks_http() {
    // A worker fetches its data files itself. They are part of the site.
    const EXCEPTIONS: [&str; 1] = ["src/bin/signet-rules.rs"];
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        if !path.starts_with("src/api/") && !EXCEPTIONS.contains(&path.as_str()) {
            let calls = [
                "gloo_net",
                "XmlHttpRequest",
                ".fetch_with_",
                "RequestInit",
                "send_beacon",
                "WebSocket",
                "EventSource",
            ];
            wrong.extend(holding(&path, &program(&read(&path)), &calls));
        }
    }
    check("HTTP is spoken in `api` alone", &wrong);
}

#[test]
fn nothing_is_written_as_markup_or_run_as_words() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let sinks =
            ["inner_html", "outer_html", "insert_adjacent_html", "document.write", "eval(", "js_sys::Function::new_"];
        wrong.extend(holding(&path, &program(&read(&path)), &sinks));
    }
    check("text goes into the page as text", &wrong);
}

#[test]
fn nothing_panics_on_purpose() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let ends = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
        wrong.extend(holding(&path, &program(&read(&path)), &ends));
    }
    check("a panic takes the answers with it", &wrong);
}

#[test]
fn browser_storage_holds_the_language_a_pending_submission_the_mark_of_a_lost_photo_and_nothing_else() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let mut stores = vec!["indexed_db", "IdbFactory", "set_cookie", "CacheStorage", ".caches("];
        // The key of a submission with an unknown outcome must survive a reload and serve every tab. Otherwise the next
        // attempt would be a second submission. The mark of a chosen photo tells its document, and nothing of the photo.
        if path != "src/api/pending.rs" {
            stores.push("session_storage");
            if path != "src/state/language.rs" {
                stores.push("local_storage");
            }
        }
        wrong.extend(holding(&path, &program(&read(&path)), &stores));
    }
    for path in files("boot", "js") {
        wrong.extend(holding(&path, &read(&path), &["localStorage", "sessionStorage", "indexedDB", "document.cookie"]));
    }
    check("what people type never goes into browser storage", &wrong);
}

/// Numbers that equal a limit but have another meaning: file, value, meaning.
const OTHER_MEANINGS: &[(&str, u64, &str)] = &[
    ("src/exchange/retry.rs", 20, "a twentieth of a wait"),
    ("src/exchange/submission.rs", 0x3f, "the bits that a uuid's variant leaves"),
    ("src/exchange/submission.rs", 0x40, "the version of a uuid, in its place"),
    ("src/exchange/submission.rs", 0x80, "the variant of a uuid"),
    ("src/csr/subtle.rs", 2048, "a size of key that is offered"),
    ("src/csr/subtle.rs", 4096, "a size of key that is offered"),
    ("src/pages/application/state.rs", 20, "rows of the list that are shown at once"),
    ("src/pages/status/process.rs", 18, "pixels of the drawing"),
    ("src/pages/status/process.rs", 20, "pixels of the drawing"),
    ("src/photo/canvas.rs", 64, "rows of pixels, below which measuring is not worth a sample"),
    ("src/text/characters.rs", 20, "a shift of bits"),
];

/// The places where a limit may be a number.
const LIMITS: &str = "src/contract/limits.rs";
const RULES: &str = "src/rules/";

/// Returns the limits of the contract, and the constants of the rules that are too large to be mistaken for a count.
fn limits() -> BTreeSet<u64> {
    const TELLING: u64 = 18;
    let mut limits = BTreeSet::new();
    for path in files("src", "rs").iter().filter(|path| *path == LIMITS || path.starts_with(RULES)) {
        for line in program(&read(path)).lines().filter(|line| line.starts_with("pub const ")) {
            let value = line.split_once(" = ").map_or("", |(_, value)| value);
            limits.extend(numbers(value).into_iter().map(|(_, number)| number).filter(|number| *number >= TELLING));
        }
    }
    assert!(limits.len() > 20, "the limits could not be read: {limits:?}");
    limits
}

#[test]
fn a_limit_is_written_once() {
    let limits = limits();
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for path in files("src", "rs") {
        if path == LIMITS || path.starts_with(RULES) {
            continue;
        }
        for (line, number) in numbers(&program(&read(&path))) {
            let excepted = OTHER_MEANINGS.iter().position(|(file, value, _)| *file == path && *value == number);
            met.extend(excepted);
            if limits.contains(&number) && excepted.is_none() {
                wrong.push(format!("{path}:{line} {number}"));
            }
        }
    }
    check("a limit of the contract is named, not written again", &wrong);
    let stale: Vec<String> = (0..OTHER_MEANINGS.len())
        .filter(|it| !met.contains(it))
        .map(|it| format!("{:?}", OTHER_MEANINGS[it]))
        .collect();
    check("an exception that nothing needs", &stale);
}
