//! Why a name cannot be bound.

#[cfg(doc)]
use crate::contract::limits::{DOMAIN_NAME_OCTETS, LABEL_OCTETS};

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
    EmptyLabel {
        /// The name without the dots around it, empty where there is none to offer.
        name: String,
    },
    /// More than the one dot at the end that is dropped.
    EndsInDot {
        /// The name without the dots around it, empty where there is none to offer.
        name: String,
    },
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
    /// A sign that passes for a hyphen, a dot, a star or a quotation mark and is none (RFC 5892).
    StandIn {
        /// The first such sign.
        sign: char,
        /// The name with plain signs, empty where there is none to offer.
        name: String,
    },
    /// A name with something around it that was copied too.
    Around {
        /// The name, or several with commas between them.
        name: String,
    },
    /// A character that nobody can see, within the name.
    Invisible {
        /// What people see before it; empty at the start.
        after: String,
        /// The name without it, empty where there is none to offer.
        name: String,
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

    /// What the problem carries, as text; [`Self::from_parts`] reads it back on the other side of the worker.
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

    /// The problem of a code and its detail; none when the code is another version's.
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

    /// The name that may be taken in place of what was typed.
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

    /// Whether the deep rule may find the name that is meant in what was typed.
    pub(crate) fn may_hold_a_name(&self, typed: &str) -> bool {
        match self {
            // Its dots may be other scripts', and behind its ending a sign may be left.
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
