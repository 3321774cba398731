//! How a private key is encrypted (RFC 5958 3): by PBES2 with PBKDF2 and AES (RFC 8018 6.2), or by something that the
//! browser lacks.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Tag, Tagged};
use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::pkcs5::EncryptionScheme as Scheme;
use pkcs8::pkcs5::pbes2::{EncryptionScheme as Cipher, Kdf, Pbkdf2Prf};

use super::problem::KeyFileProblem;

/// The most rounds of PBKDF2 that are done. More would keep the browser busy for a minute.
pub const KDF_ROUNDS_MAX: u32 = 10_000_000;

/// An encrypted private key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The hash of PBKDF2, as `WebCrypto` names it.
    pub hash: &'static str,
    /// The salt of PBKDF2.
    pub salt: Vec<u8>,
    /// The rounds of PBKDF2.
    pub rounds: u32,
    /// The bits of the AES key.
    pub bits: u16,
    /// The initialisation vector of AES in CBC mode.
    pub iv: [u8; 16],
    /// The encrypted key.
    pub ciphertext: Vec<u8>,
}

/// Names of methods that the browser lacks.
const METHODS: [(&str, &str); 10] = [
    ("1.2.840.113549.2.8", "HMAC-SHA-224"),
    ("1.2.840.113549.1.5.3", "PBES1, MD5, DES"),
    ("1.2.840.113549.1.5.10", "PBES1, SHA-1, DES"),
    ("1.2.840.113549.1.12.1.1", "RC4-128"),
    ("1.2.840.113549.1.12.1.3", "3DES"),
    ("1.2.840.113549.1.12.1.6", "RC2-40"),
    ("1.2.840.113549.3.7", "3DES"),
    ("1.3.14.3.2.7", "DES"),
    ("1.3.6.1.4.1.11591.4.11", "scrypt"),
    ("1.2.840.113549.1.5.13", "PBES2"),
];

impl Envelope {
    /// Reads an encrypted key. Returns `None` if the bytes have another form.
    pub(super) fn read(der: &[u8]) -> Option<Result<Self, KeyFileProblem>> {
        let method = method(der)?;
        let refused = |method: ObjectIdentifier| Some(Err(KeyFileProblem::Encryption(named(method))));
        let Ok(info) = EncryptedPrivateKeyInfoRef::from_der(der) else {
            // The crate reads no parameters of DES and its like. The cipher is the second part of the parameters.
            return refused(inner_cipher(der).unwrap_or(method));
        };
        let Scheme::Pbes2(parameters) = &info.encryption_algorithm else { return refused(method) };
        let Kdf::Pbkdf2(derivation) = &parameters.kdf else { return refused(parameters.kdf.oid()) };
        let hash = match derivation.prf {
            Pbkdf2Prf::HmacWithSha1 => "SHA-1",
            Pbkdf2Prf::HmacWithSha256 => "SHA-256",
            Pbkdf2Prf::HmacWithSha384 => "SHA-384",
            Pbkdf2Prf::HmacWithSha512 => "SHA-512",
            other => return refused(other.oid()),
        };
        let (bits, iv) = match parameters.encryption {
            Cipher::Aes128Cbc { iv } => (128, iv),
            Cipher::Aes192Cbc { iv } => (192, iv),
            Cipher::Aes256Cbc { iv } => (256, iv),
            other => return refused(other.oid()),
        };
        let rounds = derivation.iteration_count;
        if rounds > KDF_ROUNDS_MAX {
            return Some(Err(KeyFileProblem::Rounds(rounds)));
        }
        if derivation.key_length.is_some_and(|length| length * 8 != bits) {
            return Some(Err(KeyFileProblem::Damaged));
        }
        Some(Ok(Self {
            hash,
            salt: derivation.salt.as_ref().to_vec(),
            rounds,
            bits,
            iv,
            ciphertext: info.encrypted_data.as_bytes().to_vec(),
        }))
    }
}

/// The elements of a SEQUENCE.
fn elements<'a>(any: &AnyRef<'a>) -> Option<Vec<AnyRef<'a>>> {
    crate::rules::csr::elements(any.value()).ok().filter(|_| any.tag() == Tag::Sequence)
}

/// The method in something of the form `{ { method, … }, OCTET STRING }`.
fn method(der: &[u8]) -> Option<ObjectIdentifier> {
    let parts = elements(&AnyRef::from_der(der).ok()?)?;
    let [algorithm, data] = parts.as_slice() else { return None };
    let method = elements(algorithm)?.first()?.decode_as().ok()?;
    (data.tag() == Tag::OctetString).then_some(method)
}

/// The cipher in the parameters of PBES2.
fn inner_cipher(der: &[u8]) -> Option<ObjectIdentifier> {
    let algorithm = elements(&AnyRef::from_der(der).ok()?)?.into_iter().next()?;
    let parameters = elements(elements(&algorithm)?.get(1)?)?;
    let [derivation, cipher] = parameters.as_slice() else { return None };
    let [derivation, cipher] = [derivation, cipher].map(|part| elements(part)?.first()?.decode_as().ok());
    let is_scrypt = derivation.is_some_and(|oid: ObjectIdentifier| named(oid) == "scrypt");
    if is_scrypt { derivation } else { cipher }
}

fn named(method: ObjectIdentifier) -> String {
    let dotted = method.to_string();
    METHODS.iter().find(|(oid, _)| *oid == dotted).map_or(dotted, |(_, name)| (*name).to_owned())
}
