//! The names in a request: the common names of its subject and the subject alternative names (RFC 5280 4.2.1.6).

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Tag};

use super::problem::{CsrProblem, CsrWarning};
use super::request::{Extension, NameAttribute, elements, name as directory};
use super::words::{Decoder, words};
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ALTERNATIVE_NAMES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const TLS_FEATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.24");
/// The contents of the TLS feature `status_request` (RFC 7633 4.1): INTEGER 5.
const STATUS_REQUEST: [u8; 3] = [2, 1, 5];

/// The user name of Windows (Microsoft's `szOID_NT_PRINCIPAL_NAME`), in an `OtherName`.
const USER_PRINCIPAL_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.20.2.3");
/// An e-mail address beyond ASCII (RFC 9598 3), in an `OtherName`.
const SMTP_UTF8_MAILBOX: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.8.9");

/// Short names of attributes (RFC 4514 3).
const ATTRIBUTES: [(&str, &str); 7] = [
    ("2.5.4.3", "CN"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("0.9.2342.19200300.100.1.25", "DC"),
];

/// A subject alternative name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlternativeName {
    /// A domain name, as written.
    Dns(String),
    /// An IP address.
    Ip(String),
    /// An e-mail address.
    Email(String),
    /// A URL.
    Uri(String),
    /// The user name of Windows (UPN), as `user@example.com`.
    User(String),
    /// A directory name, as `CN=example, O=Example`.
    Directory(String),
    /// Any other name: its text if it has one, else its object identifier; empty if it cannot be read.
    Other(String),
}

impl AlternativeName {
    /// The name's text, if it has one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Dns(text) | Self::Ip(text) | Self::Email(text) | Self::Uri(text) => Some(text),
            Self::User(text) | Self::Directory(text) | Self::Other(text) => {
                Some(text.as_str()).filter(|text| !text.is_empty())
            }
        }
    }
}

/// The common names, in order and as written.
pub(super) fn common_names(subject: &[NameAttribute]) -> Vec<String> {
    subject.iter().filter(|attribute| attribute.oid == COMMON_NAME).map(|attribute| attribute.value.clone()).collect()
}

/// The subject alternative names, in order. Returns an error if the extension cannot be read.
pub(super) fn alternative_names(
    extensions: &[Extension<'_>],
    decoder: Decoder,
) -> Result<Vec<AlternativeName>, CsrProblem> {
    let Some(extension) = extensions.iter().find(|extension| extension.oid == ALTERNATIVE_NAMES) else {
        return Ok(Vec::new());
    };
    let bad = |_| CsrProblem::BadExtensions;
    let list = AnyRef::from_der(extension.value).map_err(bad)?;
    let names = elements(list.value()).map_err(bad)?;
    if names.is_empty() || list.header().tag() != Tag::Sequence {
        return Err(CsrProblem::BadExtensions);
    }
    Ok(names.into_iter().map(|name| alternative_name(name, decoder)).collect())
}

fn alternative_name(name: AnyRef<'_>, decoder: Decoder) -> AlternativeName {
    let text = || String::from_utf8_lossy(name.value()).into_owned();
    let unread = || AlternativeName::Other(String::new());
    // Text and addresses are never constructed. If the bit for that is set, no other reader sees a name there.
    let Tag::ContextSpecific { number, constructed } = name.header().tag() else { return unread() };
    match (number.value(), constructed) {
        (0, true) => other_name(name.value(), decoder).unwrap_or_else(unread),
        (1, false) => AlternativeName::Email(text()),
        (2, false) => AlternativeName::Dns(text()),
        (4, true) => directory_name(name.value(), decoder).map_or_else(unread, AlternativeName::Directory),
        (6, false) => AlternativeName::Uri(text()),
        (7, false) => address(name.value()).map_or_else(unread, |address| AlternativeName::Ip(address.to_string())),
        (8, false) => {
            let oid = ObjectIdentifier::from_bytes(name.value());
            oid.map_or_else(|_| unread(), |oid| AlternativeName::Other(oid.to_string()))
        }
        _ => unread(),
    }
}

/// Reads an `OtherName`: a kind and, under `[0]`, its value.
fn other_name(contents: &[u8], decoder: Decoder) -> Option<AlternativeName> {
    let parts = elements(contents).ok()?;
    let [kind, value] = parts.as_slice() else { return None };
    let kind: ObjectIdentifier = kind.decode_as().ok()?;
    let text = words(value.value(), decoder).map(|words| words.text);
    Some(match (kind, text) {
        (USER_PRINCIPAL_NAME, Some(text)) => AlternativeName::User(text),
        (SMTP_UTF8_MAILBOX, Some(text)) => AlternativeName::Email(text),
        (_, Some(text)) => AlternativeName::Other(text),
        (kind, None) => AlternativeName::Other(kind.to_string()),
    })
}

/// Writes a directory name as RFC 4514 does, but with the first attribute first.
fn directory_name(contents: &[u8], decoder: Decoder) -> Option<String> {
    let attributes = directory(AnyRef::from_der(contents).ok()?, decoder).ok()?;
    let pair = |attribute: &NameAttribute| {
        let dotted = attribute.oid.to_string();
        let short = ATTRIBUTES.iter().find(|(oid, _)| *oid == dotted).map_or(dotted.as_str(), |(_, short)| short);
        format!("{short}={}", attribute.value)
    };
    Some(attributes.iter().map(pair).collect::<Vec<_>>().join(", "))
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return Some(Ipv4Addr::from(four).into());
    }
    <[u8; 16]>::try_from(bytes).ok().map(|sixteen| Ipv6Addr::from(sixteen).into())
}

/// Finds what is wrong or unusual with the names and the other requested extensions.
pub(super) fn judge(
    common_names: &[String],
    alternative_names: &[AlternativeName],
    extensions: &[Extension<'_>],
    problems: &mut Vec<CsrProblem>,
    warnings: &mut Vec<CsrWarning>,
) {
    if common_names.iter().all(String::is_empty) && alternative_names.is_empty() {
        problems.push(CsrProblem::NoNames);
    }
    for name in common_names.iter().filter(|name| !name.is_empty()) {
        // A common name of more than 64 characters is not put into the certificate's subject, but becomes an
        // alternative name.
        problems.extend(name_problem(name));
    }
    for name in alternative_names {
        match name {
            AlternativeName::Dns(name) => {
                if let Some(problem) = name_problem(name).filter(|problem| !problems.contains(problem)) {
                    problems.push(problem);
                }
            }
            AlternativeName::Ip(name) => warnings.push(CsrWarning::IpName(name.clone())),
            AlternativeName::Email(name) => problems.push(CsrProblem::EmailName(name.clone())),
            AlternativeName::Uri(name) => problems.push(CsrProblem::UriName(name.clone())),
            AlternativeName::User(name) => problems.push(CsrProblem::UserName(name.clone())),
            AlternativeName::Directory(name) => problems.push(CsrProblem::DirectoryName(name.clone())),
            AlternativeName::Other(name) => problems.push(CsrProblem::OtherName(name.clone())),
        }
    }
    if common_names.len() > 1 {
        warnings.push(CsrWarning::SeveralCommonNames(common_names.len()));
    }
    if let (Some(common), false) = (common_names.first(), alternative_names.is_empty()) {
        // CAs add the common name to the alternative names. If it is close to one of them, that is intended; otherwise
        // it is probably a mistake.
        let is_beside = |name: &AlternativeName| name.text().is_some_and(|text| are_neighbours(text, common));
        if !common.is_empty() && !alternative_names.iter().any(is_beside) {
            warnings.push(CsrWarning::CommonNameNotInNames(common.clone()));
        }
    }
    let value = |oid| extensions.iter().find(|extension| extension.oid == oid).map(|extension| extension.value);
    if value(TLS_FEATURE).is_some_and(|value| value.windows(3).any(|feature| feature == STATUS_REQUEST)) {
        warnings.push(CsrWarning::MustStaple);
    }
    // The BasicConstraints of a CA are a SEQUENCE whose first member is the BOOLEAN TRUE.
    if value(BASIC_CONSTRAINTS).is_some_and(|value| matches!(value, [0x30, _, 1, 1, truth, ..] if *truth != 0)) {
        warnings.push(CsrWarning::AsksForCa);
    }
}

/// Top-level names that are reserved and never delegated, so no public CA may sign them (BR 7.1.4.2.1, RFC 6761, RFC
/// 6762, RFC 7686; `internal`, `corp` and `home` by decisions of ICANN's board). The rules for domain names know every
/// delegated name; the names here get a problem that gives the reason.
const INTERNAL: [&str; 8] = ["local", "localhost", "internal", "invalid", "onion", "lan", "corp", "home"];

fn name_problem(name: &str) -> Option<CsrProblem> {
    if !has_domain_shape(name) {
        return Some(CsrProblem::BadName(name.to_owned()));
    }
    let top = name.rsplit('.').next().unwrap_or_default();
    let is_internal = INTERNAL.iter().any(|internal| top.eq_ignore_ascii_case(internal));
    is_internal.then(|| CsrProblem::InternalName(name.to_owned()))
}

/// Returns true if the names are equal, have the same parent, or one is the parent of the other.
fn are_neighbours(one: &str, other: &str) -> bool {
    let parent = |name: &str| name.split_once('.').map(|(_, parent)| parent.to_ascii_lowercase()).unwrap_or_default();
    let (one_parent, other_parent) = (parent(one), parent(other));
    one.eq_ignore_ascii_case(other)
        || one_parent == other_parent && one_parent.contains('.')
        || one_parent.eq_ignore_ascii_case(other)
        || other_parent.eq_ignore_ascii_case(one)
}

/// Returns true if the name has the shape of a domain name in A-labels. Its leftmost label may be `*`. The rules for
/// domain names, which know the public suffixes, decide whether it may be bound.
pub fn has_domain_shape(name: &str) -> bool {
    let bare = name.strip_prefix("*.").unwrap_or(name);
    let label_has_shape = |label: &str| {
        (1..=LABEL_OCTETS).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let mut labels = 0;
    let mut last_is_number = false;
    for label in bare.split('.') {
        if !label_has_shape(label) {
            return false;
        }
        labels += 1;
        last_is_number = label.bytes().all(|byte| byte.is_ascii_digit());
    }
    name.len() <= DOMAIN_NAME_OCTETS && labels >= 2 && !last_is_number
}
