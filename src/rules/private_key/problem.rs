//! The reasons why a file is no private key that can be used here.

use serde::{Deserialize, Serialize};

/// The problem of a file. None of its variants carries anything of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyFileProblem {
    /// The file is empty.
    Empty,
    /// The file is too large. The number is its size in bytes.
    TooLarge(usize),
    /// The file has a certificate and no key.
    Certificate,
    /// The file has a CSR and no key.
    Request,
    /// The file has a public key and no private one.
    PublicKey,
    /// The file is a keystore: PKCS#12 or a keystore of Java.
    Keystore,
    /// The key is in the format of `OpenSSH`.
    OpenSsh,
    /// The key is in the format of `PuTTY`.
    Putty,
    /// The key is encrypted in the way of old `OpenSSL` (`DEK-Info`), with this cipher.
    LegacyEncryption(String),
    /// The key is encrypted by a method that the browser lacks, by its name or object identifier.
    Encryption(String),
    /// The passphrase would be hashed this many times, which takes too long.
    Rounds(u32),
    /// The file has several different keys. The number is how many.
    Several(usize),
    /// The key is of a kind that no public CA certifies, by its name or object identifier.
    Kind(String),
    /// The file looks like a key but is damaged or incomplete.
    Damaged,
    /// The file is something else.
    Other,
}
