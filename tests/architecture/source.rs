//! Reads sources as text: the program without comments and quotes, the modules that it uses, and the numbers in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Returns the root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the files in a folder of the repository that have this extension, as sorted paths from the root.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path: PathBuf = entry.expect("a folder's entry").path();
            if path.is_dir() {
                // The output of builds is not part of the sources.
                if !["target", "node_modules"].iter().any(|name| path.ends_with(name)) {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let path = path.strip_prefix(root()).expect("below the root");
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} under {folder}");
    found
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the program of a file: without comments, without the text inside quotes, and without the test module and
/// what follows it. The line numbers do not change.
pub(crate) fn program(source: &str) -> String {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let characters: Vec<char> = source.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let next = characters.get(at + 1).copied();
        match character {
            '/' if next == Some('/') => {
                while characters.get(at).is_some_and(|character| *character != '\n') {
                    at += 1;
                }
            }
            'r' if raw_string(&characters, at).is_some() => {
                let hashes = raw_string(&characters, at).unwrap_or_default();
                let end: Vec<char> = format!("\"{}", "#".repeat(hashes)).chars().collect();
                at += hashes + 2;
                while at < characters.len() && !characters[at..].starts_with(&end) {
                    out.extend((characters[at] == '\n').then_some('\n'));
                    at += 1;
                }
                at += end.len();
                out.push_str("\"\"");
            }
            '"' => {
                at += 1;
                while characters.get(at).is_some_and(|character| *character != '"') {
                    out.extend((characters[at] == '\n').then_some('\n'));
                    at += if characters[at] == '\\' && characters.get(at + 1) != Some(&'\n') { 2 } else { 1 };
                }
                at += 1;
                out.push_str("\"\"");
            }
            // A character in quotes. A lifetime has no quote after it.
            '\'' if next == Some('\\') => {
                at += 3;
                while characters.get(at).is_some_and(|character| *character != '\'') {
                    at += 1;
                }
                at += 1;
                out.push_str("''");
            }
            '\'' if characters.get(at + 2) == Some(&'\'') => {
                at += 3;
                out.push_str("''");
            }
            _ => {
                out.push(character);
                at += 1;
            }
        }
    }
    out
}

/// Returns the number of `#` of a raw string that begins here.
fn raw_string(characters: &[char], at: usize) -> Option<usize> {
    if at > 0 && (characters[at - 1].is_alphanumeric() || characters[at - 1] == '_') && characters[at - 1] != 'b' {
        return None;
    }
    let hashes = characters[at + 1..].iter().take_while(|character| **character == '#').count();
    (characters.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Returns the paths of this crate that a file uses, without `crate::`, in the depth in which they are written.
pub(crate) fn uses(program: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in program.match_indices("crate::") {
        let before = program[..at].chars().next_back();
        if !before.is_some_and(|character| character == '$' || character.is_alphanumeric() || character == '_') {
            spread("", &program[at + "crate::".len()..], &mut found);
        }
    }
    found
}

/// Splits a path such as `a::{b, c::d}` into `a::b` and `a::c::d`, and returns the text after it.
fn spread<'a>(above: &str, text: &'a str, found: &mut BTreeSet<String>) -> &'a str {
    let end = text.find(|character: char| !(character.is_alphanumeric() || character == '_')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let path = match (above, name) {
        ("", name) => name.to_owned(),
        (above, "" | "self") => above.to_owned(),
        (above, name) => format!("{above}::{name}"),
    };
    if let Some(deeper) = rest.strip_prefix("::") {
        if let Some(mut list) = deeper.strip_prefix('{') {
            while let Some(open) = list.find(|character: char| !(character.is_whitespace() || character == ',')) {
                list = &list[open..];
                if let Some(behind) = list.strip_prefix('}') {
                    return behind;
                }
                let behind = spread(&path, list, found);
                if behind.len() == list.len() {
                    return behind;
                }
                list = behind.strip_prefix(" as ").map_or(behind, |alias| {
                    alias.trim_start_matches(|character: char| character.is_alphanumeric() || character == '_')
                });
            }
            return list;
        }
        rest = deeper;
        return spread(&path, rest, found);
    }
    found.insert(path);
    rest
}

/// Returns the lines of a program that contain one of the words, as `path:line word`.
pub(crate) fn holding(path: &str, program: &str, words: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, line) in program.lines().enumerate() {
        for word in words {
            let begins_a_word = word.starts_with(|character: char| character.is_alphanumeric());
            let found = line.match_indices(word).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                !begins_a_word || !before.is_some_and(char::is_alphanumeric)
            });
            if found {
                wrong.push(format!("{path}:{} {word}", number + 1));
            }
        }
    }
    wrong
}

/// Returns the whole numbers of a program with their lines. A product such as `64 * 1024` counts as its result.
pub(crate) fn numbers(program: &str) -> Vec<(usize, u64)> {
    let mut found = Vec::new();
    for (index, line) in program.lines().enumerate() {
        let mut product: Option<u64> = None;
        let mut rest = line;
        while let Some(at) = rest.find(|character: char| character.is_ascii_digit()) {
            let before = &rest[..at];
            // These digits are part of a name (`x86`), of a tuple field (`pair.0`) or of a fraction (`0.25`).
            let inside = before
                .chars()
                .next_back()
                .is_some_and(|character| character.is_alphanumeric() || "_.".contains(character))
                && !before.ends_with("..");
            let from = &rest[at..];
            let end =
                from.find(|character: char| !(character.is_alphanumeric() || character == '_')).unwrap_or(from.len());
            let word: String = from[..end].chars().filter(|character| *character != '_').collect();
            rest = &from[end..];
            let digits = word.split(|character: char| !character.is_ascii_digit()).next().unwrap_or_default();
            let value = match word.strip_prefix("0x") {
                Some(hexadecimal) => u64::from_str_radix(hexadecimal, 16).ok(),
                None => digits.parse().ok(),
            };
            let fraction = rest.starts_with('.') && rest[1..].starts_with(|character: char| character.is_ascii_digit());
            let Some(value) = value.filter(|_| !inside && !fraction) else { continue };
            let whole = product.take().map_or(value, |above| above.saturating_mul(value));
            if rest
                .strip_prefix(" * ")
                .is_some_and(|next| next.starts_with(|character: char| character.is_ascii_digit()))
            {
                product = Some(whole);
            } else {
                found.push((index + 1, whole));
            }
        }
    }
    found
}

#[test]
fn the_reading_of_sources_is_itself_right() {
    let source = "use crate::a::{self, b::C, d as e};\n// crate::no\nlet x = \"crate::no\"; crate::f::g(); 'x'; '\\''; r#\"crate::no\"#;";
    let used: Vec<String> = uses(&program(source)).into_iter().collect();
    assert_eq!(used, ["a", "a::b::C", "a::d", "f::g"]);
    let counted: Vec<u64> =
        numbers("a[..64], 10 * 1024, 0.25, x86, pair.1, 0x40, 7_u8").iter().map(|it| it.1).collect();
    assert_eq!(counted, [64, 10240, 64, 7]);
    assert_eq!(holding("f", "a.eval()\nmedieval(1)\neval(1)", &["eval("]), ["f:1 eval(", "f:3 eval("]);
}
