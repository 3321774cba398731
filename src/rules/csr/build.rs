//! Writes a request (RFC 2986) and an encrypted private key (RFC 8018). The signature comes from the holder of the key.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Encode, Tag, TagNumber};

use super::armour::wrap;
use super::compare::FormAnswers;
use super::key::Curve;
use super::names::has_domain_shape;
use crate::contract::limits::{ADDRESS_CHARS, COMMON_NAME_OCTETS, COMPANY_NAME_CHARS};

/// Why a request cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildProblem {
    /// No domain name was given.
    NoNames,
    /// A name is no domain name in A-labels. The number is its index in the list, from 0.
    BadName(usize),
    /// The first name is longer than a common name may be. The number is its length in characters.
    CommonNameTooLong(usize),
    /// The key or the signature has the wrong form.
    BadKey,
}

impl From<der::Error> for BuildProblem {
    fn from(_: der::Error) -> Self {
        Self::BadKey
    }
}

/// The algorithm that signs a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    /// ECDSA with the digest that belongs to the curve. The signature is r followed by s.
    Ecdsa(Curve),
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
}

pub(in crate::rules) const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

const COMMON_NAME: ObjectIdentifier = oid("2.5.4.3");
const COUNTRY: ObjectIdentifier = oid("2.5.4.6");
const LOCALITY: ObjectIdentifier = oid("2.5.4.7");
const STATE: ObjectIdentifier = oid("2.5.4.8");
const ORGANISATION: ObjectIdentifier = oid("2.5.4.10");
const ALTERNATIVE_NAMES: ObjectIdentifier = oid("2.5.29.17");
const EXTENSION_REQUEST: ObjectIdentifier = oid("1.2.840.113549.1.9.14");

pub(in crate::rules) fn tlv(tag: Tag, contents: &[u8]) -> Result<Vec<u8>, BuildProblem> {
    Ok(AnyRef::new(tag, contents)?.to_der()?)
}

pub(in crate::rules) fn sequence(parts: &[Vec<u8>]) -> Result<Vec<u8>, BuildProblem> {
    tlv(Tag::Sequence, &parts.concat())
}

/// The part of a request that is signed: the names, and the company if there is one (DV has none). `spki` is the public
/// key as `WebCrypto` exports it.
pub fn info(answers: &FormAnswers, spki: &[u8]) -> Result<Vec<u8>, BuildProblem> {
    let first = answers.domains.first().ok_or(BuildProblem::NoNames)?;
    if let Some(at) = answers.domains.iter().position(|name| !has_domain_shape(name)) {
        return Err(BuildProblem::BadName(at));
    }
    if first.len() > COMMON_NAME_OCTETS {
        return Err(BuildProblem::CommonNameTooLong(first.len()));
    }
    let mut names = Vec::new();
    for name in &answers.domains {
        let tag = Tag::ContextSpecific { constructed: false, number: TagNumber(2) };
        names.push(tlv(tag, name.to_ascii_lowercase().as_bytes())?);
    }
    let extension = sequence(&[ALTERNATIVE_NAMES.to_der()?, tlv(Tag::OctetString, &sequence(&names)?)?])?;
    let attribute = sequence(&[EXTENSION_REQUEST.to_der()?, tlv(Tag::Set, &sequence(&[extension])?)?])?;
    let attributes = tlv(Tag::ContextSpecific { constructed: true, number: TagNumber(0) }, &attribute)?;
    sequence(&[0u8.to_der()?, name(answers, first)?, AnyRef::try_from(spki)?.to_der()?, attributes])
}

/// The subject: C, ST, L, O and CN, as far as they are known. Country codes are `PrintableString` (X.520 6.3.1). All
/// others are `UTF8String` (RFC 5280 4.1.2.4), which holds any script.
fn name(answers: &FormAnswers, common_name: &str) -> Result<Vec<u8>, BuildProblem> {
    let mut parts = Vec::new();
    let mut add = |oid: ObjectIdentifier, tag: Tag, value: &str| -> Result<(), BuildProblem> {
        let pair = sequence(&[oid.to_der()?, tlv(tag, value.as_bytes())?])?;
        parts.push(tlv(Tag::Set, &pair)?);
        Ok(())
    };
    let company = answers.company.trim();
    if !company.is_empty() && company.chars().count() <= COMPANY_NAME_CHARS {
        let country = answers.country.trim();
        if country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            add(COUNTRY, Tag::PrintableString, &country.to_ascii_uppercase())?;
        }
        for (oid, value) in [(STATE, answers.province.trim()), (LOCALITY, answers.city.trim())] {
            if !value.is_empty() && value.chars().count() <= ADDRESS_CHARS {
                add(oid, Tag::Utf8String, value)?;
            }
        }
        add(ORGANISATION, Tag::Utf8String, company)?;
    }
    add(COMMON_NAME, Tag::Utf8String, &common_name.to_ascii_lowercase())?;
    sequence(&parts)
}

/// Joins the signed part and the signature to the whole request, in DER.
pub fn finish(info: &[u8], signing: Signing, signature: &[u8]) -> Result<Vec<u8>, BuildProblem> {
    let (algorithm, signature) = match signing {
        Signing::Ecdsa(curve) => {
            let algorithm = match curve {
                Curve::P256 => oid("1.2.840.10045.4.3.2"),
                Curve::P384 => oid("1.2.840.10045.4.3.3"),
                Curve::P521 => oid("1.2.840.10045.4.3.4"),
            };
            (sequence(&[algorithm.to_der()?])?, signature_value(signature, curve.field_bytes())?)
        }
        Signing::RsaSha256 => {
            (sequence(&[oid("1.2.840.113549.1.1.11").to_der()?, tlv(Tag::Null, &[])?])?, signature.to_vec())
        }
    };
    // The first byte of a BIT STRING is the number of unused bits in its last byte.
    let bits = [&[0], signature.as_slice()].concat();
    sequence(&[info.to_vec(), algorithm, tlv(Tag::BitString, &bits)?])
}

/// Writes r followed by s as `ECDSA-Sig-Value` (RFC 3279 2.2.3).
fn signature_value(raw: &[u8], field_bytes: usize) -> Result<Vec<u8>, BuildProblem> {
    if raw.len() != field_bytes * 2 {
        return Err(BuildProblem::BadKey);
    }
    let (r, s) = raw.split_at(field_bytes);
    sequence(&[der::asn1::UintRef::new(r)?.to_der()?, der::asn1::UintRef::new(s)?.to_der()?])
}

/// Rounds of PBKDF2 with HMAC-SHA-256. OWASP has recommended 600,000 since 2023 (Password Storage Cheat Sheet).
pub const KDF_ROUNDS: u32 = 600_000;
/// Bytes of the salt. NIST SP 800-132 5.1 asks for at least 16.
pub const SALT_BYTES: usize = 16;
/// Bytes of the initialisation vector of AES-CBC.
pub const IV_BYTES: usize = 16;

/// A private key as PKCS#8 PEM. `der` is the key as `WebCrypto` exports it.
pub fn key_pem(der: &[u8]) -> String {
    wrap("PRIVATE KEY", der)
}

/// An encrypted private key as PEM. The cipher is AES-256-CBC, and its key comes from PBKDF2 with HMAC-SHA-256 and
/// [`KDF_ROUNDS`] rounds. The format is PBES2 (RFC 8018 6.2), which OpenSSL, Java and Windows read.
pub fn encrypted_key_pem(
    ciphertext: &[u8],
    salt: &[u8; SALT_BYTES],
    iv: &[u8; IV_BYTES],
) -> Result<String, BuildProblem> {
    let scheme = pbes2(salt, iv, KDF_ROUNDS)?;
    Ok(wrap("ENCRYPTED PRIVATE KEY", &sequence(&[scheme, tlv(Tag::OctetString, ciphertext)?])?))
}

/// The `AlgorithmIdentifier` of PBES2 with PBKDF2, HMAC-SHA-256 and AES-256 in CBC mode (RFC 8018 A.4).
pub(in crate::rules) fn pbes2(
    salt: &[u8; SALT_BYTES],
    iv: &[u8; IV_BYTES],
    rounds: u32,
) -> Result<Vec<u8>, BuildProblem> {
    let digest = sequence(&[oid("1.2.840.113549.2.9").to_der()?, tlv(Tag::Null, &[])?])?;
    let parameters = sequence(&[tlv(Tag::OctetString, salt)?, rounds.to_der()?, digest])?;
    let derivation = sequence(&[oid("1.2.840.113549.1.5.12").to_der()?, parameters])?;
    let cipher = sequence(&[oid("2.16.840.1.101.3.4.1.42").to_der()?, tlv(Tag::OctetString, iv)?])?;
    sequence(&[oid("1.2.840.113549.1.5.13").to_der()?, sequence(&[derivation, cipher])?])
}
