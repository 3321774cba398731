//! Writes a keystore (PKCS#12, RFC 7292) with a certificate, its chain and its key, for Windows, Tomcat and others.
//!
//! The key and the certificates are encrypted by PBES2: AES-256 in CBC mode, its key from PBKDF2 with HMAC-SHA-256. The
//! whole is protected by HMAC-SHA-256. OpenSSL 1.1, Java 8u301 and Windows Server 2019 and later read this. The
//! caller encrypts and computes the HMAC.

use der::asn1::ObjectIdentifier;
use der::{Encode, Tag, TagNumber};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::rules::certificate::Certificate;
use crate::rules::certificate::chain::Chain;
use crate::rules::csr::build::{BuildProblem, IV_BYTES, SALT_BYTES, oid, pbes2, sequence, tlv};

/// Rounds of both key derivations. .NET refuses more than 300,000 for each (`Pkcs12LoaderLimits.Defaults`).
pub const KEYSTORE_ROUNDS: u32 = 250_000;
/// The fewest characters of a passphrase.
pub const PASSPHRASE_MIN_CHARS: usize = 8;

const DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.6");
const KEY_BAG: ObjectIdentifier = oid("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE_BAG: ObjectIdentifier = oid("1.2.840.113549.1.12.10.1.3");
const X509: ObjectIdentifier = oid("1.2.840.113549.1.9.22.1");
const FRIENDLY_NAME: ObjectIdentifier = oid("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = oid("1.2.840.113549.1.9.21");
const SHA_256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");

/// The reason why a passphrase cannot protect a keystore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PassphraseProblem {
    /// It has too few characters. The number is how many it has.
    TooShort(usize),
    /// It has a character that programs read differently. OpenSSL, Java and Windows agree on ASCII alone.
    NotAscii,
}

/// Judges the passphrase of a keystore.
pub fn judge_passphrase(passphrase: &str) -> Result<(), PassphraseProblem> {
    let count = passphrase.chars().count();
    if count < PASSPHRASE_MIN_CHARS {
        return Err(PassphraseProblem::TooShort(count));
    }
    if passphrase.bytes().all(|byte| (0x20..0x7f).contains(&byte)) { Ok(()) } else { Err(PassphraseProblem::NotAscii) }
}

/// Something that was encrypted, with its salt and its initialisation vector.
pub struct Sealed {
    /// The encrypted bytes.
    pub ciphertext: Vec<u8>,
    /// The salt of PBKDF2.
    pub salt: [u8; SALT_BYTES],
    /// The initialisation vector.
    pub iv: [u8; IV_BYTES],
}

fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific { constructed, number: TagNumber(number) }
}

/// The certificates, to be encrypted (`SafeContents`). `name` is what programs show for the entry.
pub fn certificates(chain: &Chain, name: &str) -> Result<Vec<u8>, BuildProblem> {
    let mut bags = vec![certificate_bag(&chain.leaf, Some((name, &key_id(chain))))?];
    for authority in &chain.authorities {
        bags.push(certificate_bag(authority, None)?);
    }
    sequence(&bags)
}

/// Joins the encrypted key and the encrypted certificates (`AuthenticatedSafe`).
pub fn safe(key: &Sealed, certificates: &Sealed, chain: &Chain, name: &str) -> Result<Vec<u8>, BuildProblem> {
    let scheme = |sealed: &Sealed| pbes2(&sealed.salt, &sealed.iv, KEYSTORE_ROUNDS);
    let content =
        sequence(&[DATA.to_der()?, scheme(certificates)?, tlv(context(0, false), &certificates.ciphertext)?])?;
    let encrypted = tlv(context(0, true), &sequence(&[0u8.to_der()?, content])?)?;
    let shrouded = sequence(&[scheme(key)?, tlv(Tag::OctetString, &key.ciphertext)?])?;
    let bag = sequence(&[KEY_BAG.to_der()?, tlv(context(0, true), &shrouded)?, attributes(name, &key_id(chain))?])?;
    sequence(&[sequence(&[ENCRYPTED_DATA.to_der()?, encrypted])?, data(&sequence(&[bag])?)?])
}

/// Writes the keystore. `mac` is the HMAC-SHA-256 of `safe` under [`mac_key`] with `salt`.
pub fn finish(safe: &[u8], mac: &[u8], salt: &[u8; SALT_BYTES]) -> Result<Vec<u8>, BuildProblem> {
    let digest = sequence(&[sequence(&[SHA_256.to_der()?, tlv(Tag::Null, &[])?])?, tlv(Tag::OctetString, mac)?])?;
    let mac = sequence(&[digest, tlv(Tag::OctetString, salt)?, KEYSTORE_ROUNDS.to_der()?])?;
    sequence(&[3u8.to_der()?, data(safe)?, mac])
}

/// Derives the key of the HMAC (RFC 7292 B.2, with the purpose 3). One block of SHA-256 is as long as the key.
pub fn mac_key(passphrase: &str, salt: &[u8; SALT_BYTES]) -> Zeroizing<[u8; 32]> {
    const BLOCK: usize = 64;
    let wide = passphrase.encode_utf16().chain([0]).flat_map(u16::to_be_bytes);
    let wide: Zeroizing<Vec<u8>> = Zeroizing::new(wide.collect());
    // Each part is repeated until it fills whole blocks.
    let filled =
        |part: &[u8]| -> Vec<u8> { part.iter().copied().cycle().take(part.len().div_ceil(BLOCK) * BLOCK).collect() };
    let input = Zeroizing::new([vec![3; BLOCK], filled(salt), filled(&wide)].concat());
    let mut digest = Zeroizing::new([0; 32]);
    digest.copy_from_slice(&Sha256::digest(input.as_slice()));
    for _ in 1..KEYSTORE_ROUNDS {
        let next = Sha256::digest(digest.as_slice());
        digest.copy_from_slice(&next);
    }
    digest
}

/// The id that connects the key and its certificate: the first bytes of the certificate's digest.
fn key_id(chain: &Chain) -> [u8; 20] {
    let digest = Sha256::digest(&chain.leaf.der);
    core::array::from_fn(|at| digest[at])
}

fn data(contents: &[u8]) -> Result<Vec<u8>, BuildProblem> {
    sequence(&[DATA.to_der()?, tlv(context(0, true), &tlv(Tag::OctetString, contents)?)?])
}

fn certificate_bag(certificate: &Certificate, entry: Option<(&str, &[u8])>) -> Result<Vec<u8>, BuildProblem> {
    let der = tlv(context(0, true), &tlv(Tag::OctetString, &certificate.der)?)?;
    let mut parts = vec![CERTIFICATE_BAG.to_der()?, tlv(context(0, true), &sequence(&[X509.to_der()?, der])?)?];
    if let Some((name, key_id)) = entry {
        parts.push(attributes(name, key_id)?);
    }
    sequence(&parts)
}

/// The attributes of an entry, as a SET in the order of DER (X.690 11.6).
fn attributes(name: &str, key_id: &[u8]) -> Result<Vec<u8>, BuildProblem> {
    let attribute =
        |kind: ObjectIdentifier, tag: Tag, value: &[u8]| sequence(&[kind.to_der()?, tlv(Tag::Set, &tlv(tag, value)?)?]);
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut attributes =
        [attribute(FRIENDLY_NAME, Tag::BmpString, &wide)?, attribute(LOCAL_KEY_ID, Tag::OctetString, key_id)?];
    attributes.sort();
    tlv(Tag::Set, &attributes.concat())
}
