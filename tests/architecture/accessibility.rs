//! Compares `docs/accessibility.md` with the tests: each of the 40 checks has its row, and each test that a row names exists.

use super::check;
use super::source::read;

const TABLE: &str = "docs/accessibility.md";
const CHECKS: usize = 40;

/// Returns true if a file has a test, or a state of a test, with this name.
fn has_test(source: &str, path: &str, name: &str) -> bool {
    if std::path::Path::new(path).extension().is_some_and(|extension| extension == "rs") {
        return source.contains(&format!("fn {name}("));
    }
    // A quotation mark within a name has a backslash.
    let source = source.replace("\\'", "'");
    ["test('", "test(`", "['"].iter().any(|before| {
        source
            .split(before)
            .skip(1)
            .any(|rest| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(['\'', '`'])))
    })
}

#[test]
fn every_check_of_accessibility_has_a_promise_and_tests_that_exist() {
    let table = read(TABLE);
    let is_row = |line: &&str| {
        line.strip_prefix("| ").is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    let rows: Vec<Vec<&str>> =
        table.lines().filter(is_row).map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    let numbers: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(numbers, (1..=CHECKS).map(|number| number.to_string()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for row in &rows {
        let [number, promise, tests] = row[..] else { panic!("{TABLE}: three cells, not {row:?}") };
        if !promise.ends_with('.') {
            wrong.push(format!("check {number} has no promise"));
        }
        for test in tests.split("<br>") {
            // A name may hold `${…}`, but no backtick.
            let quoted: Vec<&str> = test.split('`').skip(1).step_by(2).collect();
            let [path, name] = quoted[..] else { panic!("{TABLE}: a file and a name, not {test}") };
            if !has_test(&read(path), path, name) {
                wrong.push(format!("check {number}: {path} has no test “{name}”"));
            }
        }
    }
    check("docs/accessibility.md names tests that exist", &wrong);
}

#[test]
fn names_are_read_where_they_stand() {
    let source = "test('a b', x);\ntest(`c ${d}`, x);\n  ['e, f', async";
    assert!(["a b", "c ${d}", "e, f"].iter().all(|name| has_test(source, "x.ts", name)));
    assert!(!has_test(source, "x.ts", "a") && !has_test(source, "x.ts", "b"));
    assert!(has_test("fn a_b() {}", "x.rs", "a_b") && !has_test("fn a_bc() {}", "x.rs", "a_b"));
}
