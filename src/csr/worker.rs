//! The worker: it reads and judges a CSR, or makes a key and a CSR.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::charset::decode;
use super::message::{CsrRequest, CsrResponse, KeyChoice, Made};
use super::subtle::Subtle;
use crate::rules::csr::armour::to_pem;
use crate::rules::csr::build::{self, BuildProblem};
use crate::rules::csr::compare::FormAnswers;
use crate::rules::csr::judge::{Judgement, read_with};
use crate::rules::csr::signature::SignatureState;
use crate::text::Language;
use crate::text::csr_make::make_problem;
use crate::text::csr_report::report;

/// Answers a question. `attachments` came with the question.
pub async fn answer(question: CsrRequest, attachments: &[JsValue]) -> CsrResponse {
    match question {
        CsrRequest::Judge { answers, language } => {
            let bytes = attachments.first().map(|file| Uint8Array::new(file).to_vec()).unwrap_or_default();
            let judgement = judge(&bytes).await;
            CsrResponse::Judged(report(&judgement, &answers, speak(&language)))
        }
        CsrRequest::Make { key, passphrase, answers, language } => {
            let language = speak(&language);
            match make(key, &passphrase, &answers).await {
                Ok((csr, key_pem)) => {
                    let judgement = judge(csr.as_bytes()).await;
                    CsrResponse::Made(Made { report: report(&judgement, &answers, language), key_pem })
                }
                Err(problem) => CsrResponse::NotMade(make_problem(problem, language)),
            }
        }
    }
}

fn speak(tag: &str) -> Language {
    Language::preferred([tag])
}

async fn judge(input: &[u8]) -> Judgement {
    let reading = read_with(input, decode);
    let state = match (reading.question(), Subtle::here()) {
        (Some(question), Some(subtle)) => subtle.verify(question).await,
        _ => SignatureState::NotChecked,
    };
    reading.finish(state)
}

/// Makes a CSR and its private key, both as PEM. The error is `None` if the browser refuses.
async fn make(
    key: KeyChoice,
    passphrase: &str,
    answers: &FormAnswers,
) -> Result<(String, String), Option<BuildProblem>> {
    let subtle = Subtle::here().ok_or(None)?;
    let refused = |_: JsValue| None;
    let pair = subtle.make_key(key).await.map_err(refused)?;
    let info = build::info(answers, &pair.spki).map_err(Some)?;
    let signature = subtle.sign(&pair, &info).await.map_err(refused)?;
    let csr = to_pem(&build::finish(&info, pair.signing, &signature).map_err(Some)?);
    let private = subtle.export(&pair).await.map_err(refused)?;
    let key_pem = if passphrase.is_empty() {
        build::key_pem(&private)
    } else {
        let (ciphertext, salt, iv) = subtle.encrypt(&private, passphrase, build::KDF_ROUNDS).await.map_err(refused)?;
        build::encrypted_key_pem(&ciphertext, &salt, &iv).map_err(Some)?
    };
    Ok((csr, key_pem))
}
