//! The `AlgorithmIdentifier` of a public key, byte by byte as the TLS Baseline Requirements list it (BR 7.1.3.1).
//!
//! A certificate contains the key of the request with these bytes, so a CA refuses a request with other bytes. The
//! algorithm of the request's signature is a different matter: it is not copied to the certificate, and RFC 4055 5 asks
//! readers to accept it with and without NULL.

use der::Encode;
use der::asn1::AnyRef;
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::key::Curve;

/// `rsaEncryption` with its explicit NULL (BR 7.1.3.1.1; RFC 3279 2.3.1).
const RSA: [u8; 15] = [0x30, 0x0d, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0];
/// `ecPublicKey` with the named curve P-256 (BR 7.1.3.1.2; RFC 5480 2.1.1).
const P256: [u8; 21] =
    [0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
/// `ecPublicKey` with the named curve P-384.
const P384: [u8; 18] = [0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x22];
/// `ecPublicKey` with the named curve P-521.
const P521: [u8; 18] = [0x30, 0x10, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 5, 0x2b, 0x81, 4, 0, 0x23];

/// Returns true if an RSA key has the identifier that BR 7.1.3.1.1 requires.
pub(super) fn is_exact_rsa(algorithm: &AlgorithmIdentifierRef<'_>) -> bool {
    is_exact(algorithm, &RSA)
}

/// Returns true if a key on this curve has the identifier that BR 7.1.3.1.2 requires.
pub(super) fn is_exact_curve(algorithm: &AlgorithmIdentifierRef<'_>, curve: Curve) -> bool {
    is_exact(
        algorithm,
        match curve {
            Curve::P256 => &P256,
            Curve::P384 => &P384,
            Curve::P521 => &P521,
        },
    )
}

/// Compares the encoded identifier with `bytes`. The request was read as DER, which has one encoding for each value, so
/// encoding it again gives the original bytes.
fn is_exact(algorithm: &AlgorithmIdentifierRef<'_>, bytes: &[u8]) -> bool {
    algorithm.to_der().is_ok_and(|der| der == bytes)
}

/// Writes the key of `spki` with NULL parameters, so that a strict verifier can check its signature too. Browsers
/// refuse to import an RSA key without NULL.
pub(super) fn with_null(spki: &SubjectPublicKeyInfoRef<'_>) -> Option<Vec<u8>> {
    let algorithm = AlgorithmIdentifierRef { oid: spki.algorithm.oid, parameters: Some(AnyRef::NULL) };
    SubjectPublicKeyInfoRef { algorithm, subject_public_key: spki.subject_public_key }.to_der().ok()
}
