//! `cargo xtask docs`: writes `openapi.json` as a page for people, `docs/calls.md`. A test compares the two.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::{Fallible, paths};

const HEAD: &str = "# The calls of the backend

`cargo xtask docs` writes this page out of [openapi.json](../openapi.json), which is made from the code. [backend.md](backend.md) says
how the calls belong together.

Every call but those under `/handover` carries the cookie of the session. Every error answers `application/problem+json`
([`ProblemDetails`](#problemdetails)), every answer has `X-Request-Id`, and a status that is not listed here is an error too.
";

/// Writes the page.
pub(crate) fn write() -> Fallible {
    Ok(std::fs::write(paths::root().join("docs").join("calls.md"), page()?)?)
}

fn page() -> Fallible<String> {
    let document: Value = serde_json::from_slice(&std::fs::read(paths::root().join("openapi.json"))?)?;
    let mut out = HEAD.to_owned();
    out.push_str("\n## Calls\n");
    for (path, calls) in members(&document["paths"]) {
        for (method, call) in members(calls) {
            write_call(&mut out, method, path, call);
        }
    }
    out.push_str("\n## Types\n\nA member without “yes” may be missing or null. Times are RFC 3339 in UTC.\n");
    for (name, schema) in members(&document["components"]["schemas"]) {
        write_type(&mut out, name, schema);
    }
    Ok(out)
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn text<'value>(value: &'value Value, name: &str) -> &'value str {
    value[name].as_str().unwrap_or_default()
}

/// Makes a text fit into one cell of a table.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

fn write_call(out: &mut String, method: &str, path: &str, call: &Value) {
    let _ = writeln!(out, "\n### `{} {path}`\n\n{}.", method.to_uppercase(), text(call, "summary"));
    let mut wanted = String::new();
    let parameters = call["parameters"].as_array().into_iter().flatten().filter(|it| it["in"] == "header");
    for parameter in parameters {
        let needed = if parameter["required"] == true { "" } else { ", optional" };
        let about = text(parameter, "description");
        let colon = if about.is_empty() { "" } else { ": " };
        let _ = writeln!(wanted, "- Header `{}`{needed}{colon}{about}", text(parameter, "name"));
    }
    if let body @ Value::Object(_) = &call["requestBody"] {
        let _ = writeln!(wanted, "- Body: {}", contents(body));
    }
    if !wanted.is_empty() {
        let _ = write!(out, "\n{wanted}");
    }
    out.push_str("\n| status | answer |\n| --- | --- |\n");
    for (status, answer) in members(&call["responses"]).filter(|(status, _)| *status != "default") {
        let headers: Vec<String> = members(&answer["headers"]).map(|(name, _)| format!("`{name}`")).collect();
        let parts = [cell(text(answer, "description")), contents(answer), headers.join(", ")];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let about = if parts.is_empty() { reason(status).to_owned() } else { parts.join("; ") };
        let _ = writeln!(out, "| {status} | {about} |");
    }
}

/// The words for a status that the document does not describe.
fn reason(status: &str) -> &'static str {
    match status {
        "204" => "Done, without a body",
        "304" => "Not modified",
        "404" => "There is no such thing",
        "413" => "Too large",
        "415" => "Another media type than those above",
        "422" => "Understood, but wrong",
        _ => "",
    }
}

/// The media types of a body with their types.
fn contents(body: &Value) -> String {
    let kinds = members(&body["content"]).filter(|(kind, _)| *kind != "application/problem+json");
    let kinds = kinds.map(|(kind, content)| match type_of(&content["schema"]) {
        name if kind == "application/json" => name,
        _ => format!("`{kind}`"),
    });
    kinds.collect::<Vec<_>>().join(" or ")
}

fn write_type(out: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(out, "\n### {name}\n");
    if !text(schema, "description").is_empty() {
        let _ = writeln!(out, "{}\n", text(schema, "description"));
    }
    let variants = schema["oneOf"].as_array();
    for variant in variants.into_iter().flatten() {
        let _ = writeln!(out, "{}\n", text(variant, "description"));
        write_members(out, variant);
    }
    if schema["properties"].is_object() {
        write_members(out, schema);
    } else if variants.is_none() {
        let _ = writeln!(out, "{}", type_of(schema));
    }
}

fn write_members(out: &mut String, schema: &Value) {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    out.push_str("| member | type | always there | |\n| --- | --- | --- | --- |\n");
    for (name, member) in members(&schema["properties"]) {
        let always = if required.contains(&name.as_str()) { "yes" } else { "" };
        let inner = member["oneOf"].as_array().and_then(|all| all.iter().find(|it| it["description"].is_string()));
        let about = member["description"].as_str().or(inner.map(|it| text(it, "description"))).unwrap_or_default();
        let _ = writeln!(out, "| `{name}` | {} | {always} | {} |", cell(&type_of(member)), cell(about));
    }
}

/// A type in a few words, as a link where it has a section of its own.
fn type_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(known) = schema["oneOf"].as_array().and_then(|all| all.iter().find(|it| it["type"] != "null")) {
        return type_of(known);
    }
    let is_of = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|it| it.iter().any(|it| it == kind))
    };
    for list in ["enum", "examples"] {
        if let Some(values) = schema[list].as_array() {
            let values: Vec<String> =
                values.iter().filter_map(Value::as_str).map(|value| format!("`{value}`")).collect();
            let more = if list == "examples" { ", or any other text" } else { "" };
            return values.join(", ") + more;
        }
    }
    match text(schema, "format") {
        _ if is_of("array") => format!("list of {}", type_of(&schema["items"])),
        "date-time" => "time".to_owned(),
        _ if is_of("integer") => "whole number".to_owned(),
        _ if is_of("boolean") => "true or false".to_owned(),
        _ if is_of("string") => "text".to_owned(),
        _ => "bytes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::paths;

    #[test]
    fn the_page_says_what_the_document_says() {
        let written = std::fs::read_to_string(paths::root().join("docs").join("calls.md")).expect("docs/calls.md");
        let made = page().expect("a page");
        assert!(made.contains("### `POST /api/v1/orders/{orderId}/submission`") && made.contains("`Idempotency-Key`"));
        assert!(written == made, "docs/calls.md is old: run `cargo xtask docs`");
    }
}
