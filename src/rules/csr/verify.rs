//! A verifier for the host: tests, examples and servers. The browser's verifier is built in, so it adds no bytes.

use crypto_bigint::BoxedUint;
use der::Decode;
use der::asn1::{AnyRef, UintRef};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{Pkcs1v15Sign, Pss, PublicKey};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::judge::{Judgement, Reading, judge_with, read_with};
use super::key::{Curve, RSA_MAX_BITS};
use super::request::elements;
use super::signature::{Digest, Scheme, SignatureQuestion, SignatureState, Verifier};
use super::words::Charset;

/// Reads and judges a pasted text or the contents of a file.
pub fn judge(input: &[u8]) -> Judgement {
    judge_with(input, &RustVerifier, decode)
}

/// Reads a pasted text or the contents of a file, and judges all but the signature.
pub fn read(input: &[u8]) -> Reading {
    read_with(input, decode)
}

/// Decodes with the tables of the crate `encoding_rs`, which are the same as those of browsers.
pub fn decode(charset: Charset, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(charset.label().as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// Checks signatures with the crates of the Rust Crypto project.
#[derive(Debug, Clone, Copy, Default)]
pub struct RustVerifier;

/// The smallest RSA key whose signature is checked, in bits. Refused keys are checked too, for the facts.
const RSA_CHECKED_MIN_BITS: usize = 512;

impl Verifier for RustVerifier {
    fn verify(&self, question: &SignatureQuestion) -> SignatureState {
        match question.scheme {
            Scheme::Ecdsa(curve, digest) => ecdsa(curve, digest, question),
            Scheme::RsaPkcs1(digest) => rsa_key(&question.key).map_or(SignatureState::NotChecked, |key| {
                let scheme = match digest {
                    Digest::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
                    Digest::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                    Digest::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                    Digest::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
                };
                state(key.verify(scheme, &hash(digest, &question.message), &question.signature).is_ok())
            }),
            Scheme::RsaPss(digest, salt) => rsa_key(&question.key).map_or(SignatureState::NotChecked, |key| {
                let hashed = hash(digest, &question.message);
                let signature = &question.signature;
                state(
                    match digest {
                        Digest::Sha1 => key.verify(Pss::<Sha1>::new_with_salt(salt), &hashed, signature),
                        Digest::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), &hashed, signature),
                        Digest::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), &hashed, signature),
                        Digest::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), &hashed, signature),
                    }
                    .is_ok(),
                )
            }),
        }
    }
}

fn state(verified: bool) -> SignatureState {
    if verified { SignatureState::Verified } else { SignatureState::Wrong }
}

fn hash(digest: Digest, message: &[u8]) -> Vec<u8> {
    match digest {
        Digest::Sha1 => Sha1::digest(message).to_vec(),
        Digest::Sha256 => Sha256::digest(message).to_vec(),
        Digest::Sha384 => Sha384::digest(message).to_vec(),
        Digest::Sha512 => Sha512::digest(message).to_vec(),
    }
}

fn rsa_key(key: &[u8]) -> Option<PublicKey> {
    let parts = elements(AnyRef::from_der(key).ok()?.value()).ok()?;
    let [modulus, exponent] = parts.as_slice() else { return None };
    let number = |any: &AnyRef<'_>| {
        let bytes: UintRef<'_> = any.decode_as().ok()?;
        Some(BoxedUint::from_be_slice_vartime(bytes.as_bytes()))
    };
    let sizes = RSA_CHECKED_MIN_BITS..=RSA_MAX_BITS as usize;
    PublicKey::new_with_size_limits(number(modulus)?, number(exponent)?, sizes).ok()
}

fn ecdsa(curve: Curve, digest: Digest, question: &SignatureQuestion) -> SignatureState {
    let mut hashed = hash(digest, &question.message);
    // A digest that is shorter than the curve's order counts as a number, so leading zeros do not change it (FIPS 186-5
    // 6.4).
    if hashed.len() < curve.field_bytes() {
        hashed.splice(..0, core::iter::repeat_n(0, curve.field_bytes() - hashed.len()));
    }
    // The three crates have the same items, but with different types.
    macro_rules! verify {
        ($curve:ident) => {{
            let key = $curve::ecdsa::VerifyingKey::from_sec1_bytes(&question.key);
            let signature = $curve::ecdsa::Signature::from_slice(&question.signature);
            state(key.and_then(|key| key.verify_prehash(&hashed, &signature?)).is_ok())
        }};
    }
    match curve {
        Curve::P256 => verify!(p256),
        Curve::P384 => verify!(p384),
        Curve::P521 => verify!(p521),
    }
}
