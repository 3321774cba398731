//! Holds the dependencies to `deny.toml`: their licences, where they come from, and how the packages of this repository ask for
//! them. Reads the file as cargo-deny does, which takes minutes to build; this takes a second.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::shell::{command, output};
use crate::{Fallible, paths};

/// Where every package comes from, as `cargo metadata` writes it.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// `deny.toml`. A setting that is not known here is refused, because nothing would hold it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    graph: Graph,
    licenses: Licences,
    bans: Bans,
    sources: Sources,
    /// Advisories are in a database that has to be fetched: cargo-deny looks at them where it is installed.
    #[serde(rename = "advisories")]
    _advisories: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Graph {
    targets: Vec<String>,
    all_features: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Licences {
    allow: Vec<String>,
    /// For texts of licences, which are not read here: a package that only has a text is refused.
    #[serde(rename = "confidence-threshold")]
    _confidence: f64,
    private: Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Private {
    ignore: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bans {
    multiple_versions: Level,
    wildcards: Level,
    allow_wildcard_paths: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sources {
    unknown_registry: Level,
    unknown_git: Level,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Level {
    Deny,
    Warn,
    Allow,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize, Clone)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// Nothing for a package of this repository.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize, Clone)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

/// What was found: what fails, and what is only told.
#[derive(Default)]
struct Findings {
    denied: BTreeSet<String>,
    warned: BTreeSet<String>,
}

impl Findings {
    fn add(&mut self, level: Level, what: String) {
        match level {
            Level::Deny => drop(self.denied.insert(what)),
            Level::Warn => drop(self.warned.insert(what)),
            Level::Allow => {}
        }
    }
}

/// Checks every package that is compiled for one of the targets, for the host's tools and tests too.
pub(crate) fn check() -> Fallible {
    let rules: Rules = toml::from_str(&std::fs::read_to_string(paths::root().join("deny.toml"))?)?;
    let packages = packages(&rules.graph)?;
    let Findings { denied, warned } = judge(&rules, &packages)?;
    println!("  {} packages: licences, origins and wildcards are looked at; advisories are not", packages.len());
    if !warned.is_empty() {
        println!("  {}", warned.into_iter().collect::<Vec<_>>().join("\n  "));
    }
    if denied.is_empty() {
        Ok(())
    } else {
        Err(format!("deny.toml forbids\n  {}", denied.into_iter().collect::<Vec<_>>().join("\n  ")).into())
    }
}

/// The packages for all targets, each once.
fn packages(graph: &Graph) -> Fallible<Vec<Package>> {
    let mut found = BTreeMap::new();
    for target in &graph.targets {
        let mut cargo = command("cargo");
        cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", target]);
        if graph.all_features {
            cargo.arg("--all-features");
        }
        let metadata: Metadata = serde_json::from_str(&output(&mut cargo).ok_or("cargo metadata failed")?)?;
        found.extend(
            metadata.packages.into_iter().map(|package| ((package.name.clone(), package.version.clone()), package)),
        );
    }
    Ok(found.into_values().collect())
}

fn judge(rules: &Rules, packages: &[Package]) -> Fallible<Findings> {
    let allowed = rules.licenses.allow.iter().map(|name| Licensee::parse(name)).collect::<Result<Vec<_>, _>>()?;
    let mut findings = Findings::default();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        let Package { name, version, license, source, dependencies } = package;
        versions.entry(name).or_default().push(version);
        if source.is_some() || !rules.licenses.private.ignore {
            let licence = license.as_deref().unwrap_or_default();
            // Two names with a slash between them are an older way to write a choice.
            let is_allowed = Expression::parse_mode(licence, ParseMode::LAX)
                .is_ok_and(|expression| expression.evaluate(|wanted| allowed.iter().any(|it| it.satisfies(wanted))));
            if !is_allowed {
                findings.add(Level::Deny, format!("the licence of {name} {version}: {licence:?}"));
            }
        }
        match source.as_deref() {
            None | Some(CRATES_IO) => {}
            Some(git) if git.starts_with("git+") => {
                findings.add(rules.sources.unknown_git, format!("the origin of {name} {version}: {git}"));
            }
            Some(registry) => {
                findings.add(rules.sources.unknown_registry, format!("the origin of {name} {version}: {registry}"));
            }
        }
        if source.is_none() {
            for Dependency { name: wanted, req, path } in dependencies {
                if req == "*" && !(path.is_some() && rules.bans.allow_wildcard_paths) {
                    findings.add(rules.bans.wildcards, format!("any version of {wanted}, which {name} asks for"));
                }
            }
        }
    }
    let several: Vec<&str> =
        versions.iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| *name).collect();
    if !several.is_empty() {
        findings.add(rules.bans.multiple_versions, format!("several versions of {}", several.join(", ")));
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::{CRATES_IO, Dependency, Level, Package, Rules, judge};

    fn rules() -> Rules {
        toml::from_str(include_str!("../../deny.toml")).expect("deny.toml")
    }

    fn package(license: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
            dependencies: Vec::new(),
        }
    }

    #[track_caller]
    fn denied(package: Package) -> usize {
        judge(&rules(), &[package]).expect("rules").denied.len()
    }

    #[test]
    fn a_licence_is_allowed_by_one_of_its_choices_and_by_all_of_its_parts() {
        for (licence, expected) in [
            ("MIT", 0),
            ("GPL-3.0-only OR MIT", 0),
            ("MIT/Apache-2.0", 0),
            ("Apache-2.0 WITH LLVM-exception", 0),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", 0),
            ("GPL-3.0-only", 1),
            ("MIT AND GPL-3.0-only", 1),
            ("AGPL-3.0-or-later", 1),
            ("see the file", 1),
            ("", 1),
        ] {
            assert_eq!(denied(package(Some(licence), Some(CRATES_IO))), expected, "{licence}");
        }
        assert_eq!(denied(package(None, Some(CRATES_IO))), 1, "no licence");
        assert_eq!(denied(package(None, None)), 0, "a package of this repository");
    }

    #[test]
    fn packages_come_from_one_registry() {
        for source in
            ["git+https://example.com/a#1", "registry+https://example.com/index", "sparse+https://example.com/"]
        {
            assert_eq!(denied(package(Some("MIT"), Some(source))), 1, "{source}");
        }
    }

    #[test]
    fn any_version_will_do_for_a_package_of_this_repository_alone() {
        let asking = |path: Option<&str>| {
            let dependency = Dependency { name: "b".to_owned(), req: "*".to_owned(), path: path.map(str::to_owned) };
            Package { dependencies: vec![dependency], ..package(None, None) }
        };
        assert_eq!(denied(asking(None)), 1);
        assert_eq!(denied(asking(Some("../b"))), 0);
    }

    #[test]
    fn a_second_version_is_told_and_does_not_fail() {
        let mut newer = package(Some("MIT"), Some(CRATES_IO));
        newer.version = "2.0.0".to_owned();
        let findings = judge(&rules(), &[package(Some("MIT"), Some(CRATES_IO)), newer]).expect("rules");
        assert_eq!((findings.denied.len(), findings.warned.len()), (0, 1));
        assert!(rules().bans.multiple_versions == Level::Warn);
    }

    #[test]
    fn a_setting_that_nothing_holds_is_refused() {
        let more = format!("{}\n[bans.workspace-dependencies]\n", include_str!("../../deny.toml"));
        assert!(toml::from_str::<Rules>(&more).is_err());
    }
}
