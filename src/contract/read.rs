//! Reads an answer, and names the member that breaks the contract.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// Characters of a member's path that are kept, because the names in a wrong answer can have any length.
const PATH_CHARS: usize = 100;

/// The path of a member that is missing, duplicate or of a wrong type, for example `orders[3].product.domainCount`. It
/// is empty if the whole answer is something else. It never contains the member's value, which may be personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongMember(pub String);

/// Reads a type of the contract from a JSON text. Members that the type does not have are ignored.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, WrongMember> {
    serde_json::from_str(text).map_err(|error| wrong_member(text, &error))
}

/// Reads a member whose absence means something other than `null`. Goes with `#[serde(default)]`.
#[expect(clippy::option_option, reason = "the outer one is the member's presence")]
pub(super) fn told<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(reader).map(Some)
}

/// The start of the message about a member that is missing because of another member's value. The member's path
/// follows.
pub(super) const MISSING: &str = "missing: ";

/// serde reports a missing member at the end of its object. `serde_json` reports any other wrong member in its place or
/// right after it.
fn wrong_member(text: &str, error: &serde_json::Error) -> WrongMember {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    // For a syntax error the column includes the wrong byte.
    let end = lines.map(str::len).sum::<usize>() + error.column() - usize::from(error.is_syntax());
    let mut path = path_at_end(&text[..text.floor_char_boundary(end)]);
    // A message with this start continues with the member's name. Other messages quote values, so they are not used.
    let message = error.to_string();
    if let Some((name, _)) = message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
        push_name(&mut path, name);
    } else if let Some(whole) = message.strip_prefix(MISSING) {
        path.clear();
        path.push_str(whole.split(' ').next().unwrap_or_default());
    }
    WrongMember(path.chars().take(PATH_CHARS).collect())
}

/// A position in an object or a list that is still open.
enum Step<'a> {
    /// The last name that was read.
    Member(&'a str),
    /// The index of the item.
    Item(usize),
}

/// Returns the path of the value at which a JSON text ends too early. `serde_path_to_error` would find the same path
/// while reading, but adds 5.6 KB of brotli because it wraps the reader of every type. `tests/contract.rs` compares the
/// two.
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

/// Returns the texts of the items of a list that is a member of the whole object. The text must be JSON.
pub(super) fn items<'a>(text: &'a str, member: &str) -> Vec<&'a str> {
    let mut items = Vec::new();
    let (mut depth, mut name, mut start, mut at) = (0usize, "", None, 0);
    while let Some(next) = text[at..].find(['"', '{', '}', '[', ']', ',']) {
        let token = at + next;
        at = token + 1;
        match text.as_bytes()[token] {
            b'"' => {
                let end = at + end_of_string(&text[at..]).unwrap_or(text.len() - at);
                if depth == 1 {
                    name = &text[at..end];
                }
                at = text.len().min(end + 1);
            }
            b'{' => depth += 1,
            b'[' => {
                depth += 1;
                if depth == 2 && name == member {
                    start = Some(at);
                }
            }
            close => {
                if depth == 2
                    && close != b'}'
                    && let Some(from) = start
                {
                    items.push(&text[from..token]);
                    start = (close == b',').then_some(at);
                }
                if close != b',' {
                    depth = depth.saturating_sub(1);
                }
            }
        }
    }
    items
}

/// Returns the place of the quotation mark that ends a string.
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
