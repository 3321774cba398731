//! `cargo xtask release X.Y.Z`: checks that the repository says it is this version, and makes the archive. It tags
//! nothing and uploads nothing: it prints the commands for that.

use std::path::Path;

use crate::shell::{command, output};
use crate::{Fallible, again, dist, paths};

/// Checks and packs.
pub(crate) fn make(arguments: &[String]) -> Fallible {
    let [version] = arguments else {
        return Err("release takes the version alone, like `cargo xtask release 1.2.3`".into());
    };
    let changelog = std::fs::read_to_string(paths::root().join("CHANGELOG.md"))?;
    let mut wrong = problems(version, dist::VERSION, &changelog);
    if output(command("git").args(["status", "--porcelain"])).is_none_or(|changes| !changes.is_empty()) {
        wrong.push(
            "there are changes that are not committed: commit them, or the archive cannot be made again".to_owned(),
        );
    }
    let tag = format!("v{version}");
    if output(command("git").args(["tag", "--list", &tag])).is_some_and(|tags| !tags.is_empty()) {
        wrong.push(format!("the tag {tag} is there already: a version is released once, choose the next one"));
    }
    if !wrong.is_empty() {
        return Err(format!("{version} is not ready to be released:\n  {}", wrong.join("\n  ")).into());
    }
    let archive = dist::make(&[])?;
    again::compare(false)?;
    let name = archive.file_name().map_or(archive.as_path(), Path::new).display();
    println!("\n  Nothing is tagged yet. When the archive is as it should be:\n");
    println!("  git tag --annotate {tag} --message \"Signet {version}\" && git push origin {tag}");
    println!("  and publish {name} with its digest above.\n");
    Ok(())
}

/// Lists what the files say otherwise than the version that is to be released.
fn problems(version: &str, in_cargo: &str, changelog: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let is_number = |part: &str| part.parse::<u32>().is_ok_and(|number| number.to_string() == part);
    if version.split('.').count() != 3 || !version.split('.').all(is_number) {
        wrong.push(format!("“{version}” is no version: it is three numbers with dots between them, like 1.2.3"));
    }
    if version != in_cargo {
        wrong.push(format!("Cargo.toml has version {in_cargo}: write {version} there and run `cargo check` once"));
    }
    let sections: Vec<&str> = changelog.split("\n## ").skip(1).collect();
    let titles: Vec<&str> = sections.iter().filter_map(|section| section.lines().next()).collect();
    let start = format!("[{version}] - ");
    match titles.iter().find_map(|title| title.strip_prefix(start.as_str())) {
        Some(date) if is_date(date) => {}
        _ => wrong.push(format!("CHANGELOG.md has no section “## [{version}] - YYYY-MM-DD”: add it")),
    }
    let unreleased = sections.iter().find(|section| section.starts_with("[Unreleased]"));
    match unreleased {
        Some(section) if section.lines().skip(1).any(|line| line.trim_start().starts_with('-')) => {
            wrong.push(format!("CHANGELOG.md lists changes under “Unreleased”: move them to {version}"));
        }
        Some(_) => {}
        None => wrong.push("CHANGELOG.md has no section “## [Unreleased]” for what comes next: add it".to_owned()),
    }
    wrong
}

/// Returns true for a date like 2026-01-31 (ISO 8601).
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &&str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && digits(&parts[0], 4) && digits(&parts[1], 2) && digits(&parts[2], 2)
}

#[cfg(test)]
mod tests {
    use super::problems;

    const READY: &str = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n\n- One\n";

    #[test]
    fn a_release_is_ready_when_all_files_name_its_version() {
        assert_eq!(problems("1.2.3", "1.2.3", READY), Vec::<String>::new());
    }

    #[test]
    fn every_reason_against_a_release_is_told_with_its_remedy() {
        for (version, in_cargo, changelog, reason) in [
            ("1.2.3", "1.2.2", READY.to_owned(), "Cargo.toml has version 1.2.2: write 1.2.3 there"),
            ("1.2", "1.2", READY.to_owned(), "three numbers"),
            ("v1.2.3", "v1.2.3", READY.to_owned(), "three numbers"),
            ("1.02.3", "1.02.3", READY.to_owned(), "three numbers"),
            ("1.2.4", "1.2.4", READY.to_owned(), "no section “## [1.2.4] - YYYY-MM-DD”"),
            ("1.2.3", "1.2.3", READY.replace("2026-01-31", "soon"), "no section “## [1.2.3]"),
            ("1.2.3", "1.2.3", READY.replace("[Unreleased]\n", "[Unreleased]\n\n- Two\n"), "move them to 1.2.3"),
            ("1.2.3", "1.2.3", READY.replace("## [Unreleased]\n", ""), "no section “## [Unreleased]”"),
        ] {
            let wrong = problems(version, in_cargo, &changelog);
            assert!(wrong.iter().any(|problem| problem.contains(reason)), "{reason}: {wrong:?}");
        }
    }
}
