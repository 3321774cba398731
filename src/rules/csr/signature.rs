//! The signature of the request: its algorithm, and the question whose answer proves that the applicant holds the key.
//!
//! The mathematics is done elsewhere: `WebCrypto` in the browser, a Rust verifier on the host.

use der::asn1::AnyRef;
use der::{Decode, Tag};
use spki::AlgorithmIdentifierRef;

use super::identifier::{is_exact_rsa, with_null};
use super::key::{Curve, Key};
use super::problem::{CsrProblem, CsrWarning};
use super::request::{Request, elements};

/// A digest that a verifier knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-1. It is refused, but still checked, so that the applicant learns of one problem at a time.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Digest {
    /// The name that `WebCrypto` uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

/// The way to check a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 8.2).
    RsaPkcs1(Digest),
    /// RSASSA-PSS (RFC 8017 8.1), with MGF1 over the same digest and a salt of this many bytes.
    RsaPss(Digest, usize),
    /// ECDSA.
    Ecdsa(Curve, Digest),
}

/// A question for a verifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureQuestion {
    /// The way to check the signature.
    pub scheme: Scheme,
    /// The key as `SubjectPublicKeyInfo` in DER. An RSA key always has its NULL here, even if the request lacks it.
    pub spki: Vec<u8>,
    /// Only the bits of the key: `RSAPublicKey` in DER, or the point.
    pub key: Vec<u8>,
    /// The signed bytes.
    pub message: Vec<u8>,
    /// The signature. For RSA it is unchanged. For ECDSA it is r followed by s, each as long as a coordinate.
    pub signature: Vec<u8>,
}

/// The result of a signature check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureState {
    /// The signature was made with this key over this message.
    Verified,
    /// The signature was not made with this key, or the message was changed since.
    Wrong,
    /// The signature could not be checked here.
    NotChecked,
}

/// Checks signatures.
pub trait Verifier {
    /// Checks the signature of a question.
    fn verify(&self, question: &SignatureQuestion) -> SignatureState;
}

/// The judgement of an algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Good,
    Unusual,
    Weak,
}

/// The kind of keys that an algorithm belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Rsa,
    Pss,
    Ec,
    Other,
}

type Row = (&'static str, &'static str, Family, Standing, Option<Digest>);

const ALGORITHMS: [Row; 25] = {
    use Digest::{Sha1, Sha256, Sha384, Sha512};
    use Family::{Ec, Other, Pss, Rsa};
    use Standing::{Good, Unusual, Weak};
    [
        ("1.2.840.113549.1.1.2", "md2WithRSAEncryption", Rsa, Weak, None),
        ("1.2.840.113549.1.1.3", "md4WithRSAEncryption", Rsa, Weak, None),
        ("1.2.840.113549.1.1.4", "md5WithRSAEncryption", Rsa, Weak, None),
        ("1.2.840.113549.1.1.5", "sha1WithRSAEncryption", Rsa, Weak, Some(Sha1)),
        ("1.3.14.3.2.29", "sha1WithRSA", Rsa, Weak, Some(Sha1)),
        ("1.3.36.3.3.1.2", "ripemd160WithRSA", Rsa, Weak, None),
        ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption", Rsa, Good, Some(Sha256)),
        ("1.2.840.113549.1.1.12", "sha384WithRSAEncryption", Rsa, Good, Some(Sha384)),
        ("1.2.840.113549.1.1.13", "sha512WithRSAEncryption", Rsa, Good, Some(Sha512)),
        ("1.2.840.113549.1.1.14", "sha224WithRSAEncryption", Rsa, Unusual, None),
        ("2.16.840.1.101.3.4.3.14", "sha3-256WithRSAEncryption", Rsa, Unusual, None),
        ("1.2.840.113549.1.1.10", "rsassaPss", Pss, Unusual, None),
        ("1.2.840.10045.4.1", "ecdsa-with-SHA1", Ec, Weak, Some(Sha1)),
        ("1.2.840.10045.4.3.1", "ecdsa-with-SHA224", Ec, Unusual, None),
        ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256", Ec, Good, Some(Sha256)),
        ("1.2.840.10045.4.3.3", "ecdsa-with-SHA384", Ec, Good, Some(Sha384)),
        ("1.2.840.10045.4.3.4", "ecdsa-with-SHA512", Ec, Good, Some(Sha512)),
        ("2.16.840.1.101.3.4.3.10", "ecdsa-with-SHA3-256", Ec, Unusual, None),
        ("1.2.840.10040.4.3", "dsa-with-sha1", Other, Weak, None),
        ("2.16.840.1.101.3.4.3.1", "dsa-with-sha224", Other, Unusual, None),
        ("2.16.840.1.101.3.4.3.2", "dsa-with-sha256", Other, Unusual, None),
        ("1.3.101.112", "ed25519", Other, Good, None),
        ("1.3.101.113", "ed448", Other, Good, None),
        ("1.2.643.7.1.1.3.2", "GOST R 34.10-2012 with GOST R 34.11-2012 (256 bit)", Other, Unusual, None),
        ("1.2.156.10197.1.501", "SM2-with-SM3", Other, Unusual, None),
    ]
};

const DIGESTS: [(&str, Digest); 4] = [
    ("1.3.14.3.2.26", Digest::Sha1),
    ("2.16.840.1.101.3.4.2.1", Digest::Sha256),
    ("2.16.840.1.101.3.4.2.2", Digest::Sha384),
    ("2.16.840.1.101.3.4.2.3", Digest::Sha512),
];

/// The salt of RSASSA-PSS if the parameters have none (RFC 8017 A.2.3), in bytes.
const DEFAULT_SALT: usize = 20;

/// The signature's algorithm, and the question for a verifier.
#[derive(Debug)]
pub(super) struct Signature {
    /// The algorithm's name, or its object identifier.
    pub(super) name: String,
    pub(super) question: Option<SignatureQuestion>,
    /// True if the signature cannot belong to this key, whatever a verifier would answer.
    pub(super) is_hopeless: bool,
}

/// Reads the algorithm, judges it, and makes the question.
pub(super) fn judge(
    request: &Request<'_>,
    key: &Key,
    problems: &mut Vec<CsrProblem>,
    warnings: &mut Vec<CsrWarning>,
) -> Signature {
    let dotted = request.algorithm.oid.to_string();
    let Some(&(_, name, family, standing, digest)) = ALGORITHMS.iter().find(|row| row.0 == dotted) else {
        problems.push(CsrProblem::UnsupportedSignatureAlgorithm(dotted.clone()));
        return Signature { name: dotted, question: None, is_hopeless: false };
    };
    let name = name.to_owned();
    let pss = (family == Family::Pss).then(|| pss(&request.algorithm)).flatten();
    let is_weak = standing == Standing::Weak || matches!(pss, Some((Digest::Sha1, _)));
    if is_weak {
        problems.push(CsrProblem::WeakSignatureAlgorithm(name.clone()));
    } else if standing == Standing::Unusual {
        warnings.push(CsrWarning::UnusualSignature(name.clone()));
    }
    let scheme = match (key, family) {
        (Key::Rsa { .. }, Family::Rsa) => digest.map(Scheme::RsaPkcs1),
        (Key::Rsa { .. }, Family::Pss) => pss.map(|(digest, salt)| Scheme::RsaPss(digest, salt)),
        (Key::Ec { curve: Some(curve), .. }, Family::Ec) => digest.map(|digest| Scheme::Ecdsa(*curve, digest)),
        (Key::Rsa { .. } | Key::Ec { curve: Some(_), .. }, _) => {
            // The algorithm belongs to another kind of key.
            return Signature { name, question: None, is_hopeless: true };
        }
        _ => None,
    };
    let Some(scheme) = scheme else { return Signature { name, question: None, is_hopeless: false } };
    let signature = match scheme {
        Scheme::Ecdsa(curve, _) => side_by_side(request.signature, curve.field_bytes()),
        _ => Some(request.signature.to_vec()),
    };
    let Some(signature) = signature else { return Signature { name, question: None, is_hopeless: true } };
    let question = SignatureQuestion {
        scheme,
        spki: match key {
            Key::Rsa { .. } if !is_exact_rsa(&request.key.algorithm) => with_null(&request.key).unwrap_or_default(),
            _ => request.spki.to_vec(),
        },
        key: request.key.subject_public_key.as_bytes().unwrap_or_default().to_vec(),
        message: request.info.to_vec(),
        signature,
    };
    Signature { name, question: Some(question), is_hopeless: false }
}

/// Returns the digest and the salt of RSASSA-PSS (RFC 8017 A.2.3), if its mask is MGF1 over the same digest.
fn pss(algorithm: &AlgorithmIdentifierRef<'_>) -> Option<(Digest, usize)> {
    let (mut digest, mut mask, mut salt) = (Digest::Sha1, Digest::Sha1, DEFAULT_SALT);
    for field in elements(algorithm.parameters?.value()).ok()? {
        let Tag::ContextSpecific { number, .. } = field.header().tag() else { return None };
        match number.value() {
            0 => digest = digest_of(AlgorithmIdentifierRef::from_der(field.value()).ok()?)?,
            1 => {
                let mask_algorithm = AlgorithmIdentifierRef::from_der(field.value()).ok()?;
                mask = digest_of(mask_algorithm.parameters?.decode_as().ok()?)?;
            }
            2 => salt = usize::from(u16::from_der(field.value()).ok()?),
            _ => {}
        }
    }
    (digest == mask).then_some((digest, salt))
}

fn digest_of(algorithm: AlgorithmIdentifierRef<'_>) -> Option<Digest> {
    let dotted = algorithm.oid.to_string();
    DIGESTS.iter().find(|(oid, _)| *oid == dotted).map(|(_, digest)| *digest)
}

/// Reads `ECDSA-Sig-Value` (RFC 3279 2.2.3) and returns r followed by s, the form that `WebCrypto` reads.
fn side_by_side(der: &[u8], field_bytes: usize) -> Option<Vec<u8>> {
    let pair = elements(AnyRef::from_der(der).ok()?.value()).ok()?;
    let [r, s] = pair.as_slice() else { return None };
    let mut out = Vec::with_capacity(field_bytes * 2);
    for number in [r, s] {
        let number: der::asn1::UintRef<'_> = number.decode_as().ok()?;
        let number = number.as_bytes();
        out.resize(out.len() + field_bytes.checked_sub(number.len())?, 0);
        out.extend_from_slice(number);
    }
    Some(out)
}
