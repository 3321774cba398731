//! The lines about the domain names.
//!
//! Authority: RFC 9525 6.3 (a wildcard covers one label), Baseline Requirements 3.2.2.4 (control of the whole domain), 4.2.1 (high-risk
//! requests), the private section of the public suffix list.

use super::judge::Answers;
use super::line::Advice;
use crate::application::allowance;
use crate::contract::ValidationLevel;
use crate::rules::domain_list::ListedName;
use crate::rules::domain_name::DomainNameWarning;

/// Adds the lines about the names.
pub(super) fn lines(answers: &Answers<'_>, lines: &mut Vec<Advice>) {
    providers(answers, lines);
    if let Some(looked) = answers.looked {
        lines.extend(looked.alike.iter().map(|(one, other)| Advice::Alike { one: one.clone(), other: other.clone() }));
    }
    if answers.product.validation_level == ValidationLevel::Dv {
        let is_sensitive = |name: &&ListedName| {
            name.warnings.iter().any(|warning| matches!(warning, DomainNameWarning::SensitiveWord { .. }))
        };
        let names: Vec<String> =
            answers.names.names.iter().filter(is_sensitive).map(|name| name.key().to_owned()).collect();
        if !names.is_empty() {
            lines.push(Advice::SensitiveNames { names });
        }
    }
    forgotten(answers, lines);
}

/// Finds the names that belong to somebody else, such as `shop.github.io`.
fn providers(answers: &Answers<'_>, lines: &mut Vec<Advice>) {
    let Some(looked) = answers.looked else { return };
    let under = |(name, owner): (&ListedName, _)| -> Option<(String, String)> {
        let owner: &crate::rules::deep::look::Owner = owner;
        (!owner.provider.is_empty()).then(|| (name.key().to_owned(), owner.provider.clone()))
    };
    let (names, providers): (Vec<_>, Vec<_>) = answers.names.names.iter().zip(&looked.bound).filter_map(under).unzip();
    if let Some(provider) = providers.into_iter().next() {
        lines.push(Advice::ProvidersNames { names, provider });
    }
}

/// Finds the names that are probably wanted too: the bare name of a wildcard, and `www.` or the bare name of a site. Without room in
/// the order the applicant could not add them.
fn forgotten(answers: &Answers<'_>, lines: &mut Vec<Advice>) {
    let (plain, _) = answers.names.counts();
    if plain >= allowance(answers.product).plain {
        return;
    }
    let keys: Vec<&str> = answers.names.names.iter().map(ListedName::key).collect();
    let has = |name: &str| keys.contains(&name);
    let has_wildcard = |name: &str| has(&["*.", name].concat());
    let bare: Vec<String> =
        keys.iter().filter_map(|name| name.strip_prefix("*.")).filter(|base| !has(base)).map(str::to_owned).collect();
    let (mut without_www, mut without_bare) = (Vec::new(), Vec::new());
    let owners = answers.looked.map(|looked| looked.bound.as_slice()).unwrap_or_default();
    for (name, owner) in keys.iter().zip(owners).filter(|(_, owner)| owner.provider.is_empty()) {
        let www = ["www.", &owner.registered].concat();
        if owner.registered == *name && !has(&www) && !has_wildcard(name) {
            without_www.push(www);
        } else if www == *name && !has(&owner.registered) && !bare.contains(&owner.registered) {
            without_bare.push(owner.registered.clone());
        }
    }
    for (names, line) in [
        (bare, (|names| Advice::BareOfWildcard { names }) as fn(Vec<String>) -> Advice),
        (without_bare, |names| Advice::BareForgotten { names }),
        (without_www, |names| Advice::WwwForgotten { names }),
    ] {
        if !names.is_empty() {
            lines.push(line(names));
        }
    }
}
