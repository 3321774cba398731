//! What the app asks the worker of CSRs, and what it answers.

use serde::{Deserialize, Serialize};

use crate::rules::csr::compare::Answers;
use crate::text::csr_report::Report;

/// A question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Question {
    /// Read and judge the first attachment (an `ArrayBuffer`): a text or a file. Never a private key: the app looks for one first.
    Judge {
        /// The form's answers, to compare with.
        answers: Answers,
        /// The language of the sentences, a BCP 47 tag.
        language: String,
    },
    /// Make a key pair and a CSR for the form's answers.
    Make {
        /// Which key.
        key: KeyChoice,
        /// Encrypts the key; empty for none.
        passphrase: String,
        /// The form's answers.
        answers: Answers,
        /// The language of the sentences, a BCP 47 tag.
        language: String,
    },
}

/// A kind of key that is made in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum KeyChoice {
    /// ECDSA P-256: small, quick, taken everywhere.
    #[default]
    P256,
    /// ECDSA P-384.
    P384,
    /// RSA, 2048 bits.
    Rsa2048,
    /// RSA, 3072 bits.
    Rsa3072,
    /// RSA, 4096 bits: takes some seconds.
    Rsa4096,
}

impl KeyChoice {
    /// Every choice, the recommended one first.
    pub const ALL: [Self; 5] = [Self::P256, Self::P384, Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// A short stable name, also its name to people: the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::P256 => "ECDSA P-256",
            Self::P384 => "ECDSA P-384",
            Self::Rsa2048 => "RSA 2048",
            Self::Rsa3072 => "RSA 3072",
            Self::Rsa4096 => "RSA 4096",
        }
    }
}

/// An answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    /// To [`Question::Judge`].
    Judged(Report),
    /// To [`Question::Make`].
    Made(Made),
    /// To [`Question::Make`]: why nothing was made, as a sentence.
    NotMade(String),
}

/// A key and its CSR. The only place where a private key travels: from the worker to the page that offers it once.
#[derive(Clone, Serialize, Deserialize)]
pub struct Made {
    /// The CSR, judged as any other.
    pub report: Report,
    /// The private key, PKCS#8 PEM, encrypted where a passphrase was given.
    pub key_pem: String,
}

// A key must not be printed by mistake.
impl core::fmt::Debug for Made {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_struct("Made").field("report", &self.report).finish_non_exhaustive()
    }
}
