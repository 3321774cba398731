//! Uses `WebCrypto` for private keys: decrypts one, proves that it belongs to a certificate, and computes the HMAC of a keystore.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use crate::csr::subtle::{Subtle, bytes, object, settle};
use crate::rules::csr::key::Curve;
use crate::rules::private_key::Envelope;

/// Any message does for a proof.
const MESSAGE: &[u8] = b"Signet asks if this key belongs to this certificate.";

impl Subtle {
    /// Decrypts a private key. Returns an error for a wrong passphrase too: AES in CBC mode notices that by its padding.
    pub(super) async fn open(&self, envelope: &Envelope, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, JsValue> {
        let Envelope { hash, salt, rounds, bits, iv, ciphertext } = envelope;
        let key = self.derive(passphrase, hash, salt, *rounds, *bits, "decrypt").await?;
        let cipher = object(&[("name", "AES-CBC".into()), ("iv", Uint8Array::from(iv.as_slice()).into())]);
        let opened = settle(self.subtle.decrypt_with_object_and_u8_array(&cipher, &key, ciphertext)).await?;
        let plain = Zeroizing::new(bytes(&opened));
        wipe(&opened);
        Ok(plain)
    }

    /// Signs with a key in PKCS#8 and checks the signature with a certificate's `SubjectPublicKeyInfo`.
    pub(super) async fn proves(&self, pkcs8: &[u8], spki: &[u8], curve: Curve) -> Result<bool, JsValue> {
        let algorithm = object(&[("name", "ECDSA".into()), ("namedCurve", curve.name().into())]);
        let signing = object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())]);
        // A browser that checks the key refuses one whose parts do not belong together.
        let Ok(private) = self.import("pkcs8", pkcs8, &algorithm, "sign").await else { return Ok(false) };
        let public = self.import("spki", spki, &algorithm, "verify").await?;
        let signed = self.subtle.sign_with_object_and_u8_array(&signing, &private, MESSAGE);
        let signature = bytes(&settle(signed).await?);
        let verified = self.subtle.verify_with_object_and_u8_array_and_u8_array(&signing, &public, &signature, MESSAGE);
        Ok(settle(verified).await?.is_truthy())
    }

    /// Computes an HMAC with SHA-256.
    pub(super) async fn hmac(&self, key: &[u8], message: &[u8]) -> Result<Vec<u8>, JsValue> {
        let algorithm = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
        let usages = Array::of1(&"sign".into());
        let raw = Uint8Array::from(key);
        let imported = self.subtle.import_key_with_object("raw", &raw, &algorithm, false, &usages);
        let key: CryptoKey = settle(imported).await?.unchecked_into();
        Ok(bytes(&settle(self.subtle.sign_with_object_and_u8_array(&algorithm, &key, message)).await?))
    }
}

/// Overwrites a buffer of the browser.
pub(super) fn wipe(buffer: &JsValue) {
    Uint8Array::new(buffer).fill(0, 0, u32::MAX);
}
