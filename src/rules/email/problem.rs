//! The problems and warnings of an e-mail address.

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
    /// The address is longer than [`EMAIL_CHARS`] octets.
    TooLong {
        /// Octets typed.
        given: usize,
    },
    /// There is no `@`.
    NoAt,
    /// There is more than one `@`.
    SeveralAts,
    /// There is nothing before the `@`.
    NoLocalPart,
    /// There is nothing after the `@`.
    NoDomain,
    /// There are more than [`LOCAL_PART_OCTETS`] octets before the `@`.
    LocalPartTooLong {
        /// Octets before the `@`.
        given: usize,
    },
    /// A part starts or ends with a dot, or has two dots in a row.
    Dots,
    /// There is a blank inside the address, or a line break anywhere.
    Blank,
    /// There is a character that addresses do not have.
    Character {
        /// The first such character.
        character: char,
    },
    /// There is a name before the address, which is in angle brackets and is suggested.
    DisplayName {
        /// The address; empty if there is none to suggest.
        address: String,
    },
    /// There are traces of the place that the address was copied from: `mailto:`, quotation marks, a label, or a dot or
    /// comma at the end. The address without them is suggested.
    Copied {
        /// The address.
        address: String,
    },
    /// There is an invisible character.
    Invisible {
        /// The character and its place.
        hidden: Hidden,
        /// The address without such characters; empty if there is none to suggest.
        address: String,
    },
    /// There is a dash or quotation mark of a word processor in place of the keyboard's, or a comma in place of a dot.
    StandIn {
        /// The first such character.
        character: char,
        /// The address that was probably intended.
        address: String,
    },
    /// The domain has no dot.
    SingleLabel,
    /// The ending of the domain does not exist on the public internet, so no mail from the CA can arrive.
    NotPublic {
        /// The last label of the domain.
        top_level: String,
        /// The address that was probably intended; empty if there is none to suggest.
        suggestion: String,
    },
    /// IDNA refuses a part of the domain.
    NotIdna {
        /// The label, or the whole domain if it is too long.
        label: String,
    },
    /// A label of the domain starts or ends with a hyphen, or is too long.
    Label {
        /// The label.
        label: String,
    },
    /// There is an IP address in place of the domain.
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

    /// The address that is suggested in place of the typed text.
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

/// A warning about an address that a CA can write to. A warning never blocks the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailWarning {
    /// The address probably has a typing mistake.
    Typo {
        /// The address that was probably intended.
        suggestion: String,
    },
    /// Anybody can open a mailbox at this provider, but the CA expects the company's own mailbox.
    FreeMail {
        /// The provider's domain.
        domain: String,
    },
    /// There are letters beyond ASCII before the `@`. Some mail systems cannot write to such addresses.
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
