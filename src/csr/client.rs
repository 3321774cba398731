//! The part that runs in the app: it asks the worker for CSRs.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::message::{CsrRequest, CsrResponse, KeyChoice, Made};
use crate::application::CsrVerdict;
use crate::rules::csr::compare::FormAnswers;
use crate::text::Language;
use crate::text::csr_report::Report;
use crate::worker::{WorkerClient, WorkerProblem};

/// Reads and judges a text or the bytes of a file. Search for a private key before you call this, because it sends the
/// bytes to the worker.
pub async fn judge(bytes: &[u8], answers: FormAnswers, language: Language) -> Result<Report, WorkerProblem> {
    let question = CsrRequest::Judge { answers, language: language.tag().to_owned() };
    match ask(&question, &[Uint8Array::from(bytes).buffer().unchecked_into()]).await? {
        CsrResponse::Judged(report) => Ok(report),
        CsrResponse::Made(_) | CsrResponse::NotMade(_) => Err(WorkerProblem::NotUnderstood),
    }
}

/// Returns the verdict of a report.
pub fn verdict(report: &Report) -> CsrVerdict {
    if report.problems.is_empty() { CsrVerdict::Fits } else { CsrVerdict::Refused }
}

/// Makes a key pair and a CSR. The inner error is a sentence with the reason.
pub async fn make(
    key: KeyChoice,
    passphrase: String,
    answers: FormAnswers,
    language: Language,
) -> Result<Result<Made, String>, WorkerProblem> {
    let question = CsrRequest::Make { key, passphrase, answers, language: language.tag().to_owned() };
    match ask(&question, &[]).await? {
        CsrResponse::Made(made) => Ok(Ok(made)),
        CsrResponse::NotMade(why) => Ok(Err(why)),
        CsrResponse::Judged(_) => Err(WorkerProblem::NotUnderstood),
    }
}

async fn ask(question: &CsrRequest, attachments: &[JsValue]) -> Result<CsrResponse, WorkerProblem> {
    let reply = WorkerClient::CSR.ask_with(question, attachments, |(): ()| ()).await?;
    Ok(reply.answer)
}

/// Returns true if keys can be made here. Browsers offer `WebCrypto` only on secure origins.
pub fn can_make_keys() -> bool {
    super::subtle::is_here()
}
