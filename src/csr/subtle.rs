//! `WebCrypto` (W3C Web Cryptography API), as far as CSRs need it. Insecure origins do not have it. `key::proof` adds what
//! private keys and keystores need.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use super::message::KeyChoice;
use crate::rules::csr::build::{IV_BYTES, SALT_BYTES, Signing};
use crate::rules::csr::key::Curve;
use crate::rules::csr::signature::{Scheme, SignatureQuestion, SignatureState};

const RSA: &str = "RSASSA-PKCS1-v1_5";

/// `WebCrypto` of this page or worker.
pub(crate) struct Subtle {
    crypto: Crypto,
    pub(crate) subtle: SubtleCrypto,
}

/// Returns true if this origin has `WebCrypto`.
#[cfg(feature = "app")]
pub(super) fn is_here() -> bool {
    Subtle::here().is_some()
}

/// A fresh key pair.
pub(super) struct KeyPair {
    private: CryptoKey,
    /// The public key as `SubjectPublicKeyInfo` in DER.
    pub(super) spki: Vec<u8>,
    pub(super) signing: Signing,
    algorithm: Object,
}

impl Subtle {
    /// Returns `WebCrypto`, or `None` if this origin does not have it.
    pub(crate) fn here() -> Option<Self> {
        let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
        let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
        (!subtle.is_undefined()).then(|| Self { crypto: crypto.unchecked_into(), subtle: subtle.unchecked_into() })
    }

    /// Checks the signature of a CSR.
    pub(super) async fn verify(&self, question: &SignatureQuestion) -> SignatureState {
        let (import, check, is_curve) = match question.scheme {
            Scheme::RsaPkcs1(digest) => (
                object(&[("name", RSA.into()), ("hash", digest.name().into())]),
                object(&[("name", RSA.into())]),
                false,
            ),
            Scheme::RsaPss(digest, salt) => (
                object(&[("name", "RSA-PSS".into()), ("hash", digest.name().into())]),
                object(&[("name", "RSA-PSS".into()), ("saltLength", number(salt))]),
                false,
            ),
            Scheme::Ecdsa(curve, digest) => (
                object(&[("name", "ECDSA".into()), ("namedCurve", curve.name().into())]),
                object(&[("name", "ECDSA".into()), ("hash", digest.name().into())]),
                true,
            ),
        };
        let key = match self.import("spki", &question.spki, &import, "verify").await {
            Ok(key) => key,
            // `DataError` means that the point is not on its curve. Any other error is a limit of the browser.
            Err(why) if is_curve && name_of(&why) == "DataError" => return SignatureState::Wrong,
            Err(_) => return SignatureState::NotChecked,
        };
        let verified = self.subtle.verify_with_object_and_u8_array_and_u8_array(
            &check,
            &key,
            &question.signature,
            &question.message,
        );
        match settle(verified).await {
            Ok(verified) if verified.is_truthy() => SignatureState::Verified,
            Ok(_) => SignatureState::Wrong,
            Err(_) => SignatureState::NotChecked,
        }
    }

    /// Makes a key pair.
    pub(super) async fn make_key(&self, choice: KeyChoice) -> Result<KeyPair, JsValue> {
        let curve = |curve: Curve, digest: &str| {
            (
                object(&[("name", "ECDSA".into()), ("namedCurve", curve.name().into())]),
                object(&[("name", "ECDSA".into()), ("hash", digest.into())]),
                Signing::Ecdsa(curve),
            )
        };
        let rsa = |bits: usize| {
            let exponent = Uint8Array::from([1, 0, 1].as_slice());
            (
                object(&[
                    ("name", RSA.into()),
                    ("modulusLength", number(bits)),
                    ("publicExponent", exponent.into()),
                    ("hash", "SHA-256".into()),
                ]),
                object(&[("name", RSA.into())]),
                Signing::RsaSha256,
            )
        };
        let (generate, algorithm, signing) = match choice {
            KeyChoice::P256 => curve(Curve::P256, "SHA-256"),
            KeyChoice::P384 => curve(Curve::P384, "SHA-384"),
            KeyChoice::Rsa2048 => rsa(2048),
            KeyChoice::Rsa3072 => rsa(3072),
            KeyChoice::Rsa4096 => rsa(4096),
        };
        let usages = Array::of2(&"sign".into(), &"verify".into());
        let pair = settle(self.subtle.generate_key_with_object(&generate, true, &usages)).await?;
        let public: CryptoKey = Reflect::get(&pair, &"publicKey".into())?.unchecked_into();
        let private: CryptoKey = Reflect::get(&pair, &"privateKey".into())?.unchecked_into();
        let spki = bytes(&settle(self.subtle.export_key("spki", &public)).await?);
        Ok(KeyPair { private, spki, signing, algorithm })
    }

    /// Signs with a fresh key.
    pub(super) async fn sign(&self, pair: &KeyPair, message: &[u8]) -> Result<Vec<u8>, JsValue> {
        let signed = self.subtle.sign_with_object_and_u8_array(&pair.algorithm, &pair.private, message);
        Ok(bytes(&settle(signed).await?))
    }

    /// Exports the private key as PKCS#8 DER.
    pub(super) async fn export(&self, pair: &KeyPair) -> Result<Vec<u8>, JsValue> {
        Ok(bytes(&settle(self.subtle.export_key("pkcs8", &pair.private)).await?))
    }

    /// Makes random bytes.
    pub(crate) fn random<const COUNT: usize>(&self) -> Result<[u8; COUNT], JsValue> {
        let mut bytes = [0; COUNT];
        self.crypto.get_random_values_with_u8_array(&mut bytes)?;
        Ok(bytes)
    }

    /// Encrypts with a passphrase: PBKDF2 with HMAC-SHA-256 and this many rounds, then AES-256-CBC. Returns the
    /// ciphertext, the salt and the initialisation vector.
    pub(crate) async fn encrypt(
        &self,
        plain: &[u8],
        passphrase: &str,
        rounds: u32,
    ) -> Result<(Vec<u8>, [u8; SALT_BYTES], [u8; IV_BYTES]), JsValue> {
        let (salt, iv) = (self.random()?, self.random()?);
        let key = self.derive(passphrase, "SHA-256", &salt, rounds, 256, "encrypt").await?;
        let cipher = object(&[("name", "AES-CBC".into()), ("iv", Uint8Array::from(iv.as_slice()).into())]);
        let encrypted = settle(self.subtle.encrypt_with_object_and_u8_array(&cipher, &key, plain)).await?;
        Ok((bytes(&encrypted), salt, iv))
    }

    /// Derives a key for AES in CBC mode from a passphrase by PBKDF2.
    pub(crate) async fn derive(
        &self,
        passphrase: &str,
        hash: &str,
        salt: &[u8],
        rounds: u32,
        bits: u16,
        usage: &str,
    ) -> Result<CryptoKey, JsValue> {
        let secret =
            self.import("raw", passphrase.as_bytes(), &object(&[("name", "PBKDF2".into())]), "deriveKey").await?;
        let derivation = object(&[
            ("name", "PBKDF2".into()),
            ("hash", hash.into()),
            ("salt", Uint8Array::from(salt).into()),
            ("iterations", rounds.into()),
        ]);
        let cipher = object(&[("name", "AES-CBC".into()), ("length", bits.into())]);
        let usages = Array::of1(&usage.into());
        let derived = self.subtle.derive_key_with_object_and_object(&derivation, &secret, &cipher, false, &usages);
        Ok(settle(derived).await?.unchecked_into())
    }

    pub(crate) async fn import(
        &self,
        format: &str,
        key: &[u8],
        algorithm: &Object,
        usage: &str,
    ) -> Result<CryptoKey, JsValue> {
        let key = Uint8Array::from(key);
        let usages = Array::of1(&usage.into());
        let imported = self.subtle.import_key_with_object(format, &key, algorithm, false, &usages);
        Ok(settle(imported).await?.unchecked_into())
    }
}

pub(crate) async fn settle(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

pub(crate) fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// The name of a `DOMException`.
fn name_of(exception: &JsValue) -> String {
    Reflect::get(exception, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

fn number(value: usize) -> JsValue {
    JsValue::from_f64(u32::try_from(value).unwrap_or_default().into())
}

/// Makes a plain object. `WebCrypto` takes algorithms in this form.
pub(crate) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
