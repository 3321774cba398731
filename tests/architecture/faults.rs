//! Compares `docs/faults.md` with the tests: each fault has its row and its tests, and each numbered test has its row.
//!
//! The name of a test begins with the numbers of its cases: `N4 an answer…` in the browser, `n4_an_answer…` on the host.

use std::collections::{BTreeMap, BTreeSet};

use super::check;
use super::source::{files, read};

const TABLE: &str = "docs/faults.md";

/// The groups of cases, with the number of cases in each: network, backend, browser, abuse.
const GROUPS: [(char, u32); 4] = [('N', 12), ('B', 18), ('W', 17), ('S', 12)];

/// A test: its file and its name.
type Test = (String, String);

/// A row of the table.
struct Row {
    case: String,
    promise: String,
    /// The tests, each with whether it is called open.
    tests: Vec<(Test, bool)>,
}

/// The numbers with which a name begins, such as `S7` and `S10` in `S7 S10 over a whole journey`.
fn cases(name: &str) -> Vec<String> {
    let is_case = |word: &&str| {
        let mut characters = word.chars();
        characters.next().is_some_and(|first| GROUPS.iter().any(|(group, _)| *group == first))
            && characters.clone().next().is_some()
            && characters.all(|character| character.is_ascii_digit())
    };
    name.split(' ').take_while(is_case).map(str::to_owned).collect()
}

/// Returns the numbered names in a file of browser tests, whether they stand in `test(…)` or in the list of a loop, and
/// whether the test is switched off.
fn browser_names(source: &str) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    for (at, quote) in source.char_indices().filter(|(_, character)| matches!(character, '\'' | '`')) {
        let Some((name, _)) = source[at + 1..].split_once(quote) else { continue };
        let before = source[..at].trim_end();
        let is_test = (before.ends_with('(') && !before.ends_with("describe(")) || before.ends_with('[');
        if is_test && !name.contains('\n') && !cases(name).is_empty() {
            names.push((name.to_owned(), before.ends_with("fixme(") || before.ends_with("skip(")));
        }
    }
    names
}

/// Returns the numbered functions in a file of Rust tests.
fn host_names(source: &str) -> Vec<String> {
    let functions = source.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("fn ").or(line.strip_prefix("async fn "))?.split_once('(').map(|(name, _)| name)
    });
    functions.filter(|name| !cases(&host_case(name)).is_empty()).map(str::to_owned).collect()
}

/// The number of a function, in the spelling of the table.
fn host_case(function: &str) -> String {
    function.split('_').next().unwrap_or_default().to_ascii_uppercase()
}

/// Returns every numbered test with its cases, and whether it is switched off.
fn tests() -> BTreeMap<Test, (Vec<String>, bool)> {
    let mut tests = BTreeMap::new();
    for path in files("tests/e2e/specs", "ts") {
        for (name, is_off) in browser_names(&read(&path)) {
            let found = cases(&name);
            tests.insert((path.clone(), name), (found, is_off));
        }
    }
    for path in files("tests", "rs") {
        for name in host_names(&read(&path)) {
            let found = vec![host_case(&name)];
            tests.insert((path.clone(), name), (found, false));
        }
    }
    tests
}

/// Returns the rows of the table.
fn rows() -> Vec<Row> {
    let table = read(TABLE);
    let rows = table.lines().filter(|line| line.starts_with("| ") && !cases(&line[2..]).is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [case, promise, tests] = cells[..] else { panic!("{TABLE}: three cells, not {row}") };
        let tests = tests.split("<br>").filter_map(|test| {
            let mut quoted = test.split('`').skip(1).step_by(2).map(str::to_owned);
            Some(((quoted.next()?, quoted.next()?), test.contains("open:")))
        });
        Row { case: case.to_owned(), promise: promise.to_owned(), tests: tests.collect() }
    })
    .collect()
}

#[test]
fn every_fault_has_a_promise_and_a_test_and_every_test_of_a_fault_is_listed() {
    let tests = tests();
    let rows = rows();
    let all = GROUPS.iter().flat_map(|(group, count)| (1..=*count).map(move |number| format!("{group}{number}")));
    assert_eq!(rows.iter().map(|row| row.case.clone()).collect::<Vec<_>>(), all.collect::<Vec<_>>());
    let mut wrong = Vec::new();
    let mut listed = BTreeSet::new();
    for Row { case, promise, tests: named } in &rows {
        if !promise.ends_with('.') || named.is_empty() {
            wrong.push(format!("{case} lacks its promise or its test"));
        }
        for (test, is_open) in named {
            listed.insert((case.clone(), test.clone()));
            match tests.get(test) {
                None => wrong.push(format!("{case}: there is no test {test:?}")),
                Some((cases, _)) if !cases.contains(case) => {
                    wrong.push(format!("{case} is not in the name of {test:?}"));
                }
                Some((_, is_off)) if is_off != is_open => {
                    wrong.push(format!("{case}: only a test that is switched off is called “open:”, {test:?}"));
                }
                Some(_) => {}
            }
        }
    }
    for (test, (cases, _)) in &tests {
        for case in cases.iter().filter(|case| !listed.contains(&((*case).clone(), test.clone()))) {
            wrong.push(format!("{case} does not list {test:?}"));
        }
    }
    check("docs/faults.md lists every test of every fault, and nothing else", &wrong);
}

#[test]
fn the_numbers_are_read_where_they_stand() {
    assert_eq!(cases("S7 S10 over it"), ["S7", "S10"]);
    assert!(cases("No number").is_empty() && cases("N of them").is_empty() && cases("B4x").is_empty());
    let source = "test('N1 a', x);\nfor (const y of [['N2 b', 1]]) test(`N3 ${y}`, x);\ntest.fixme('W9 c', x); test.describe('N4 d');";
    let names: Vec<String> =
        browser_names(source).into_iter().map(|(name, is_off)| format!("{name} {is_off}")).collect();
    assert_eq!(names, ["N1 a false", "N2 b false", "N3 ${y} false", "W9 c true"]);
    assert_eq!(
        host_names("    fn b4_a_wait() {\nasync fn w10_b() {}\nfn box4() {}\nfn n_a() {}"),
        ["b4_a_wait", "w10_b"]
    );
}
