//! One name to bind: what its spelling alone can tell. The deep rule goes on with IDNA and public suffixes.
//!
//! Authority: RFC 1035 2.3.1 and 2.3.4, RFC 5890 2.3.1 (reserved LDH labels), Baseline Requirements 3.2.2.6 and 7.1.4.2.

use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};

/// Labels beyond which a name is warned of: some CAs stop here.
pub const MANY_LABELS: usize = 10;

/// Why a name cannot be bound. Labels are carried as they were typed, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainNameProblem {
    /// Nothing was typed.
    Empty,
    /// An IP address, or something that programs read as one.
    IpAddress,
    /// A web address; the host in it is offered, empty where there is none to offer.
    WebAddress {
        /// The host, in lower case.
        host: String,
    },
    /// An e-mail address; the name after the `@` is offered, empty where there is none to offer.
    EmailAddress {
        /// The host, in lower case.
        host: String,
    },
    /// No dot: an internal name.
    SingleLabel,
    /// No public registry runs this top-level domain.
    UnknownTopLevel {
        /// The last label.
        top_level: String,
    },
    /// A dot at the start, or two in a row.
    EmptyLabel,
    /// More than the one dot at the end that is dropped.
    EndsInDot,
    /// A label over [`LABEL_OCTETS`].
    LabelTooLong {
        /// Octets of the A-label.
        octets: usize,
    },
    /// A name over [`DOMAIN_NAME_OCTETS`].
    NameTooLong {
        /// Octets in A-labels.
        octets: usize,
    },
    /// Something that is no letter, digit or hyphen.
    Character {
        /// The first such character.
        character: char,
    },
    /// An underscore, which people know from DNS records.
    Underscore {
        /// The label that holds it.
        label: String,
    },
    /// A label that starts with a hyphen.
    LeadingHyphen {
        /// The label.
        label: String,
    },
    /// A label that ends with a hyphen.
    TrailingHyphen {
        /// The label.
        label: String,
    },
    /// `--` in places 3 and 4 of a label that is no A-label.
    ReservedHyphens {
        /// The label.
        label: String,
    },
    /// A label that IDNA refuses: Punycode that does not decode to itself, a wrong mix of directions, a bad joiner.
    NotIdna {
        /// The label.
        label: String,
    },
    /// More than one `*`.
    SeveralWildcards,
    /// A `*` that is not the whole left-most label.
    MisplacedWildcard,
    /// `*.` in front of a public suffix: it would cover other people's names.
    WildcardOnSuffix {
        /// The suffix.
        suffix: String,
    },
    /// A public suffix itself.
    PublicSuffix {
        /// The suffix.
        suffix: String,
    },
    /// A name under `.arpa`.
    ReverseZone,
    /// A name under `.onion`.
    Onion,
}

impl DomainNameProblem {
    /// The rule's stable name, for logs, tests and operators.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::IpAddress => "ip-address",
            Self::WebAddress { .. } => "web-address",
            Self::EmailAddress { .. } => "email-address",
            Self::SingleLabel => "too-few-labels",
            Self::UnknownTopLevel { .. } => "unknown-top-level",
            Self::EmptyLabel => "empty-label",
            Self::EndsInDot => "ends-in-dot",
            Self::LabelTooLong { .. } => "label-too-long",
            Self::NameTooLong { .. } => "name-too-long",
            Self::Character { .. } => "character",
            Self::Underscore { .. } => "character-underscore",
            Self::LeadingHyphen { .. } => "character-hyphen-first",
            Self::TrailingHyphen { .. } => "character-hyphen-last",
            Self::ReservedHyphens { .. } => "reserved-hyphens",
            Self::NotIdna { .. } => "malformed-idn",
            Self::SeveralWildcards => "several-wildcards",
            Self::MisplacedWildcard => "misplaced-wildcard",
            Self::WildcardOnSuffix { .. } => "wildcard-on-public-suffix",
            Self::PublicSuffix { .. } => "public-suffix",
            Self::ReverseZone => "reverse-zone",
            Self::Onion => "onion",
        }
    }

    /// What the problem carries, as text; [`Self::from_parts`] reads it back on the other side of the worker.
    pub fn detail(&self) -> String {
        match self {
            Self::WebAddress { host: text }
            | Self::EmailAddress { host: text }
            | Self::UnknownTopLevel { top_level: text }
            | Self::Underscore { label: text }
            | Self::LeadingHyphen { label: text }
            | Self::TrailingHyphen { label: text }
            | Self::ReservedHyphens { label: text }
            | Self::NotIdna { label: text }
            | Self::WildcardOnSuffix { suffix: text }
            | Self::PublicSuffix { suffix: text } => text.clone(),
            Self::LabelTooLong { octets } | Self::NameTooLong { octets } => octets.to_string(),
            Self::Character { character } => character.to_string(),
            _ => String::new(),
        }
    }

    /// The problem of a code and its detail; none when the code is another version's.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        let text = || detail.to_owned();
        let octets = detail.parse().unwrap_or_default();
        Some(match code {
            "empty" => Self::Empty,
            "ip-address" => Self::IpAddress,
            "web-address" => Self::WebAddress { host: text() },
            "email-address" => Self::EmailAddress { host: text() },
            "too-few-labels" => Self::SingleLabel,
            "unknown-top-level" => Self::UnknownTopLevel { top_level: text() },
            "empty-label" => Self::EmptyLabel,
            "ends-in-dot" => Self::EndsInDot,
            "label-too-long" => Self::LabelTooLong { octets },
            "name-too-long" => Self::NameTooLong { octets },
            "character" => Self::Character { character: detail.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER) },
            "character-underscore" => Self::Underscore { label: text() },
            "character-hyphen-first" => Self::LeadingHyphen { label: text() },
            "character-hyphen-last" => Self::TrailingHyphen { label: text() },
            "reserved-hyphens" => Self::ReservedHyphens { label: text() },
            "malformed-idn" => Self::NotIdna { label: text() },
            "several-wildcards" => Self::SeveralWildcards,
            "misplaced-wildcard" => Self::MisplacedWildcard,
            "wildcard-on-public-suffix" => Self::WildcardOnSuffix { suffix: text() },
            "public-suffix" => Self::PublicSuffix { suffix: text() },
            "reverse-zone" => Self::ReverseZone,
            "onion" => Self::Onion,
            _ => return None,
        })
    }

    /// The host that may be taken in place of what was typed.
    pub fn offer(&self) -> Option<&str> {
        match self {
            Self::WebAddress { host } | Self::EmailAddress { host } if !host.is_empty() => Some(host),
            _ => None,
        }
    }
}

/// What is worth knowing about a name that may be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainNameWarning {
    /// A name under `.jp`, whose registrar data CAs cannot read at once.
    Japan,
    /// A name under `.gov` on a DV product.
    Government,
    /// A name under `.edu` on a DV product.
    Education,
    /// A word that CAs review by hand on DV products.
    SensitiveWord {
        /// The word.
        word: String,
    },
    /// More than [`MANY_LABELS`] labels.
    ManyLabels {
        /// How many.
        labels: usize,
    },
    /// A label with letters of several scripts.
    MixedScripts {
        /// The label in Unicode.
        label: String,
    },
    /// A label whose letters all look like Latin ones.
    LooksLike {
        /// What it looks like.
        latin: String,
    },
}

impl DomainNameWarning {
    /// The warning's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Japan => "jp",
            Self::Government => "gov",
            Self::Education => "edu",
            Self::SensitiveWord { .. } => "sensitive-word",
            Self::ManyLabels { .. } => "many-labels",
            Self::MixedScripts { .. } => "mixed-scripts",
            Self::LooksLike { .. } => "look-alike",
        }
    }

    /// What the warning carries, as text.
    pub fn detail(&self) -> String {
        match self {
            Self::SensitiveWord { word: text }
            | Self::MixedScripts { label: text }
            | Self::LooksLike { latin: text } => text.clone(),
            Self::ManyLabels { labels } => labels.to_string(),
            _ => String::new(),
        }
    }

    /// The warning of a code and its detail; none when the code is another version's.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        let text = || detail.to_owned();
        Some(match code {
            "jp" => Self::Japan,
            "gov" => Self::Government,
            "edu" => Self::Education,
            "sensitive-word" => Self::SensitiveWord { word: text() },
            "many-labels" => Self::ManyLabels { labels: detail.parse().unwrap_or_default() },
            "mixed-scripts" => Self::MixedScripts { label: text() },
            "look-alike" => Self::LooksLike { latin: text() },
            _ => return None,
        })
    }
}

/// A name whose spelling is right: trimmed, in lower case, without the trailing dot. It may still be refused by the deep
/// rule; one with letters beyond ASCII is not yet in the form that is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapedName(String);

impl ShapedName {
    /// The name, with its `*.` if it has one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the name starts with `*.`.
    pub fn is_wildcard(&self) -> bool {
        self.0.starts_with("*.")
    }

    /// Whether only the deep rule can give the form that is sent.
    pub fn is_unicode(&self) -> bool {
        !self.0.is_ascii()
    }
}

/// A name in the form that is sent: A-labels in lower case. Its spelling is right; whether it is public is the deep
/// rule's to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DomainName(String);

impl DomainName {
    /// Takes a name in ASCII; one in Unicode must go through the deep rule first.
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

    /// Whether the name starts with `*.`.
    pub fn is_wildcard(&self) -> bool {
        self.0.starts_with("*.")
    }
}

/// Judges the spelling of one name. A name with letters beyond ASCII passes when its ASCII parts do.
pub fn shape(input: &str) -> Result<ShapedName, DomainNameProblem> {
    use DomainNameProblem as Problem;
    let typed = input.trim_matches(is_blank);
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    if looks_like_ip(typed) {
        return Err(Problem::IpAddress);
    }
    if let Some(problem) = address(typed) {
        return Err(problem);
    }
    let name = lower(typed);
    let name = name.strip_suffix('.').unwrap_or(&name);
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
        return Err(if typed.ends_with(is_dot) { Problem::EndsInDot } else { Problem::EmptyLabel });
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
    // Places are counted in characters: a label in Unicode may not have the hyphens there either (UTS 46, CheckHyphens).
    let mut places = label.chars().skip(2);
    if places.next() == Some('-') && places.next() == Some('-') && !label.starts_with("xn--") {
        return Err(Problem::ReservedHyphens { label: label.to_owned() });
    }
    Ok(())
}

/// Spaces of every width, and the byte order mark that a paste from a file may bring.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// The full stops that UTS 46 reads as dots.
fn is_dot(character: char) -> bool {
    matches!(character, '.' | '。' | '．' | '｡')
}

/// ASCII in lower case, full-width ASCII as ASCII, the ideographic full stops as dots. What else Unicode has is the deep
/// rule's business.
fn lower(typed: &str) -> String {
    typed
        .chars()
        .map(|character| match character {
            '。' | '｡' => '.',
            '\u{ff01}'..='\u{ff5e}' => narrow(character).to_ascii_lowercase(),
            _ => character.to_ascii_lowercase(),
        })
        .collect()
}

/// The ASCII twin of a full-width character.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xff01 + u32::from('!')).unwrap_or(character),
        _ => character,
    }
}

fn is_foreign(character: char) -> bool {
    match character {
        'a'..='z' | '0'..='9' | '-' | '.' | '_' => false,
        _ => character.is_ascii() || is_blank(character) || character.is_control(),
    }
}

/// Addresses in any of the spellings that programs take for one: dotted, with a prefix length, in hexadecimal, in
/// brackets, with a port (WHATWG URL, IPv4 parser; RFC 4291 2.2).
fn looks_like_ip(typed: &str) -> bool {
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

/// A pasted web or e-mail address, and the host in it.
fn address(typed: &str) -> Option<DomainNameProblem> {
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
    let host = host.trim_end_matches(['>', ')', '.', ':']);
    if looks_like_ip(host) {
        return Some(DomainNameProblem::IpAddress);
    }
    // Only a host that could stand in the list by itself is offered.
    let host =
        if host.contains([':', '@']) { String::new() } else { shape(host).map(|shaped| shaped.0).unwrap_or_default() };
    Some(if scheme.eq_ignore_ascii_case("mailto") {
        DomainNameProblem::EmailAddress { host }
    } else {
        DomainNameProblem::WebAddress { host }
    })
}

fn is_scheme(scheme: &str) -> bool {
    ["http", "https", "mailto", "ftp", "ws", "wss", "file", "javascript", "data"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

fn has_port(host: &str) -> bool {
    host.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
}
