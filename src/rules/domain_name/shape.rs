//! The spelling of a name.
//!
//! Authority: RFC 1035 2.3.1 and 2.3.4, RFC 5890 2.3.1 (reserved LDH labels), Baseline Requirements 3.2.2.6 and 7.1.4.2.

use super::DomainNameProblem;
use super::address::{address, looks_like_ip};
use super::characters::{is_blank, is_invisible, lower, trimmed};
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};

/// A name whose spelling is right: trimmed, in lower case, without the trailing dot. The deep rule may still refuse it.
/// If the name has letters beyond ASCII, this is not yet the form that is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapedName(String);

impl ShapedName {
    /// The name, with its `*.` if it has one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns true if the name starts with `*.`.
    pub fn is_wildcard(&self) -> bool {
        self.0.starts_with("*.")
    }

    /// Returns true if the name has letters beyond ASCII, so that only the deep rule can compute the form that is sent.
    pub fn is_unicode(&self) -> bool {
        !self.0.is_ascii()
    }
}

/// A name in the form that is sent: A-labels in lower case. Its spelling is right. The deep rule decides whether it is
/// a public name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DomainName(String);

impl DomainName {
    /// Accepts a name in ASCII. A name in Unicode must go through the deep rule first.
    pub fn parse(input: &str) -> Result<Self, DomainNameProblem> {
        let shaped = shape(input)?;
        match shaped.0.chars().find(|character| !character.is_ascii()) {
            Some(character) => Err(DomainNameProblem::Character { character }),
            None => Ok(Self(shaped.0)),
        }
    }

    /// The name, with its `*.` if it has one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns true if the name starts with `*.`.
    pub fn is_wildcard(&self) -> bool {
        self.0.starts_with("*.")
    }
}

/// Judges the spelling of one name. A name with letters beyond ASCII passes if its ASCII parts pass.
pub fn shape(input: &str) -> Result<ShapedName, DomainNameProblem> {
    use DomainNameProblem as Problem;
    let typed = trimmed(input);
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    let typed = lower(typed);
    if looks_like_ip(&typed) {
        return Err(Problem::IpAddress);
    }
    if let Some(problem) = address(&typed) {
        return Err(problem);
    }
    let name = typed.strip_suffix('.').unwrap_or(&typed);
    let stars = name.matches('*').count();
    let base = match stars {
        0 => name,
        1 => name.strip_prefix("*.").ok_or(Problem::MisplacedWildcard)?,
        _ => return Err(Problem::SeveralWildcards),
    };
    if let Some(character) = base.chars().find(|character| is_foreign(*character)) {
        return Err(Problem::Character { character });
    }
    if base.is_ascii() && name.len() > DOMAIN_NAME_OCTETS {
        return Err(Problem::NameTooLong { octets: name.len() });
    }
    if base.split('.').any(str::is_empty) {
        return Err(if typed.ends_with('.') {
            Problem::EndsInDot { name: String::new() }
        } else {
            Problem::EmptyLabel { name: String::new() }
        });
    }
    let Some((_, top_level)) = base.rsplit_once('.') else {
        return Err(if stars == 1 { suffix_of_wildcard(base) } else { Problem::SingleLabel });
    };
    for label in base.split('.') {
        shape_label(label)?;
    }
    match top_level {
        "arpa" => Err(Problem::ReverseZone),
        "onion" => Err(Problem::Onion),
        _ if top_level.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(Problem::UnknownTopLevel { top_level: top_level.to_owned() })
        }
        _ => Ok(ShapedName(name.to_owned())),
    }
}

fn suffix_of_wildcard(base: &str) -> DomainNameProblem {
    DomainNameProblem::WildcardOnSuffix { suffix: base.to_owned() }
}

fn shape_label(label: &str) -> Result<(), DomainNameProblem> {
    use DomainNameProblem as Problem;
    if label.is_ascii() && label.len() > LABEL_OCTETS {
        return Err(Problem::LabelTooLong { octets: label.len() });
    }
    if label.contains('_') {
        return Err(Problem::Underscore { label: label.to_owned() });
    }
    if label.starts_with('-') {
        return Err(Problem::LeadingHyphen { label: label.to_owned() });
    }
    if label.ends_with('-') {
        return Err(Problem::TrailingHyphen { label: label.to_owned() });
    }
    // Positions are counted in characters, because a label in Unicode may not have the hyphens there either (UTS 46,
    // CheckHyphens).
    let mut places = label.chars().skip(2);
    if places.next() == Some('-') && places.next() == Some('-') && !label.starts_with("xn--") {
        return Err(Problem::ReservedHyphens { label: label.to_owned() });
    }
    Ok(())
}

fn is_foreign(character: char) -> bool {
    match character {
        'a'..='z' | '0'..='9' | '-' | '.' | '_' => false,
        // UTS 46 drops some of these characters; the deep rule reports the others.
        _ if is_invisible(character) => false,
        _ => character.is_ascii() || is_blank(character) || character.is_control(),
    }
}
