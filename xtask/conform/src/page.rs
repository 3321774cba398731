//! The contract as a readable page: the calls and types of `openapi.json`, written into `docs/backend.md` between two marks.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Map, Value};

/// The page.
const PAGE: &str = "docs/backend.md";
/// The document that the page is made from.
const DOCUMENT: &str = "openapi.json";
/// The line after which the generated part begins.
const START: &str = "<!-- from here on written by `cargo xtask contract` -->";
/// The line before which it ends.
const END: &str = "<!-- up to here -->";
/// The base path of the calls in the document.
const BASE: &str = "/api/v1";

/// Writes the generated part of the page anew. `root` is the repository's root. An error is a sentence.
pub fn write(root: &Path) -> Result<(), String> {
    let (page, fresh) = both(root)?;
    if page == fresh {
        return Ok(());
    }
    std::fs::write(root.join(PAGE), fresh).map_err(|error| format!("{PAGE}: {error}"))
}

/// The page as it is, and as it must be.
fn both(root: &Path) -> Result<(String, String), String> {
    let read = |name: &str| std::fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"));
    let page = read(PAGE)?;
    let document: Value = serde_json::from_str(&read(DOCUMENT)?).map_err(|error| format!("{DOCUMENT}: {error}"))?;
    let (before, rest) = page.split_once(START).ok_or(format!("{PAGE} has no line {START}"))?;
    let (_, after) = rest.split_once(END).ok_or(format!("{PAGE} has no line {END}"))?;
    let fresh = format!("{before}{START}\n\n{}{END}{after}", render(&document));
    Ok((page, fresh))
}

/// Writes a line. A String takes every write.
macro_rules! line {
    ($out:expr) => { $out.push('\n') };
    ($out:expr, $($words:tt)*) => { let _ = writeln!($out, $($words)*); };
}

fn render(document: &Value) -> String {
    let mut out = String::new();
    line!(out, "## The calls\n");
    line!(
        out,
        "The paths follow the base address, for example `https://ca.example.com/api/v1`. Any call may be answered with another error, with\na problem of the same form.\n"
    );
    for (path, item) in members(&document["paths"]) {
        for method in ["get", "put", "post", "delete"] {
            if let Some(operation) = item.get(method) {
                let path = path.strip_prefix(BASE).unwrap_or(path);
                call(&mut out, &format!("{} {path}", method.to_uppercase()), operation);
            }
        }
    }
    line!(out, "## The types\n");
    line!(out, "A member is there unless it is marked as optional. Members that the app does not know are ignored.\n");
    for (name, schema) in members(&document["components"]["schemas"]) {
        if name != "Binary" {
            kind(&mut out, name, schema);
        }
    }
    out
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|")
}

/// Writes one call.
fn call(out: &mut String, title: &str, operation: &Value) {
    line!(out, "### {title}\n");
    line!(out, "{}.\n", words(&operation["summary"]));
    for header in items(&operation["parameters"]).filter(|parameter| parameter["in"] == "header") {
        let optional = if header["required"] == true { "" } else { " (optional)" };
        let meaning = words(&header["description"]);
        let colon = if meaning.is_empty() { "" } else { ": " };
        line!(out, "- `{}`{optional}{colon}{meaning}", words(&header["name"]));
    }
    let bodies = bodies_of(&operation["requestBody"]);
    if !bodies.is_empty() {
        line!(out, "- body: {bodies}");
    }
    if !out.ends_with("\n\n") {
        line!(out);
    }
    line!(out, "| answer | body | meaning |\n| --- | --- | --- |");
    // Each call has the same default: any other error is a problem.
    for (status, answer) in members(&operation["responses"]).filter(|(status, _)| *status != "default") {
        let headers = members(&answer["headers"]).map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let with = if headers.is_empty() { String::new() } else { format!(" with {headers}") };
        line!(out, "| {status}{with} | {} | {} |", bodies_of(answer), words(&answer["description"]));
    }
    line!(out);
}

/// The media types of a body, with their types.
fn bodies_of(value: &Value) -> String {
    let each = members(&value["content"]).map(|(media_type, content)| match link(&content["schema"]) {
        Some(name) if name != "Binary" => format!("{} (`{media_type}`)", type_link(&name)),
        _ => format!("`{media_type}`"),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn link(schema: &Value) -> Option<String> {
    schema["$ref"].as_str()?.rsplit('/').next().map(str::to_owned)
}

fn type_link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// Writes one type: its members, or the words that it can be.
fn kind(out: &mut String, name: &str, schema: &Value) {
    line!(out, "### {name}\n");
    let about = words(&schema["description"]);
    if !about.is_empty() {
        line!(out, "{about}\n");
    }
    let known: Vec<String> =
        items(&schema["examples"]).chain(items(&schema["enum"])).map(|it| format!("`{}`", words(it))).collect();
    if !known.is_empty() {
        line!(out, "One of {}, or another text, which the app keeps as one that it does not know.\n", known.join(", "));
    }
    for choice in items(&schema["oneOf"]) {
        line!(out, "Either: {}\n", words(&choice["description"]));
        table(out, choice);
    }
    if schema["properties"].is_object() {
        table(out, schema);
    }
}

fn table(out: &mut String, schema: &Value) {
    line!(out, "| member | type | meaning |\n| --- | --- | --- |");
    for (name, member) in members(&schema["properties"]) {
        let required = items(&schema["required"]).any(|required| required == name.as_str());
        let optional = if required { "" } else { ", optional" };
        line!(out, "| `{name}` | {}{optional} | {} |", type_of(member), meaning(member));
    }
    line!(out);
}

fn meaning(member: &Value) -> String {
    let own = words(&member["description"]);
    if !own.is_empty() {
        return own;
    }
    items(&member["oneOf"])
        .map(|choice| words(&choice["description"]))
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}

/// The type of a member in words.
fn type_of(member: &Value) -> String {
    if let Some(name) = link(member) {
        return type_link(&name);
    }
    let choices: Vec<String> = items(&member["oneOf"]).map(type_of).collect();
    if !choices.is_empty() {
        return choices.join(" or ");
    }
    if let [only] = member["enum"].as_array().map_or(&[][..], Vec::as_slice) {
        return format!("`\"{}\"`", words(only));
    }
    let simple = |name: &Value| match (name.as_str(), member["format"].as_str()) {
        (Some("string"), Some("date-time")) => "time".to_owned(),
        (Some("array"), _) => format!("list of {}", type_of(&member["items"])),
        (Some(name), _) => name.to_owned(),
        (None, _) => "anything".to_owned(),
    };
    match &member["type"] {
        Value::Array(names) => names.iter().map(simple).collect::<Vec<_>>().join(" or "),
        name => simple(name),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::both;
    use crate::check::all;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn the_page_says_what_the_document_says() {
        let (page, fresh) = both(root()).expect("the page and the document");
        assert_eq!(page, fresh, "run `cargo xtask contract`");
    }

    #[test]
    fn the_page_has_every_place_that_a_check_names() {
        let (page, _) = both(root()).expect("the page");
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        for check in all() {
            assert!(headings.contains(&check.contract), "{}: docs/backend.md has no “{}”", check.id, check.contract);
        }
    }

    #[test]
    fn the_name_of_a_check_says_its_group_and_occurs_once() {
        let ids: Vec<&str> = all().map(|check| check.id).collect();
        assert!(ids.iter().all(|id| id.split('.').count() == 2));
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len());
    }
}
