//! The problems of a name.

#[cfg(doc)]
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};

/// Why a name cannot be bound. The labels in it are in lower case and otherwise as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainNameProblem {
    /// Nothing was typed.
    Empty,
    /// The text is an IP address, or programs would read it as one.
    IpAddress,
    /// The text is a web address. Its host is suggested.
    WebAddress {
        /// The host in lower case; empty if there is none to suggest.
        host: String,
    },
    /// The text is an e-mail address. The name after the `@` is suggested.
    EmailAddress {
        /// The host in lower case; empty if there is none to suggest.
        host: String,
    },
    /// The name has no dot, so it is an internal name.
    SingleLabel,
    /// No public registry runs this top-level domain.
    UnknownTopLevel {
        /// The last label.
        top_level: String,
    },
    /// The name starts with a dot or has two in a row.
    EmptyLabel {
        /// The name without these dots; empty if there is none to suggest.
        name: String,
    },
    /// The name ends with more than one dot. A single dot at the end is dropped.
    EndsInDot {
        /// The name without these dots; empty if there is none to suggest.
        name: String,
    },
    /// A label is longer than [`LABEL_OCTETS`].
    LabelTooLong {
        /// Octets of the A-label.
        octets: usize,
    },
    /// The name is longer than [`DOMAIN_NAME_OCTETS`].
    NameTooLong {
        /// Octets of the name in A-labels.
        octets: usize,
    },
    /// The name has a character that is no letter, digit or hyphen.
    Character {
        /// The first such character.
        character: char,
    },
    /// The name has a sign that looks like a hyphen, a dot, a star or a quotation mark but is not one (RFC 5892).
    StandIn {
        /// The first such sign.
        sign: char,
        /// The name with the plain ASCII signs; empty if there is none to suggest.
        name: String,
    },
    /// The text around the name was copied too.
    Around {
        /// The name, or several names with commas between them.
        name: String,
    },
    /// The name has an invisible character.
    Invisible {
        /// The visible text before the character; empty at the start.
        after: String,
        /// The name without the character; empty if there is none to suggest.
        name: String,
    },
    /// The name has an underscore. People know underscores from DNS records.
    Underscore {
        /// The label that holds it.
        label: String,
    },
    /// A label starts with a hyphen.
    LeadingHyphen {
        /// The label.
        label: String,
    },
    /// A label ends with a hyphen.
    TrailingHyphen {
        /// The label.
        label: String,
    },
    /// A label that is no A-label has `--` as its third and fourth characters.
    ReservedHyphens {
        /// The label.
        label: String,
    },
    /// IDNA refuses a label: its Punycode does not decode and encode to itself, it mixes directions wrongly, or it has
    /// a misplaced joiner.
    NotIdna {
        /// The label.
        label: String,
    },
    /// The name has more than one `*`.
    SeveralWildcards,
    /// The `*` is not the whole leftmost label.
    MisplacedWildcard,
    /// `*.` comes before a public suffix. The name would cover other people's names.
    WildcardOnSuffix {
        /// The suffix.
        suffix: String,
    },
    /// The name is a public suffix.
    PublicSuffix {
        /// The suffix.
        suffix: String,
    },
    /// The name is under `.arpa`.
    ReverseZone,
    /// The name is under `.onion`.
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
            Self::EmptyLabel { .. } => "empty-label",
            Self::EndsInDot { .. } => "ends-in-dot",
            Self::LabelTooLong { .. } => "label-too-long",
            Self::NameTooLong { .. } => "name-too-long",
            Self::Character { .. } => "character",
            Self::StandIn { .. } => "character-stand-in",
            Self::Around { .. } => "character-around",
            Self::Invisible { .. } => "character-invisible",
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

    /// Returns the problem's data as text. [`Self::from_parts`] reads it back after it has passed between the page and
    /// the worker.
    pub fn detail(&self) -> String {
        match self {
            Self::WebAddress { host: text }
            | Self::EmailAddress { host: text }
            | Self::EmptyLabel { name: text }
            | Self::EndsInDot { name: text }
            | Self::Around { name: text }
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
            Self::StandIn { sign, name } => [sign.encode_utf8(&mut [0; 4]), "\n", name].concat(),
            Self::Invisible { after, name } => [after, "\n", name].concat(),
            _ => String::new(),
        }
    }

    /// Rebuilds the problem from its code and its detail. Returns none if the code belongs to another version.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        let text = || detail.to_owned();
        let octets = detail.parse().unwrap_or_default();
        let first = || detail.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        let (before, after) = detail.rsplit_once('\n').unwrap_or((detail, ""));
        Some(match code {
            "empty" => Self::Empty,
            "ip-address" => Self::IpAddress,
            "web-address" => Self::WebAddress { host: text() },
            "email-address" => Self::EmailAddress { host: text() },
            "too-few-labels" => Self::SingleLabel,
            "unknown-top-level" => Self::UnknownTopLevel { top_level: text() },
            "empty-label" => Self::EmptyLabel { name: text() },
            "ends-in-dot" => Self::EndsInDot { name: text() },
            "label-too-long" => Self::LabelTooLong { octets },
            "name-too-long" => Self::NameTooLong { octets },
            "character" => Self::Character { character: first() },
            "character-stand-in" => Self::StandIn { sign: first(), name: after.to_owned() },
            "character-around" => Self::Around { name: text() },
            "character-invisible" => Self::Invisible { after: before.to_owned(), name: after.to_owned() },
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

    /// The name that is suggested in place of the typed text.
    pub fn offer(&self) -> Option<&str> {
        let (Self::WebAddress { host: name }
        | Self::EmailAddress { host: name }
        | Self::EmptyLabel { name }
        | Self::EndsInDot { name }
        | Self::StandIn { name, .. }
        | Self::Around { name }
        | Self::Invisible { name, .. }) = self
        else {
            return None;
        };
        (!name.is_empty()).then_some(name)
    }

    /// Returns true if the deep rule may find the intended name in the typed text.
    pub(crate) fn may_hold_a_name(&self, typed: &str) -> bool {
        match self {
            // The dots may belong to another script, or a foreign sign may follow the ending.
            Self::SingleLabel | Self::UnknownTopLevel { .. } => !typed.is_ascii(),
            Self::WebAddress { host } | Self::EmailAddress { host } => host.is_empty() || !host.is_ascii(),
            Self::Character { .. }
            | Self::StandIn { .. }
            | Self::SeveralWildcards
            | Self::MisplacedWildcard
            | Self::EmptyLabel { .. }
            | Self::EndsInDot { .. }
            | Self::NotIdna { .. } => true,
            _ => false,
        }
    }
}
