//! The public key in a request: its kind, and whether a CA may sign it (BR 6.1.5, 6.1.6 and 7.1.3.1).

use der::asn1::{ObjectIdentifier, UintRef};
use der::{Decode, Tag};
use spki::SubjectPublicKeyInfoRef;

use super::identifier::{is_exact_curve, is_exact_rsa};
use super::problem::{CsrProblem, CsrWarning};
use super::request::elements;
use super::weak;

/// The smallest RSA key that a CA may sign, in bits (BR 6.1.5).
pub const RSA_MIN_BITS: u32 = 2048;
/// The largest RSA key that every CA reads, in bits.
pub const RSA_COMMON_MAX_BITS: u32 = 4096;
/// The largest RSA key that is accepted, in bits. With a larger one, signing takes seconds and CAs refuse.
pub const RSA_MAX_BITS: u32 = 16_384;
/// The exponent below which BR 6.1.6 says SHOULD NOT.
const COMMON_EXPONENT: u64 = 65_537;

/// A named curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    /// NIST P-256, secp256r1.
    P256,
    /// NIST P-384, secp384r1.
    P384,
    /// NIST P-521, secp521r1.
    P521,
}

impl Curve {
    /// The curve's common name, which `WebCrypto` uses too.
    pub fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }

    /// The size of a coordinate in bytes.
    pub fn field_bytes(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }

    /// The curve with this object identifier.
    pub(in crate::rules) fn of(oid: ObjectIdentifier) -> Option<Self> {
        CURVES.into_iter().find(|(known, _)| *known == oid).map(|(_, curve)| curve)
    }

    fn secg_name(self) -> &'static str {
        match self {
            Self::P256 => "secp256r1",
            Self::P384 => "secp384r1",
            Self::P521 => "secp521r1",
        }
    }
}

/// The facts about a public key that people see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// RSA.
    Rsa {
        /// Bits of the modulus.
        bits: u32,
        /// The public exponent, if it fits into 64 bits.
        exponent: Option<u64>,
    },
    /// Elliptic curve.
    Ec {
        /// The curve, if a CA may sign it.
        curve: Option<Curve>,
        /// The curve's name or object identifier; empty if explicit parameters describe an unknown curve, or if no
        /// curve is named.
        name: String,
    },
    /// DSA.
    Dsa {
        /// Bits of the prime.
        bits: u32,
    },
    /// Any other key, by its name or object identifier.
    Other(String),
}

impl Key {
    /// A short stable name, such as `rsa-2048`, `ec-secp256r1`, `dsa-1024` or `ed25519`.
    pub fn id(&self) -> String {
        match self {
            Self::Rsa { bits, .. } => format!("rsa-{bits}"),
            Self::Ec { name, .. } => format!("ec-{name}"),
            Self::Dsa { bits } => format!("dsa-{bits}"),
            Self::Other(name) => name.clone(),
        }
    }
}

/// The result of reading and judging a key.
#[derive(Debug)]
pub(super) struct JudgedKey {
    pub(super) key: Key,
    /// Problems of the kind of key, the curve, the size and the exponent. They are shown before the signature.
    pub(super) problems: Vec<CsrProblem>,
    /// Problems such as ROCA. They are shown after the problems of the signature.
    pub(super) weaknesses: Vec<CsrProblem>,
    pub(super) warnings: Vec<CsrWarning>,
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const DSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10040.4.1");

const CURVES: [(ObjectIdentifier, Curve); 3] = [
    (ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7"), Curve::P256),
    (ObjectIdentifier::new_unwrap("1.3.132.0.34"), Curve::P384),
    (ObjectIdentifier::new_unwrap("1.3.132.0.35"), Curve::P521),
];

/// Names of the algorithms and curves that CAs do not sign, for the sentence of the problem.
const NAMES: [(&str, &str); 19] = [
    ("1.3.101.112", "ed25519"),
    ("1.3.101.113", "ed448"),
    ("1.3.101.110", "x25519"),
    ("1.3.101.111", "x448"),
    ("1.2.840.113549.1.1.10", "rsassaPss"),
    ("1.2.840.113549.1.1.7", "rsaesOaep"),
    ("2.5.8.1.1", "X.509 RSA"),
    ("1.3.132.1.12", "ecDH"),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
    ("1.2.643.7.1.1.1.1", "GOST R 34.10-2012"),
    ("1.2.643.2.2.19", "GOST R 34.10-2001"),
    ("1.3.132.0.33", "secp224r1"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.2.840.10045.3.1.1", "secp192r1"),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
    ("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
    ("1.2.156.10197.1.301", "SM2"),
];

/// The name of an object identifier, or the identifier if it has no name here.
fn name_of(oid: ObjectIdentifier) -> String {
    let dotted = oid.to_string();
    NAMES.iter().find(|(known, _)| *known == dotted).map_or(dotted, |(_, name)| (*name).to_owned())
}

/// Reads and judges a key. Returns an error if the key cannot be read at all.
pub(super) fn judge(spki: &SubjectPublicKeyInfoRef<'_>) -> Result<JudgedKey, CsrProblem> {
    let bits = spki.subject_public_key.as_bytes().ok_or(CsrProblem::MalformedDer)?;
    match spki.algorithm.oid {
        RSA => {
            let mut judged = rsa(bits)?;
            if !is_exact_rsa(&spki.algorithm) {
                let is_bare = spki.algorithm.parameters.is_none();
                judged.problems.push(if is_bare { CsrProblem::RsaWithoutNull } else { CsrProblem::RsaParameters });
            }
            Ok(judged)
        }
        EC => Ok(ec(spki, bits)),
        DSA => {
            // The parameters may be missing (RFC 3279 2.3.2), and then the size is unknown.
            let key = spki.algorithm.parameters.and_then(|any| dsa_bits(any.value()));
            let key = key.map_or_else(|| Key::Other("DSA".to_owned()), |bits| Key::Dsa { bits });
            Ok(refused(key, CsrProblem::UnsupportedKey("DSA".to_owned())))
        }
        other => {
            let name = name_of(other);
            Ok(refused(Key::Other(name.clone()), CsrProblem::UnsupportedKey(name)))
        }
    }
}

fn refused(key: Key, problem: CsrProblem) -> JudgedKey {
    JudgedKey { key, problems: vec![problem], weaknesses: Vec::new(), warnings: Vec::new() }
}

/// Bits of a big-endian number without its leading zeros.
fn bit_length(number: &[u8]) -> u32 {
    let first = number.iter().position(|byte| *byte != 0).unwrap_or(number.len());
    let bytes = u32::try_from(number.len() - first).unwrap_or(u32::MAX / 8);
    (bytes * 8).saturating_sub(number.get(first).map_or(0, |byte| byte.leading_zeros()))
}

/// Bits of the prime in the parameters of a DSA key.
fn dsa_bits(parameters: &[u8]) -> Option<u32> {
    let prime: UintRef<'_> = elements(parameters).ok()?.first()?.decode_as().ok()?;
    Some(bit_length(prime.as_bytes()))
}

/// Reads an `RSAPublicKey` (RFC 8017 A.1.1): a modulus and an exponent, neither of them negative.
fn rsa(bits: &[u8]) -> Result<JudgedKey, CsrProblem> {
    let malformed = |_| CsrProblem::BadKey;
    let sequence = der::asn1::AnyRef::from_der(bits).map_err(malformed)?;
    let parts = elements(sequence.value()).map_err(malformed)?;
    let [modulus, exponent] = parts.as_slice() else { return Err(CsrProblem::BadKey) };
    if sequence.header().tag() != Tag::Sequence {
        return Err(CsrProblem::BadKey);
    }
    let modulus: UintRef<'_> = modulus.decode_as().map_err(malformed)?;
    let exponent: UintRef<'_> = exponent.decode_as().map_err(malformed)?;
    let (modulus, exponent) = (modulus.as_bytes(), exponent.as_bytes());
    let size = bit_length(modulus);
    let value = (exponent.len() <= 8).then(|| exponent.iter().fold(0u64, |value, &byte| value << 8 | u64::from(byte)));
    let mut problems = Vec::new();
    let mut weaknesses = Vec::new();
    let mut warnings = Vec::new();
    if size < RSA_MIN_BITS {
        problems.push(CsrProblem::WeakKey(size));
    } else if !size.is_multiple_of(8) || size > RSA_MAX_BITS {
        problems.push(CsrProblem::KeySize(size));
    } else if size > RSA_COMMON_MAX_BITS {
        warnings.push(CsrWarning::LargeKey(size));
    }
    let is_odd = exponent.last().is_some_and(|byte| byte % 2 == 1);
    match value {
        Some(0..=2) => problems.push(CsrProblem::BadExponent),
        _ if !is_odd => problems.push(CsrProblem::BadExponent),
        Some(COMMON_EXPONENT..) => {}
        other => warnings.push(CsrWarning::UnusualExponent(other)),
    }
    if (RSA_MIN_BITS..=RSA_MAX_BITS).contains(&size) {
        weaknesses.extend(weak::small_factor(modulus).map(CsrProblem::SmallFactor));
        if weak::is_roca(modulus) {
            weaknesses.push(CsrProblem::Roca);
        }
        if weaknesses.is_empty() && weak::has_close_primes(modulus) {
            weaknesses.push(CsrProblem::Fermat);
        }
    }
    Ok(JudgedKey { key: Key::Rsa { bits: size, exponent: value }, problems, weaknesses, warnings })
}

fn ec(spki: &SubjectPublicKeyInfoRef<'_>, point: &[u8]) -> JudgedKey {
    let parameters = spki.algorithm.parameters;
    let oid = parameters.and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
    let Some(oid) = oid else {
        let parameters = parameters.filter(|any| any.header().tag() == Tag::Sequence);
        // RFC 5480 2.1.1 allows only the name of a curve. NULL or missing parameters do not identify the curve.
        let Some(parameters) = parameters else {
            return refused(Key::Ec { curve: None, name: String::new() }, CsrProblem::CurveNotNamed);
        };
        let curve = explicit(parameters.value());
        let name = curve.map(Curve::secg_name).unwrap_or_default().to_owned();
        return refused(Key::Ec { curve: None, name }, CsrProblem::ExplicitParameters);
    };
    let Some(curve) = Curve::of(oid) else {
        let name = name_of(oid);
        return refused(Key::Ec { curve: None, name: name.clone() }, CsrProblem::CurveNotAllowed(name));
    };
    let mut judged = JudgedKey {
        key: Key::Ec { curve: Some(curve), name: curve.secg_name().to_owned() },
        problems: Vec::new(),
        weaknesses: Vec::new(),
        warnings: Vec::new(),
    };
    // The signature check finds out whether the point is on the curve: no other point verifies a signature.
    if point.first() != Some(&4) || point.len() != 1 + 2 * curve.field_bytes() {
        judged.problems.push(CsrProblem::BadPoint);
    }
    if !is_exact_curve(&spki.algorithm, curve) {
        judged.problems.push(CsrProblem::CurveNotNamed);
    }
    if curve == Curve::P521 {
        judged.warnings.push(CsrWarning::CurveOftenRefused(curve));
    }
    judged
}

/// Finds the curve that explicit parameters describe, by the length and the last bytes of its prime (SEC 2).
fn explicit(parameters: &[u8]) -> Option<Curve> {
    let parts = elements(parameters).ok()?;
    let field = elements(parts.get(1)?.value()).ok()?;
    let prime: UintRef<'_> = field.get(1)?.decode_as().ok()?;
    let prime = prime.as_bytes();
    let ends = |end: &[u8]| prime.ends_with(end);
    match prime.len() {
        32 if ends(&[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]) => {
            Some(Curve::P256)
        }
        48 if ends(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]) => Some(Curve::P384),
        66 if ends(&[0xff; 16]) => Some(Curve::P521),
        _ => None,
    }
}
