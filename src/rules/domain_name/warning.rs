//! What is worth knowing about a name that may be bound.

/// Labels beyond which a name is warned of: some CAs stop here.
pub const MANY_LABELS: usize = 10;

/// What is worth knowing about a name that may be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DomainNameWarning {
    /// A provider's name under which customers have theirs, like `github.io`, or a wildcard on it (the public suffix list's
    /// private section; Baseline Requirements 3.2.2.6).
    PrivateSuffix {
        /// The provider's name.
        provider: String,
    },
    /// A sign that IDNA2008 has in no name, like an emoji: few registries sell such names (RFC 5892).
    Symbol {
        /// The sign, or several that follow each other.
        sign: String,
        /// The form that is sent.
        ascii: String,
        /// The name without it, empty where there is none to offer.
        name: String,
    },
    /// A sign that Unicode reads as letters or digits, like `™` (UTS 46, mapping).
    ReadAs {
        /// The sign.
        sign: String,
        /// What it is read as.
        read: String,
        /// The name without it, empty where there is none to offer.
        name: String,
    },
    /// A character that nobody can see, which IDNA drops from the name.
    Invisible {
        /// What people see before it; empty at the start.
        after: String,
        /// The name without it.
        name: String,
    },
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

    /// What the warning carries, as text.
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

    /// The warning of a code and its detail; none when the code is another version's.
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

    /// The name that may be taken in place of what was typed.
    pub fn offer(&self) -> Option<&str> {
        let (Self::Symbol { name, .. } | Self::ReadAs { name, .. } | Self::Invisible { name, .. }) = self else {
            return None;
        };
        (!name.is_empty()).then_some(name)
    }
}
