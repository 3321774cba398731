//! The part that runs in the app: it asks the worker about certificates and keys.

use js_sys::ArrayBuffer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::message::{KeyRequest, KeyResponse, KeyVerdict, KeystoreProblem};
use crate::rules::certificate::chain::ChainProblem;
use crate::rules::certificate::summary::{Applied, Summary};
use crate::rules::private_key::{KEY_FILE_BYTES, KeyFileProblem};
use crate::worker::{WorkerClient, WorkerProblem};

/// A key's file and its passphrase, as the browser has them. The app does not read them: they go to the worker as they
/// are.
pub struct KeyMaterial {
    file: ArrayBuffer,
    passphrase: JsValue,
}

impl KeyMaterial {
    /// Takes the file, and the passphrase out of its control. Returns the verdict on a file that is too large, or `None`
    /// if the browser cannot read the file.
    pub async fn take(file: &File, passphrase: Option<&HtmlInputElement>) -> Result<Self, Option<KeyVerdict>> {
        // Sizes are `f64` here, which is exact below 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
        let size = file.size() as usize;
        if size > KEY_FILE_BYTES {
            return Err(Some(KeyVerdict::Unusable(KeyFileProblem::TooLarge(size))));
        }
        let passphrase = text_of(passphrase);
        let read = JsFuture::from(file.array_buffer()).await.map_err(|_| None)?;
        Ok(Self { file: read.unchecked_into(), passphrase })
    }
}

/// The text of a control, which stays a string of the browser.
fn text_of(input: Option<&HtmlInputElement>) -> JsValue {
    let text = input.and_then(|input| js_sys::Reflect::get(input, &"value".into()).ok());
    text.unwrap_or_else(|| JsValue::from_str(""))
}

/// Reads a chain and compares it with the application.
pub async fn read(chain: String, applied: Applied) -> Result<Result<Box<Summary>, ChainProblem>, WorkerProblem> {
    match WorkerClient::KEY.ask(&KeyRequest::Read { chain, applied }).await? {
        KeyResponse::Read(read) => Ok(read),
        _ => Err(WorkerProblem::NotUnderstood),
    }
}

/// Judges if a key belongs to the certificate.
pub async fn judge(chain: String, material: KeyMaterial) -> Result<KeyVerdict, WorkerProblem> {
    let attachments = [material.file.into(), material.passphrase];
    match ask(&KeyRequest::Judge { chain }, &attachments).await?.0 {
        KeyResponse::Judged(verdict) => Ok(verdict),
        _ => Err(WorkerProblem::NotUnderstood),
    }
}

/// Writes a keystore, protected by the passphrase in a control.
pub async fn keystore(
    chain: String,
    name: String,
    material: KeyMaterial,
    new_passphrase: Option<&HtmlInputElement>,
) -> Result<Result<JsValue, KeystoreProblem>, WorkerProblem> {
    let attachments = [material.file.into(), material.passphrase, text_of(new_passphrase)];
    let (answer, files) = ask(&KeyRequest::Keystore { chain, name }, &attachments).await?;
    match (answer, files.into_iter().next()) {
        (KeyResponse::Keystore(Ok(())), Some(file)) => Ok(Ok(file)),
        (KeyResponse::Keystore(Err(problem)), _) => Ok(Err(problem)),
        _ => Err(WorkerProblem::NotUnderstood),
    }
}

async fn ask(question: &KeyRequest, attachments: &[JsValue]) -> Result<(KeyResponse, Vec<JsValue>), WorkerProblem> {
    let reply = WorkerClient::KEY.ask_with(question, attachments, |(): ()| ()).await?;
    Ok((reply.answer, reply.attachments))
}

/// Stops the worker, and with it ends every copy of a key that it has.
pub fn stop() {
    WorkerClient::KEY.stop();
}
