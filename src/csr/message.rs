//! The questions of the app to the worker for CSRs, and the answers.

use serde::{Deserialize, Serialize};

use crate::rules::csr::compare::FormAnswers;
use crate::text::csr_report::Report;

/// A question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum CsrRequest {
    /// Read and judge the first attachment (an `ArrayBuffer`), a text or a file. It is never a private key, because the
    /// app searches for one first.
    Judge {
        /// The form's answers, for the comparison.
        answers: FormAnswers,
        /// The language of the sentences, as a BCP 47 tag.
        language: String,
    },
    /// Make a key pair and a CSR for the form's answers.
    Make {
        /// The kind of key.
        key: KeyChoice,
        /// The passphrase that encrypts the key; empty for no encryption.
        passphrase: String,
        /// The form's answers.
        answers: FormAnswers,
        /// The language of the sentences, as a BCP 47 tag.
        language: String,
    },
}

/// A kind of key that the browser can make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum KeyChoice {
    /// ECDSA P-256: small, fast, accepted everywhere.
    #[default]
    P256,
    /// ECDSA P-384.
    P384,
    /// RSA, 2048 bits.
    Rsa2048,
    /// RSA, 3072 bits.
    Rsa3072,
    /// RSA, 4096 bits. Making one takes some seconds.
    Rsa4096,
}

impl KeyChoice {
    /// Every choice, the recommended one first.
    pub const ALL: [Self; 5] = [Self::P256, Self::P384, Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// A short stable name. It is also shown to people and is the same in every language.
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
pub enum CsrResponse {
    /// The answer to [`Question::Judge`].
    Judged(Report),
    /// The answer to [`Question::Make`].
    Made(Made),
    /// The answer to [`Question::Make`] if nothing was made: a sentence with the reason.
    NotMade(String),
}

/// A key and its CSR. Only this message carries a private key: from the worker to the page, which offers it once.
#[derive(Clone, Serialize, Deserialize)]
pub struct Made {
    /// The CSR, judged like any other.
    pub report: Report,
    /// The private key as PKCS#8 PEM. It is encrypted if there was a passphrase.
    pub key_pem: String,
}

// This `Debug` leaves out the key, so that it is never printed by mistake.
impl core::fmt::Debug for Made {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_struct("Made").field("report", &self.report).finish_non_exhaustive()
    }
}
