//! Compares our reading of the public suffix list with the crate `psl`, which contains the list as code.

use std::collections::HashSet;
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseResult;
use psl::Psl;

use crate::judge::judge;
use crate::ledger::{Allowed, Ledger};

/// A name that the two lists divide differently.
#[derive(Debug)]
struct Case {
    #[expect(dead_code, reason = "it is printed")]
    name: String,
    ours: Option<String>,
    #[expect(dead_code, reason = "it is printed")]
    theirs: Option<String>,
}

const ALLOWED: &[Allowed<Case>] = &[Allowed {
    why: "fault of the crate: if a name has rules below it, the crate forgets that a wildcard beside it covers the name",
    covers: |case| {
        let Some((suffix, (_, parent))) = case.ours.as_ref().and_then(|ours| Some((ours, ours.split_once('.')?)))
        else {
            return false;
        };
        let below = format!(".{suffix}");
        rules().contains(&format!("*.{parent}")) && rules().iter().any(|rule| rule.ends_with(&below))
    },
}];

/// The most names that may be left out because one list lacks a rule, in per cent. The lists are some weeks apart.
const LEFT_OUT_PERCENT: usize = 2;

/// The rules of our data file in the spelling of the list: `co.uk`, `*.ck`, `!www.ck`.
fn rules() -> &'static HashSet<String> {
    static RULES: OnceLock<HashSet<String>> = OnceLock::new();
    RULES.get_or_init(|| {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data").join("suffixes.txt");
        let text = std::fs::read_to_string(file).expect("part of the repository");
        let (mut rules, mut above, mut label) = (HashSet::new(), Vec::new(), String::new());
        for character in text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.chars().chain([','])) {
            match character {
                '(' => above.push(end(&mut label, &above, &mut rules)),
                ',' | ')' => {
                    end(&mut label, &above, &mut rules);
                    if character == ')' {
                        above.pop();
                    }
                }
                _ => label.push(character),
            }
        }
        rules
    })
}

/// Ends the current label. Returns its whole name.
fn end(label: &mut String, above: &[String], rules: &mut HashSet<String>) -> String {
    let label = std::mem::take(label);
    let bare = label.trim_start_matches(['~', '-', '!']);
    let name = above.last().map_or_else(|| bare.to_owned(), |above| format!("{bare}.{above}"));
    let label = label.trim_start_matches('~');
    let sign = if label.starts_with('!') { "!" } else { "" };
    if !label.is_empty() && !label.starts_with('-') {
        rules.insert(format!("{sign}{name}"));
    }
    name
}

/// The crate's suffix, without the default rule `*` for top-level domains that are not listed.
fn theirs(name: &str) -> Option<&str> {
    let suffix = psl::List.suffix(name.as_bytes()).filter(psl::Suffix::is_known)?;
    std::str::from_utf8(suffix.as_bytes()).ok()
}

/// Returns true if the crate's list has one of our rules. The crate can only be asked about names.
fn is_theirs(rule: &str) -> bool {
    let parent = || rule.split_once('.').map(|(_, parent)| parent);
    match (rule.strip_prefix('!'), rule.strip_prefix("*.")) {
        (Some(name), _) => theirs(name) == parent(),
        (_, Some(parent)) => {
            let name = format!("no-such-label.{parent}");
            theirs(&name) == Some(&*name)
        }
        _ => theirs(rule) == Some(rule),
    }
}

/// Returns true if both lists have every rule that could decide about the name.
fn is_on_both_lists(name: &str, theirs: Option<&str>) -> bool {
    let ends = || name.match_indices('.').map(|(dot, _)| &name[dot + 1..]).chain([name]);
    let with_sign = |end: &str| {
        let wildcard = end.split_once('.').map(|(_, parent)| format!("*.{parent}"));
        [Some(end.to_owned()), Some(format!("!{end}")), wildcard]
    };
    let mut ours = ends().flat_map(with_sign).flatten().filter(|rule| rules().contains(rule));
    let is_ours = |suffix: &str| {
        let is_exception = |end: &str| end.split_once('.').is_some_and(|(_, parent)| parent == suffix);
        with_sign(suffix).into_iter().flatten().any(|rule| rules().contains(&rule))
            || ends().any(|end| is_exception(end) && rules().contains(&format!("!{end}")))
    };
    ours.all(|rule| is_theirs(&rule)) && theirs.is_none_or(is_ours)
}

fn compare(ledger: &Ledger<Case>, name: &str) -> TestCaseResult {
    let (ours, theirs) = (judge().suffix(name), theirs(name));
    if ours == theirs {
        ledger.same();
    } else if is_on_both_lists(name, theirs) {
        let owned = |suffix: Option<&str>| suffix.map(str::to_owned);
        return ledger.differ(&Case { name: name.to_owned(), ours: owned(ours), theirs: owned(theirs) });
    } else {
        ledger.leave_out();
    }
    Ok(())
}

#[test]
fn the_data_file_is_read_here_as_its_first_line_counts_it() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("data").join("suffixes.txt");
    let text = std::fs::read_to_string(file).unwrap();
    let count = text.lines().next().and_then(|line| line.rsplit(' ').nth(1)).and_then(|count| count.parse().ok());
    assert_eq!(count, Some(rules().len()));
}

/// Only suffixes of the ICANN section are refused (Baseline Requirements 3.2.2.6), so the section of each rule matters.
#[test]
fn each_rule_is_of_the_section_that_the_crate_has_it_in() {
    let (mut private, mut other) = (0, Vec::new());
    for rule in rules().iter().filter(|rule| !rule.starts_with('!')) {
        let name = rule.replace('*', "no-such-label");
        let Some(theirs) = psl::List.suffix(name.as_bytes()).filter(|it| it.as_bytes() == name.as_bytes()) else {
            continue;
        };
        let is_private = theirs.typ() == Some(psl::Type::Private);
        private += usize::from(is_private);
        if judge().is_private_suffix(&name) != is_private {
            other.push(name);
        }
    }
    assert!(private > 2_000, "{private} rules of the private section");
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn names_are_divided_as_the_crate_does() {
    let ledger = Ledger::new("suffixes", ALLOWED);
    names_around_every_rule(&ledger);
    names_of_labels_of_the_list(&ledger);
    ledger.close(LEFT_OUT_PERCENT);
}

fn names_around_every_rule(ledger: &Ledger<Case>) {
    for rule in rules() {
        let bare = rule.trim_start_matches('!').trim_start_matches("*.");
        let below = ["a", "com", "xn--p1ai"].map(|label| format!("{label}.{bare}"));
        let deep = format!("a.b.c.{bare}");
        let names = below.iter().map(|name| &**name).chain([bare, &*deep]).chain(bare.split_once('.').map(|it| it.1));
        for name in names {
            compare(ledger, name).unwrap_or_else(|failure| panic!("{rule}: {failure}"));
        }
    }
}

fn names_of_labels_of_the_list(ledger: &Ledger<Case>) {
    let mut all: Vec<&str> = rules().iter().map(|rule| rule.trim_start_matches('!')).collect();
    all.sort_unstable();
    let label = prop_oneof![
        select(all.clone()).prop_map(|rule| rule.split('.').next().unwrap_or_default().to_owned()),
        "[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?",
        Just("*".to_owned()),
    ];
    let change = (any::<Index>(), 0..4u8, label);
    let inputs = (select(all), proptest::collection::vec(change, 0..4)).prop_map(|(rule, changes)| {
        let mut labels: Vec<String> = rule.split('.').map(str::to_owned).collect();
        for (place, kind, label) in changes {
            match kind {
                0 => labels.insert(0, label),
                1 => labels.insert(place.index(labels.len() + 1), label),
                2 => *place.get_mut(&mut labels) = label,
                _ if labels.len() > 1 => drop(labels.remove(place.index(labels.len()))),
                _ => {}
            }
        }
        labels.join(".").replace('*', "a")
    });
    ledger.compare(inputs, 8_000, |name| compare(ledger, &name));
}
