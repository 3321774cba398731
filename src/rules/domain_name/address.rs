//! IP addresses, web addresses and e-mail addresses that people paste in place of a name.

use super::{DomainNameProblem, shape};

/// Returns true if the text is an IP address in any spelling that programs accept: dotted, with a prefix length, in
/// hexadecimal, in brackets, or with a port (WHATWG URL, IPv4 parser; RFC 4291 2.2).
pub(super) fn looks_like_ip(typed: &str) -> bool {
    let bare = typed.trim_end_matches('.');
    let inner = bare.strip_prefix('[').map_or(bare, |rest| rest.split(']').next().unwrap_or(rest));
    if inner.bytes().filter(|byte| *byte == b':').count() >= 2 {
        let digits = inner.split(['%', '/']).next().unwrap_or(inner);
        return digits.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    }
    let host = inner.split(['/', ':']).next().unwrap_or(inner);
    let is_hex = |part: &str| {
        let digits = part.strip_prefix("0x").or_else(|| part.strip_prefix("0X"));
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mut parts = 0;
    for part in host.split('.') {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number && !is_hex(part) {
            return false;
        }
        parts += 1;
    }
    parts >= 2 || is_hex(host)
}

/// Returns the problem of a pasted web or e-mail address, with the host in it.
pub(super) fn address(typed: &str) -> Option<DomainNameProblem> {
    let Pasted { is_mail, host } = pasted(typed)?;
    if looks_like_ip(&host) {
        return Some(DomainNameProblem::IpAddress);
    }
    // A host is suggested only if it could be an entry of the list.
    let host = match host {
        host if host.contains([':', '@', '/']) => String::new(),
        host => shape(&host).map(|shaped| shaped.as_str().to_owned()).unwrap_or_default(),
    };
    Some(if is_mail { DomainNameProblem::EmailAddress { host } } else { DomainNameProblem::WebAddress { host } })
}

/// The parts of a pasted address.
pub(crate) struct Pasted {
    is_mail: bool,
    /// The host as it is written in the address. It may be no valid name.
    pub(crate) host: String,
}

/// Takes an address apart. Returns none if the text is no address.
pub(crate) fn pasted(typed: &str) -> Option<Pasted> {
    // Browsers drop these characters before they read an address (WHATWG URL, basic URL parser). Mail programs break
    // long addresses with them.
    let is_dropped = |character: char| matches!(character, '\t' | '\n' | '\r');
    let joined: String = typed.trim_matches(|it| it <= ' ').chars().filter(|it| !is_dropped(*it)).collect();
    let typed = if joined.contains("://") { &joined } else { typed };
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None => match typed.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (scheme, rest.trim_start_matches(['/', '\\'])),
            _ => match typed.strip_prefix("//") {
                Some(rest) => ("", rest),
                None if typed.contains(['/', '?', '#', '\\']) || has_port(typed) => ("", typed),
                None if typed.contains('@') => ("mailto", typed),
                None => return None,
            },
        },
    };
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = if has_port(host) { host.rsplit_once(':').map_or(host, |(host, _)| host) } else { host };
    let host = host.trim_end_matches(['>', ')', '.', ':', ',', ';', '"', '\'', '”', '’', '」', '》']);
    Some(Pasted { is_mail: scheme.eq_ignore_ascii_case("mailto"), host: percent_decoded(host) })
}

fn is_scheme(scheme: &str) -> bool {
    ["http", "https", "mailto", "ftp", "ws", "wss", "file", "javascript", "data"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

fn has_port(host: &str) -> bool {
    host.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Decodes the percent-escapes of a host (WHATWG URL, host parser).
pub(crate) fn percent_decoded(host: &str) -> String {
    if !host.contains('%') {
        return host.to_owned();
    }
    let mut bytes = Vec::with_capacity(host.len());
    let mut rest = host.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |at: usize| char::from(*after.get(at)?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (*first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                rest = after.get(2..).unwrap_or_default();
            }
            (byte, ..) => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
