//! Recognises the format of a key's file, PEM or DER, and opens it.

use zeroize::Zeroizing;

use super::envelope::Envelope;
use super::key::PrivateKey;
use super::problem::KeyFileProblem;
use crate::rules::csr::paste::{Pasted, recognise};
use crate::rules::pem::{Block, blocks};

/// The largest file that is read, in bytes. A key of 16,384 bits has 13 KB.
pub const KEY_FILE_BYTES: usize = 128 * 1024;

/// An opened file.
#[derive(Debug)]
pub enum KeyFile {
    /// The key.
    Open(PrivateKey),
    /// The key is encrypted. Decrypting gives PKCS#8.
    Locked(Envelope),
}

impl KeyFile {
    /// Opens a file.
    pub fn open(bytes: &[u8]) -> Result<Self, KeyFileProblem> {
        if bytes.len() > KEY_FILE_BYTES {
            return Err(KeyFileProblem::TooLarge(bytes.len()));
        }
        if bytes.trim_ascii().is_empty() {
            return Err(KeyFileProblem::Empty);
        }
        let narrow = utf16(bytes);
        let text = narrow.as_deref().map_or(bytes, Vec::as_slice);
        let mut keys: Vec<Block> =
            blocks(text).into_iter().filter(|block| block.label.ends_with("PRIVATE KEY")).collect();
        // The same key twice is one key.
        keys.dedup_by(|one, other| one.der.is_some() && one.der == other.der);
        match keys.as_slice() {
            [] if bytes.first() == Some(&0x30) => Self::from_der(bytes),
            [] => Err(other(text)),
            [key] => Self::from_block(key),
            several => Err(KeyFileProblem::Several(several.len())),
        }
    }

    fn from_block(block: &Block) -> Result<Self, KeyFileProblem> {
        if let Some(cipher) = &block.cipher {
            return Err(KeyFileProblem::LegacyEncryption(cipher.clone()));
        }
        let label = block.label.trim_end_matches("PRIVATE KEY").trim();
        match (label, block.der.as_deref()) {
            ("OPENSSH", _) => Err(KeyFileProblem::OpenSsh),
            ("DSA", _) => Err(KeyFileProblem::Kind("DSA".to_owned())),
            (_, None) => Err(KeyFileProblem::Damaged),
            ("RSA", Some(der)) => PrivateKey::from_pkcs1(der).map(Self::Open),
            ("EC", Some(der)) => PrivateKey::from_sec1(der).map(Self::Open),
            // People change labels, and some programs write a wrong one.
            (_, Some(der)) => Self::from_der(der),
        }
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyFileProblem> {
        if let Some(envelope) = Envelope::read(der) {
            return envelope.map(Self::Locked);
        }
        // The first problem that names a kind of key is the one to tell. The others only say that it is another format.
        let mut problem = None;
        for read in [PrivateKey::from_pkcs8, PrivateKey::from_pkcs1, PrivateKey::from_sec1] {
            match read(der) {
                Ok(key) => return Ok(Self::Open(key)),
                Err(KeyFileProblem::Damaged) => {}
                Err(other) => problem = problem.or(Some(other)),
            }
        }
        Err(problem.unwrap_or_else(|| other(der)))
    }
}

/// Says what a file without a readable key is.
fn other(bytes: &[u8]) -> KeyFileProblem {
    if bytes.starts_with(b"PuTTY-User-Key-File") {
        return KeyFileProblem::Putty;
    }
    // Java's own keystores, JKS and JCEKS.
    if bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) || bytes.starts_with(&[0xce, 0xce, 0xce, 0xce]) {
        return KeyFileProblem::Keystore;
    }
    // PKCS#12 begins with a SEQUENCE whose first member is the version 3.
    if bytes.first() == Some(&0x30)
        && bytes.iter().take(12).copied().collect::<Vec<_>>().windows(3).any(|it| it == [2, 1, 3])
    {
        return KeyFileProblem::Keystore;
    }
    match recognise(bytes) {
        Pasted::PrivateKey => KeyFileProblem::Damaged,
        Pasted::Request | Pasted::Cmc => KeyFileProblem::Request,
        Pasted::Certificate | Pasted::Pkcs7 => KeyFileProblem::Certificate,
        Pasted::PublicKey | Pasted::SshPublicKey => KeyFileProblem::PublicKey,
        _ => KeyFileProblem::Other,
    }
}

/// The bytes of a text in UTF-16, as some editors of Windows save it. `None` for any other text.
fn utf16(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let odd = match bytes {
        [0xff, 0xfe, ..] => 0,
        [0xfe, 0xff, ..] => 1,
        _ => return None,
    };
    Some(Zeroizing::new(bytes[2..].iter().skip(odd).step_by(2).copied().collect()))
}
