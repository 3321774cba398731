//! Why an address cannot be written to, and what is worth knowing about one that can.

#[cfg(doc)]
use super::LOCAL_PART_OCTETS;
#[cfg(doc)]
use crate::contract::limits::EMAIL_CHARS;
use crate::rules::invisible::Hidden;

/// Why the CA cannot write to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailProblem {
    /// Nothing was typed.
    Empty,
    /// Longer than [`EMAIL_CHARS`] octets.
    TooLong {
        /// Octets typed.
        given: usize,
    },
    /// No `@`.
    NoAt,
    /// A second `@`.
    SeveralAts,
    /// Nothing before the `@`.
    NoLocalPart,
    /// Nothing after the `@`.
    NoDomain,
    /// More than [`LOCAL_PART_OCTETS`] before the `@`.
    LocalPartTooLong {
        /// Octets before the `@`.
        given: usize,
    },
    /// A dot at the start or end of a part, or two in a row.
    Dots,
    /// A blank inside the address, or a line break anywhere.
    Blank,
    /// A character that addresses do not have.
    Character {
        /// The first such character.
        character: char,
    },
    /// A name in front of the address, in angle brackets; the address in them is offered.
    DisplayName {
        /// The address, empty where there is none to offer.
        address: String,
    },
    /// Signs of the place that the address was copied from: `mailto:`, quotes, a label, a dot or comma at the end. The
    /// address in them is offered.
    Copied {
        /// The address.
        address: String,
    },
    /// A character that nobody sees.
    Invisible {
        /// What it is, and where.
        hidden: Hidden,
        /// The address without such characters, empty where there is none to offer.
        address: String,
    },
    /// A dash or quotation mark of a word processor, where an address has the one of the keyboard, or a comma for a dot.
    StandIn {
        /// The first such character.
        character: char,
        /// The address that was meant.
        address: String,
    },
    /// A domain without a dot.
    SingleLabel,
    /// The public internet has no such ending, so that no mail of the CA arrives.
    NotPublic {
        /// The last label of the domain.
        top_level: String,
        /// The address that was probably meant, empty where there is none to offer.
        suggestion: String,
    },
    /// A part of the domain that IDNA refuses.
    NotIdna {
        /// The label, or the domain.
        label: String,
    },
    /// A label of the domain that starts or ends with a hyphen, or is too long.
    Label {
        /// The label.
        label: String,
    },
    /// An IP address in place of the domain.
    IpAddress,
}

impl EmailProblem {
    /// The rule's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::NoAt => "no-at",
            Self::SeveralAts => "several-ats",
            Self::NoLocalPart => "no-local-part",
            Self::NoDomain => "no-domain",
            Self::LocalPartTooLong { .. } => "local-part-too-long",
            Self::Dots => "dots",
            Self::Blank => "blank",
            Self::Character { .. } => "character",
            Self::DisplayName { .. } => "display-name",
            Self::Copied { .. } => "copied",
            Self::Invisible { .. } => "invisible",
            Self::StandIn { .. } => "character",
            Self::SingleLabel => "too-few-labels",
            Self::NotPublic { .. } => "unknown-top-level",
            Self::NotIdna { .. } => "malformed-idn",
            Self::Label { .. } => "label",
            Self::IpAddress => "ip-address",
        }
    }

    /// The address that may be taken in place of what was typed.
    pub fn offer(&self) -> Option<&str> {
        match self {
            Self::DisplayName { address }
            | Self::Copied { address }
            | Self::Invisible { address, .. }
            | Self::StandIn { address, .. }
            | Self::NotPublic { suggestion: address, .. }
                if !address.is_empty() =>
            {
                Some(address)
            }
            _ => None,
        }
    }
}

/// What is worth knowing about an address that can be written to. Never in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailWarning {
    /// Probably a slip of the finger.
    Typo {
        /// The address that was probably meant.
        suggestion: String,
    },
    /// A mailbox that anybody can open, where the CA expects the company's own.
    FreeMail {
        /// The provider.
        domain: String,
    },
    /// Letters beyond ASCII before the `@`, which some mail systems cannot write to.
    LocalPartNotAscii,
}

impl EmailWarning {
    /// The warning's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Typo { .. } => "typo",
            Self::FreeMail { .. } => "free-mail",
            Self::LocalPartNotAscii => "local-part-not-ascii",
        }
    }
}
