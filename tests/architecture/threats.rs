//! Compares `docs/threats.md` with the tests: each threat has a defence, and each test that it names exists.

use super::check;
use super::source::{read, root};

const TABLE: &str = "docs/threats.md";

/// The cells of the rows below the last heading.
fn rows(table: &str) -> Vec<Vec<String>> {
    let threats = table.rsplit_once("\n## ").map_or(table, |(_, threats)| threats);
    let rows = threats.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_threat_has_a_defence_and_tests_that_exist() {
    let mut wrong = Vec::new();
    let rows = rows(&read(TABLE));
    assert!(rows.len() > 15, "{} threats", rows.len());
    for row in &rows {
        let [threat, defence, tests] = &row[..] else { panic!("{TABLE}: three cells, not {row:?}") };
        if threat.is_empty() || defence.is_empty() || tests.is_empty() {
            wrong.push(format!("an empty cell: {row:?}"));
        }
        for test in tests.split("<br>") {
            let mut quoted = test.split('`').skip(1).step_by(2);
            let (file, name) = (quoted.next().unwrap_or_default(), quoted.next().unwrap_or_default());
            if !root().join(file).is_file() {
                wrong.push(format!("{threat}: there is no file {file:?}"));
            } else if !name.starts_with("cargo ") && !read(file).contains(name) {
                wrong.push(format!("{threat}: {file} has no test {name:?}"));
            }
        }
    }
    check("docs/threats.md names tests that exist", &wrong);
}
