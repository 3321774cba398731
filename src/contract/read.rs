//! Reads an answer, and names the member that is not as agreed.

use serde::de::DeserializeOwned;

/// Characters of a member's path: a wrong answer may hold names of any length.
const PATH_CHARS: usize = 100;

/// The member of an answer that is missing, twice there or of another type, as a path: `orders[3].product.domainCount`.
/// Empty when the answer as a whole is something else. Never what the member held: that may be personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongMember(pub String);

/// Reads one of the contract's types from a JSON text. Members that the type does not know are ignored.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, WrongMember> {
    serde_json::from_str(text).map_err(|error| wrong_member(text, &error))
}

/// serde finds a missing member where its object ends; `serde_json` stops at any other wrong member, or right behind it.
fn wrong_member(text: &str, error: &serde_json::Error) -> WrongMember {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    // At a syntax error the column counts the wrong byte too.
    let end = lines.map(str::len).sum::<usize>() + error.column() - usize::from(error.is_syntax());
    let mut path = path_at_end(&text[..text.floor_char_boundary(end)]);
    // A message that begins so goes on with the member's name; others quote values and are not looked at.
    let message = error.to_string();
    if let Some((name, _)) = message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
        push_name(&mut path, name);
    } else if let Some(whole) = message.strip_prefix(super::MISSING) {
        path.clear();
        path.push_str(whole.split(' ').next().unwrap_or_default());
    }
    WrongMember(path.chars().take(PATH_CHARS).collect())
}

/// Where one is in an object or a list that is still open.
enum Step<'a> {
    /// The name that was read last.
    Member(&'a str),
    /// The number of the item.
    Item(usize),
}

/// The path of the value at which a JSON text is cut off. `serde_path_to_error` would find the same path while it reads, for
/// 5.6 KB of brotli: it wraps the reader of every type. `tests/contract.rs` compares the two.
fn path_at_end(text: &str) -> String {
    let mut steps = Vec::new();
    let mut name_follows = false;
    let mut rest = text;
    while let Some(at) = rest.find(['"', '{', '}', '[', ']', ',', ':']) {
        let (token, behind) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = behind;
        match token {
            b'{' => steps.push(Step::Member("")),
            b'[' => steps.push(Step::Item(0)),
            b'}' | b']' => drop(steps.pop()),
            b'"' => {
                let Some(end) = end_of_string(behind) else { break };
                if let Some(Step::Member(name)) = steps.last_mut().filter(|_| name_follows) {
                    *name = &behind[..end];
                }
                rest = &behind[end + 1..];
            }
            _ => {}
        }
        if let (b',', Some(Step::Item(number))) = (token, steps.last_mut()) {
            *number += 1;
        }
        name_follows = matches!(token, b'{' | b',');
    }
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Member("") => {}
            Step::Member(name) => push_name(&mut path, name),
            Step::Item(number) => path.extend(["[", &number.to_string(), "]"]),
        }
    }
    path
}

/// The place of the quotation mark that ends a string.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

fn push_name(path: &mut String, name: &str) {
    path.push_str(if path.is_empty() { "" } else { "." });
    path.push_str(name);
}
