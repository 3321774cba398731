//! The questions of the app to the worker for keys, and the answers. No message has a key or a passphrase in its text:
//! they are attachments.

use serde::{Deserialize, Serialize};

use crate::rules::certificate::KeyKind;
use crate::rules::certificate::chain::ChainProblem;
use crate::rules::certificate::summary::{Applied, Summary};
use crate::rules::private_key::KeyFileProblem;
use crate::rules::private_key::keystore::PassphraseProblem;

/// A question. `chain` is the certificate with its chain in PEM.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum KeyRequest {
    /// Read the chain, and compare it with the application.
    Read {
        /// The chain.
        chain: String,
        /// The application that the certificate is compared with.
        applied: Applied,
    },
    /// Judge if a key belongs to the certificate. The attachments are the key's file and its passphrase.
    Judge {
        /// The chain.
        chain: String,
    },
    /// Write a keystore. The attachments are the key's file, its passphrase, and the passphrase of the keystore. The
    /// keystore is an attachment of the answer.
    Keystore {
        /// The chain.
        chain: String,
        /// The name of the entry.
        name: String,
    },
}

/// An answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum KeyResponse {
    /// The answer to [`KeyRequest::Read`].
    Read(Result<Box<Summary>, ChainProblem>),
    /// The answer to [`KeyRequest::Judge`].
    Judged(KeyVerdict),
    /// The answer to [`KeyRequest::Keystore`].
    Keystore(Result<(), KeystoreProblem>),
}

/// The verdict on a key's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyVerdict {
    /// The key belongs to the certificate.
    Fits(KeyKind),
    /// The key belongs to another certificate.
    Other {
        /// The kind of the key in the file.
        key: KeyKind,
        /// The kind of the certificate's key.
        wanted: KeyKind,
    },
    /// The key is encrypted, and there was no passphrase.
    NeedsPassphrase,
    /// The passphrase does not open the key.
    WrongPassphrase,
    /// The file has no key that can be used.
    Unusable(KeyFileProblem),
    /// This browser cannot judge the key.
    NotJudged,
}

/// The reason why no keystore was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeystoreProblem {
    /// The key is not the certificate's, or cannot be used.
    Key(KeyVerdict),
    /// The passphrase of the keystore does not do.
    Passphrase(PassphraseProblem),
    /// This browser could not write it.
    NotWritten,
}
