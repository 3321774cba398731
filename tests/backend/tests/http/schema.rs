//! Compares answers with the OpenAPI document: the running server must send what the document describes.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::support::Answer;

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_json::from_str(&signet_backend::openapi_json()).unwrap())
}

/// Compares an answer of the API with the document. The answer of a fault is not checked.
#[track_caller]
pub(crate) fn check_answer(method: &str, path: &str, answer: &Answer) {
    if !path.starts_with("/api/v1/")
        || path.ends_with("/openapi.json")
        || answer.headers.contains_key("x-fault")
        || method == "OPTIONS"
    {
        return;
    }
    assert!(!answer.header("x-request-id").is_empty(), "{method} {path}: no X-Request-Id");
    assert_eq!(answer.header("cache-control"), "no-store", "{method} {path}");
    let media_type = answer.header("content-type");
    let Some(operation) = operation(method, path) else {
        assert!(matches!(answer.status, 404 | 405), "{method} {path} is not in the document");
        return assert_eq!(media_type, "application/problem+json");
    };
    let responses = &operation["responses"];
    let response = responses.get(answer.status.to_string()).unwrap_or(&responses["default"]);
    let Some(content) = response["content"].as_object() else {
        return assert!(answer.body.is_empty(), "{method} {path}: a body where none is documented");
    };
    let content = content.get(&media_type).unwrap_or_else(|| panic!("{method} {path}: {media_type} is not documented"));
    if media_type.ends_with("json") {
        let problems = problems(&content["schema"], &answer.json(), "");
        assert!(problems.is_empty(), "{method} {path} {}: {problems:?} in {}", answer.status, answer.text());
    }
}

/// The operation of a call.
fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let parts: Vec<&str> = path.split('/').collect();
    document()["paths"].as_object()?.iter().find_map(|(template, item)| {
        let names: Vec<&str> = template.split('/').collect();
        let fits = names.len() == parts.len()
            && names.iter().zip(&parts).all(|(name, part)| name.starts_with('{') || name == part);
        if fits { item.get(method.to_lowercase()) } else { None }
    })
}

/// Lists the places where a value does not fit a schema, for the kinds of schemas that the document has. An unknown
/// member does not fit either.
fn problems(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let schema = document().pointer(name.trim_start_matches('#')).unwrap();
        return problems(schema, value, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().any(|choice| problems(choice, value, at).is_empty());
        return if fits { Vec::new() } else { vec![format!("{at} fits none of its schemas")] };
    }
    let actual = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = match &schema["type"] {
        Value::String(name) => name == actual,
        Value::Array(names) => names.iter().any(|name| name == actual),
        _ => true,
    };
    if !fits {
        return vec![format!("{at} is {actual}, not {}", schema["type"])];
    }
    let mut found = Vec::new();
    if let Some(values) = schema["enum"].as_array().filter(|values| !values.contains(value)) {
        found.push(format!("{at} is none of {values:?}"));
    }
    for item in value.as_array().into_iter().flatten() {
        found.extend(problems(&schema["items"], item, &format!("{at}[]")));
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => found.extend(problems(schema, member, &format!("{at}/{name}"))),
            None => found.push(format!("{at}/{name} is not documented")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            found.push(format!("{at}/{name} is missing"));
        }
    }
    found
}

#[test]
fn the_judge_refuses_what_does_not_fit() {
    let schema = json!({ "$ref": "#/components/schemas/User" });
    let fits = |value: Value| problems(&schema, &value, "").is_empty();
    assert!(fits(json!({ "name": "Ada", "email": "a@b.example.com" })));
    assert!(!fits(json!({ "name": "Ada" })));
    assert!(!fits(json!({ "name": 1, "email": "" })));
    assert!(!fits(json!({ "name": "Ada", "email": "", "age": 7 })));
}
