//! A private key: RSA (RFC 8017 A.1.2) or a curve (RFC 5915), and whether it belongs to a certificate.

use der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode};
use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use pkcs8::PrivateKeyInfoRef;
use sec1::{EcParameters, EcPrivateKey};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use zeroize::Zeroizing;

use super::problem::KeyFileProblem;
use crate::rules::certificate::{EC, KeyKind, RSA, bit_length, curve_of};
use crate::rules::csr::key::{Curve, RSA_MAX_BITS};

/// The verdict if a key belongs to a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The public part of the key is the key of the certificate.
    Fits,
    /// It is another key.
    Other,
    /// The file has no public part. Only a signature can tell.
    NotKnown,
}

/// The public part of a key.
enum Public {
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
    Ec { curve: Curve, point: Option<Vec<u8>> },
}

/// A private key.
pub struct PrivateKey {
    public: Public,
    /// RSA: the `RSAPrivateKey` in DER. A curve: the scalar.
    secret: Zeroizing<Vec<u8>>,
}

impl core::fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.debug_struct("PrivateKey").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

impl PrivateKey {
    /// Reads PKCS#8 (RFC 5958).
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyFileProblem> {
        let info = PrivateKeyInfoRef::from_der(der).map_err(|_| KeyFileProblem::Damaged)?;
        let inner = info.private_key.as_bytes();
        match info.algorithm.oid {
            RSA => Self::from_pkcs1(inner),
            EC => {
                let named = info.algorithm.parameters.and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
                Self::curve_key(inner, named)
            }
            other => Err(KeyFileProblem::Kind(kind_name(other))),
        }
    }

    /// Reads PKCS#1 (RFC 8017 A.1.2).
    pub fn from_pkcs1(der: &[u8]) -> Result<Self, KeyFileProblem> {
        let key = RsaPrivateKeyRef::from_der(der).map_err(|_| KeyFileProblem::Damaged)?;
        let (modulus, exponent) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
        if !(1..=RSA_MAX_BITS).contains(&bit_length(modulus)) {
            return Err(KeyFileProblem::Damaged);
        }
        let public = Public::Rsa { modulus: modulus.to_vec(), exponent: exponent.to_vec() };
        Ok(Self { public, secret: Zeroizing::new(der.to_vec()) })
    }

    /// Reads SEC 1 (RFC 5915).
    pub fn from_sec1(der: &[u8]) -> Result<Self, KeyFileProblem> {
        Self::curve_key(der, None)
    }

    /// `named` is the curve that the container of the key names. The key may name it too.
    fn curve_key(der: &[u8], named: Option<ObjectIdentifier>) -> Result<Self, KeyFileProblem> {
        let key = EcPrivateKey::from_der(der).map_err(|_| KeyFileProblem::Damaged)?;
        let inner = key.parameters.and_then(EcParameters::named_curve);
        let oid = named.or(inner).ok_or(KeyFileProblem::Damaged)?;
        let curve = Curve::of(oid).ok_or_else(|| KeyFileProblem::Kind(kind_name(oid)))?;
        let size = curve.field_bytes();
        let scalar = key.private_key;
        // Some writers leave out leading zeros, and some add them.
        let start = scalar.iter().position(|byte| *byte != 0).unwrap_or(scalar.len());
        let bare = &scalar[start..];
        if bare.is_empty() || bare.len() > size || inner.is_some_and(|inner| inner != oid) {
            return Err(KeyFileProblem::Damaged);
        }
        let mut secret = Zeroizing::new(vec![0; size]);
        secret[size - bare.len()..].copy_from_slice(bare);
        // A compressed point is not compared: a signature tells as well.
        let point = key.public_key.filter(|point| point.first() == Some(&4) && point.len() == 1 + 2 * size);
        Ok(Self { public: Public::Ec { curve, point: point.map(<[u8]>::to_vec) }, secret })
    }

    /// The kind of the key.
    pub fn kind(&self) -> KeyKind {
        match &self.public {
            Public::Rsa { modulus, .. } => KeyKind::Rsa(bit_length(modulus)),
            Public::Ec { curve, .. } => KeyKind::of_curve(*curve),
        }
    }

    /// The curve of the key; `None` for RSA.
    pub fn curve(&self) -> Option<Curve> {
        match &self.public {
            Public::Rsa { .. } => None,
            Public::Ec { curve, .. } => Some(*curve),
        }
    }

    /// Compares the key with a certificate's `SubjectPublicKeyInfo`.
    pub fn fit(&self, spki: &[u8]) -> Fit {
        let Ok(spki) = SubjectPublicKeyInfoRef::from_der(spki) else { return Fit::Other };
        let bits = spki.subject_public_key.as_bytes().unwrap_or_default();
        let same = match &self.public {
            Public::Rsa { modulus, exponent } => RsaPublicKeyRef::from_der(bits).is_ok_and(|key| {
                spki.algorithm.oid == RSA
                    && key.modulus.as_bytes() == modulus.as_slice()
                    && key.public_exponent.as_bytes() == exponent.as_slice()
            }),
            Public::Ec { curve, .. } if curve_of(&spki) != Some(*curve) => false,
            Public::Ec { point: None, .. } => return Fit::NotKnown,
            Public::Ec { point: Some(point), .. } => point == bits,
        };
        if same { Fit::Fits } else { Fit::Other }
    }

    /// Writes the key as PKCS#8. A key on a curve gets the public part of the certificate's `SubjectPublicKeyInfo`,
    /// because Windows and Java want one.
    pub fn to_pkcs8(&self, spki: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let spki = SubjectPublicKeyInfoRef::from_der(spki).ok()?;
        let wrap = |algorithm: AlgorithmIdentifierRef<'_>, inner: &[u8]| {
            let inner = OctetStringRef::new(inner).ok()?;
            let info = PrivateKeyInfoRef { algorithm, private_key: inner, public_key: None::<BitStringRef<'_>> };
            info.to_der().ok().map(Zeroizing::new)
        };
        match &self.public {
            Public::Rsa { .. } => {
                wrap(AlgorithmIdentifierRef { oid: RSA, parameters: Some(AnyRef::NULL) }, &self.secret)
            }
            Public::Ec { .. } => {
                let public_key = spki.subject_public_key.as_bytes();
                let inner = EcPrivateKey { private_key: &self.secret, parameters: None, public_key };
                wrap(spki.algorithm, &Zeroizing::new(inner.to_der().ok()?))
            }
        }
    }
}

/// Names of kinds of keys that no public CA certifies.
const KINDS: [(&str, &str); 7] = [
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    ("1.3.101.110", "X25519"),
    ("1.2.840.10040.4.1", "DSA"),
    ("1.2.840.113549.1.1.10", "RSASSA-PSS"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.2.156.10197.1.301", "SM2"),
];

fn kind_name(oid: ObjectIdentifier) -> String {
    let dotted = oid.to_string();
    KINDS.iter().find(|(known, _)| *known == dotted).map_or(dotted, |(_, name)| (*name).to_owned())
}
