//! The worker: it reads a chain, judges a key, or writes a keystore.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

use super::message::{KeyRequest, KeyResponse, KeyVerdict, KeystoreProblem};
use super::proof::wipe;
use crate::csr::subtle::Subtle;
use crate::rules::certificate::chain::Chain;
use crate::rules::certificate::summary::Summary;
use crate::rules::private_key::keystore::{self, KEYSTORE_ROUNDS, Sealed, judge_passphrase};
use crate::rules::private_key::{Fit, KeyFile, KeyFileProblem, PrivateKey};

/// Answers a question, with attachments. `attachments` came with the question.
pub async fn answer(question: KeyRequest, attachments: &[JsValue]) -> (KeyResponse, Vec<JsValue>) {
    let file = attachments.first().filter(|file| file.is_object());
    let bytes = Zeroizing::new(file.map(|file| Uint8Array::new(file).to_vec()).unwrap_or_default());
    if let Some(file) = file {
        wipe(file);
    }
    let text = |at: usize| Zeroizing::new(attachments.get(at).and_then(JsValue::as_string).unwrap_or_default());
    match question {
        KeyRequest::Read { chain, applied } => {
            let read = Chain::read(&chain).map(|chain| Box::new(Summary::of(&chain, &applied)));
            (KeyResponse::Read(read), Vec::new())
        }
        KeyRequest::Judge { chain } => {
            let verdict = match Chain::read(&chain) {
                Ok(chain) => match open(&bytes, &text(1), &chain).await {
                    Ok(key) => KeyVerdict::Fits(key.kind()),
                    Err(verdict) => verdict,
                },
                Err(_) => KeyVerdict::NotJudged,
            };
            (KeyResponse::Judged(verdict), Vec::new())
        }
        KeyRequest::Keystore { chain, name } => match write(&chain, &name, &bytes, &text(1), &text(2)).await {
            Ok(file) => (KeyResponse::Keystore(Ok(())), vec![Uint8Array::from(file.as_slice()).buffer().into()]),
            Err(problem) => (KeyResponse::Keystore(Err(problem)), Vec::new()),
        },
    }
}

/// Opens a key's file. Returns the key only if it belongs to the certificate.
async fn open(file: &[u8], passphrase: &str, chain: &Chain) -> Result<PrivateKey, KeyVerdict> {
    let key = match KeyFile::open(file).map_err(KeyVerdict::Unusable)? {
        KeyFile::Open(key) => key,
        KeyFile::Locked(_) if passphrase.is_empty() => return Err(KeyVerdict::NeedsPassphrase),
        KeyFile::Locked(envelope) => {
            let subtle = Subtle::here().ok_or(KeyVerdict::NotJudged)?;
            let plain = subtle.open(&envelope, passphrase).await.map_err(|why| refusal(&why))?;
            // A wrong passphrase has the right padding now and then. What it opens is no key.
            PrivateKey::from_pkcs8(&plain).map_err(|problem| match problem {
                KeyFileProblem::Damaged => KeyVerdict::WrongPassphrase,
                other => KeyVerdict::Unusable(other),
            })?
        }
    };
    let spki = &chain.leaf.spki;
    let fits = match (key.fit(spki), key.curve()) {
        (Fit::Fits, _) => true,
        (Fit::NotKnown, Some(curve)) => {
            let pkcs8 = key.to_pkcs8(spki).ok_or(KeyVerdict::NotJudged)?;
            let subtle = Subtle::here().ok_or(KeyVerdict::NotJudged)?;
            subtle.proves(&pkcs8, spki, curve).await.map_err(|_| KeyVerdict::NotJudged)?
        }
        (Fit::Other | Fit::NotKnown, _) => false,
    };
    if fits { Ok(key) } else { Err(KeyVerdict::Other { key: key.kind(), wanted: chain.leaf.key.clone() }) }
}

/// A browser without a cipher says `NotSupportedError`, or `OperationError` like for a wrong passphrase.
fn refusal(why: &JsValue) -> KeyVerdict {
    let name = js_sys::Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotSupportedError") => KeyVerdict::NotJudged,
        _ => KeyVerdict::WrongPassphrase,
    }
}

async fn write(
    chain: &str,
    name: &str,
    file: &[u8],
    passphrase: &str,
    new_passphrase: &str,
) -> Result<Vec<u8>, KeystoreProblem> {
    let not_written = |_: JsValue| KeystoreProblem::NotWritten;
    let not_built = |_| KeystoreProblem::NotWritten;
    judge_passphrase(new_passphrase).map_err(KeystoreProblem::Passphrase)?;
    let chain = Chain::read(chain).map_err(|_| KeystoreProblem::NotWritten)?;
    let key = open(file, passphrase, &chain).await.map_err(KeystoreProblem::Key)?;
    let subtle = Subtle::here().ok_or(KeystoreProblem::NotWritten)?;
    let pkcs8 = key.to_pkcs8(&chain.leaf.spki).ok_or(KeystoreProblem::NotWritten)?;
    let certificates = keystore::certificates(&chain, name).map_err(not_built)?;
    let sealed_key = seal(&subtle, &pkcs8, new_passphrase).await.map_err(not_written)?;
    let sealed_certificates = seal(&subtle, &certificates, new_passphrase).await.map_err(not_written)?;
    let safe = keystore::safe(&sealed_key, &sealed_certificates, &chain, name).map_err(not_built)?;
    let salt = subtle.random().map_err(not_written)?;
    let mac_key = keystore::mac_key(new_passphrase, &salt);
    let mac = subtle.hmac(mac_key.as_slice(), &safe).await.map_err(not_written)?;
    keystore::finish(&safe, &mac, &salt).map_err(not_built)
}

async fn seal(subtle: &Subtle, plain: &[u8], passphrase: &str) -> Result<Sealed, JsValue> {
    let (ciphertext, salt, iv) = subtle.encrypt(plain, passphrase, KEYSTORE_ROUNDS).await?;
    Ok(Sealed { ciphertext, salt, iv })
}
