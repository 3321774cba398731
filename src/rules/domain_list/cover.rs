//! Tells which hosts a name in a certificate covers (RFC 6125 6.4.3).

use crate::rules::domain_name::{DomainNameProblem, percent_decoded, shape};

/// Returns true if a certificate for `pattern` covers `host`: the two are equal, or the host is one level below a
/// wildcard. Case, a trailing dot and percent-escapes of the host do not matter. A pattern that no CA would sign covers
/// nothing.
pub fn covers(pattern: &str, host: &str) -> bool {
    let host = percent_decoded(host.strip_suffix('.').unwrap_or(host));
    let (Some(pattern), Some(name)) = (comparable(pattern), comparable(&host)) else { return false };
    match pattern.strip_prefix("*.") {
        None => pattern == name,
        Some(parent) => parent.contains('.') && name.split_once('.').is_some_and(|(_, rest)| rest == parent),
    }
}

/// Returns a name in lower case if its spelling is right. A single label counts as a name too, because hosts of
/// internal networks are compared as well.
fn comparable(name: &str) -> Option<String> {
    match shape(name) {
        _ if name.ends_with('.') => None,
        Ok(shaped) => Some(shaped.as_str().to_owned()),
        Err(DomainNameProblem::SingleLabel) => Some(name.to_ascii_lowercase()),
        Err(_) => None,
    }
}
