//! Warnings about a name that can be bound.

/// A name with more labels than this gets a warning, because some CAs refuse it.
pub const MANY_LABELS: usize = 10;

/// A warning about a name that can be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainNameWarning {
    /// The name belongs to a provider whose customers have names under it, like `github.io`, or is a wildcard on such a
    /// name (the private section of the public suffix list; Baseline Requirements 3.2.2.6).
    PrivateSuffix {
        /// The provider's name.
        provider: String,
    },
    /// The name has a sign that IDNA2008 does not allow, like an emoji. Few registries sell such names (RFC 5892).
    Symbol {
        /// The sign, or several signs in a row.
        sign: String,
        /// The form that is sent to the backend.
        ascii: String,
        /// The name without the sign; empty if there is none to suggest.
        name: String,
    },
    /// The name has a sign that Unicode maps to letters or digits, like `™` (UTS 46, mapping).
    ReadAs {
        /// The sign.
        sign: String,
        /// The letters or digits that the sign is mapped to.
        read: String,
        /// The name without the sign; empty if there is none to suggest.
        name: String,
    },
    /// The name has an invisible character, which IDNA drops.
    Invisible {
        /// The visible text before the character; empty at the start.
        after: String,
        /// The name without the character.
        name: String,
    },
    /// The name is under `.jp`. CAs cannot read its registrar data at once.
    Japan,
    /// The name is under `.gov`, and the product is DV.
    Government,
    /// The name is under `.edu`, and the product is DV.
    Education,
    /// The name has a word that makes CAs review a DV order by hand.
    SensitiveWord {
        /// The word.
        word: String,
    },
    /// The name has more than [`MANY_LABELS`] labels.
    ManyLabels {
        /// The number of labels.
        labels: usize,
    },
    /// A label has letters of several scripts.
    MixedScripts {
        /// The label in Unicode.
        label: String,
    },
    /// All letters of a label look like Latin letters.
    LooksLike {
        /// The Latin text that the label looks like.
        latin: String,
    },
}

impl DomainNameWarning {
    /// The warning's stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PrivateSuffix { .. } => "private-suffix",
            Self::Symbol { .. } => "symbol",
            Self::ReadAs { .. } => "sign-read",
            Self::Invisible { .. } => "invisible",
            Self::Japan => "jp",
            Self::Government => "gov",
            Self::Education => "edu",
            Self::SensitiveWord { .. } => "sensitive-word",
            Self::ManyLabels { .. } => "many-labels",
            Self::MixedScripts { .. } => "mixed-scripts",
            Self::LooksLike { .. } => "look-alike",
        }
    }

    /// Returns the warning's data as text.
    pub fn detail(&self) -> String {
        match self {
            Self::PrivateSuffix { provider: text }
            | Self::SensitiveWord { word: text }
            | Self::MixedScripts { label: text }
            | Self::LooksLike { latin: text } => text.clone(),
            Self::ManyLabels { labels } => labels.to_string(),
            Self::Symbol { sign, ascii: read, name } | Self::ReadAs { sign, read, name } => {
                [sign, "\n", read, "\n", name].concat()
            }
            Self::Invisible { after, name } => [after, "\n", name].concat(),
            _ => String::new(),
        }
    }

    /// Rebuilds the warning from its code and its detail. Returns none if the code belongs to another version.
    pub fn from_parts(code: &str, detail: &str) -> Option<Self> {
        let text = || detail.to_owned();
        let part = |at: usize| detail.split('\n').nth(at).unwrap_or_default().to_owned();
        Some(match code {
            "private-suffix" => Self::PrivateSuffix { provider: text() },
            "symbol" => Self::Symbol { sign: part(0), ascii: part(1), name: part(2) },
            "sign-read" => Self::ReadAs { sign: part(0), read: part(1), name: part(2) },
            "invisible" => Self::Invisible { after: part(0), name: part(1) },
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

    /// The name that is suggested in place of the typed text.
    pub fn offer(&self) -> Option<&str> {
        let (Self::Symbol { name, .. } | Self::ReadAs { name, .. } | Self::Invisible { name, .. }) = self else {
            return None;
        };
        (!name.is_empty()).then_some(name)
    }
}
