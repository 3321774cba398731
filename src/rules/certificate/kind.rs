//! The kind of a key, as people name it.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use pkcs1::RsaPublicKeyRef;
use serde::{Deserialize, Serialize};
use spki::SubjectPublicKeyInfoRef;

use crate::rules::csr::key::Curve;

/// `rsaEncryption` (RFC 8017 C).
pub(in crate::rules) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// `ecPublicKey` (RFC 5480 2.1.1).
pub(in crate::rules) const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// The kind of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyKind {
    /// RSA, with the bits of the modulus.
    Rsa(u32),
    /// An elliptic curve that CAs sign, by its name.
    Ec(String),
    /// Any other key, by its name or object identifier.
    Other(String),
}

impl KeyKind {
    /// The kind of a key on a named curve.
    pub(in crate::rules) fn of_curve(curve: Curve) -> Self {
        Self::Ec(curve.name().to_owned())
    }

    /// The kind of a public key.
    pub(in crate::rules) fn of(spki: &SubjectPublicKeyInfoRef<'_>) -> Self {
        let other = || Self::Other(spki.algorithm.oid.to_string());
        match spki.algorithm.oid {
            RSA => {
                let bits = spki.subject_public_key.as_bytes().and_then(|bits| RsaPublicKeyRef::from_der(bits).ok());
                bits.map_or_else(other, |key| Self::Rsa(bit_length(key.modulus.as_bytes())))
            }
            EC => curve_of(spki).map_or_else(other, Self::of_curve),
            _ => other(),
        }
    }

    /// The name, such as `RSA 2048` or `ECDSA P-256`. It is the same in every language.
    pub fn name(&self) -> String {
        match self {
            Self::Rsa(bits) => format!("RSA {bits}"),
            Self::Ec(curve) => format!("ECDSA {curve}"),
            Self::Other(name) => name.clone(),
        }
    }
}

/// The named curve of a public key.
pub(in crate::rules) fn curve_of(spki: &SubjectPublicKeyInfoRef<'_>) -> Option<Curve> {
    spki.algorithm.parameters.and_then(|any| any.decode_as().ok()).and_then(Curve::of)
}

/// Bits of a big-endian number without leading zeros.
pub(in crate::rules) fn bit_length(number: &[u8]) -> u32 {
    let zeros = number.first().map_or(0, |byte| byte.leading_zeros());
    u32::try_from(number.len()).unwrap_or(u32::MAX / 8).saturating_mul(8).saturating_sub(zeros)
}

/// The `SubjectPublicKeyInfo` in DER, as one writer writes it, so that two of them can be compared.
pub(in crate::rules) fn encoded(key: &spki::SubjectPublicKeyInfoOwned) -> Option<Vec<u8>> {
    key.to_der().ok()
}
