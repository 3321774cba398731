//! The shapes of addresses, phone numbers and e-mail addresses in `config.json`. Each function says the same as a pattern of
//! `docs/config.schema.json`; `tests/site.rs` compares them.

/// The signs of a path (RFC 3986 3.3), without the colon: with it a path could be taken for another scheme.
const PATH_SIGNS: &[u8] = b"._~!$&'()*+,;=%@/-";
/// The signs of a query and a fragment, and of what follows the host of an address.
const ANY_SIGNS: &[u8] = b"._~!$&'()*+,;=%@/:?#[]-";

/// Returns true for a path of this site, with or without a query. It can name no other origin.
pub fn is_path(text: &str) -> bool {
    let (path, rest) = text.split_at(text.find(['?', '#']).unwrap_or(text.len()));
    is_plain_path(path) && all(rest, ANY_SIGNS)
}

/// Returns true for an http(s) address, or a path of this site.
pub fn is_address(text: &str) -> bool {
    is_path(text)
        || text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")).is_some_and(is_behind_scheme)
}

/// Returns true for an address of a DNS service: an https address, or a path of this site that leads to one.
pub fn is_service(text: &str) -> bool {
    is_path(text) || text.strip_prefix("https://").is_some_and(is_behind_scheme)
}

/// Returns true for a domain name with at least two labels, in ASCII letters.
pub fn is_host(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|label| !label.is_empty() && all(label, b"-"))
}

/// Returns true for the base address of a backend: an address without a query and a fragment.
pub fn is_base(text: &str) -> bool {
    is_address(text) && !text.contains(['?', '#'])
}

/// Returns true for a phone number as people write it.
pub fn is_phone(text: &str) -> bool {
    let first = text.as_bytes().first();
    first.is_some_and(|first| first.is_ascii_digit() || b"+(".contains(first))
        && (3..=30).contains(&text.len())
        && text.bytes().skip(1).all(|byte| byte.is_ascii_digit() || b" ()./-".contains(&byte))
}

/// Returns true for a plain e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && all(local, b"._%+-") && is_host(domain)
}

fn is_plain_path(path: &str) -> bool {
    !path.is_empty() && !path.starts_with("//") && all(path, PATH_SIGNS)
}

/// A host with or without a port, and what follows it. A user name is refused: it makes a host look like another.
fn is_behind_scheme(text: &str) -> bool {
    let (authority, rest) = text.split_at(text.find(['/', '?', '#']).unwrap_or(text.len()));
    let (host, port) = match authority.rfind(':').filter(|at| *at > authority.rfind(']').unwrap_or(0)) {
        Some(at) => (&authority[..at], Some(&authority[at + 1..])),
        None => (authority, None),
    };
    let is_host = match host.strip_prefix('[') {
        Some(numbers) => numbers.strip_suffix(']').is_some_and(|numbers| {
            !numbers.is_empty() && numbers.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.')
        }),
        None => host.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric()) && all(host, b".-"),
    };
    let is_port = |port: &str| (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    is_host && port.is_none_or(is_port) && all(rest, ANY_SIGNS)
}

/// Returns true if a text has only ASCII letters, digits and these signs.
fn all(text: &str, signs: &[u8]) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.contains(&byte))
}
