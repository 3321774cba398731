//! The part that runs in the app: it asks the worker for CSRs.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::message::{KeyChoice, Made, Question, Reply};
use crate::rules::csr::compare::Answers;
use crate::text::Language;
use crate::text::csr_report::Report;
use crate::worker::{WorkerClient, WorkerProblem};

/// Reads and judges a text or the bytes of a file. Search for a private key before you call this, because it sends the
/// bytes to the worker.
pub async fn judge(bytes: &[u8], answers: Answers, language: Language) -> Result<Report, WorkerProblem> {
    let question = Question::Judge { text: String::new(), answers, language: language.tag().to_owned() };
    match ask(&question, &[Uint8Array::from(bytes).buffer().unchecked_into()]).await? {
        Reply::Judged(report) => Ok(report),
        Reply::Made(_) | Reply::NotMade(_) => Err(WorkerProblem::NotUnderstood),
    }
}

/// Makes a key pair and a CSR. The inner error is a sentence with the reason.
pub async fn make(
    key: KeyChoice,
    passphrase: String,
    answers: Answers,
    language: Language,
) -> Result<Result<Made, String>, WorkerProblem> {
    let question = Question::Make { key, passphrase, answers, language: language.tag().to_owned() };
    match ask(&question, &[]).await? {
        Reply::Made(made) => Ok(Ok(made)),
        Reply::NotMade(why) => Ok(Err(why)),
        Reply::Judged(_) => Err(WorkerProblem::NotUnderstood),
    }
}

async fn ask(question: &Question, attachments: &[JsValue]) -> Result<Reply, WorkerProblem> {
    let reply = WorkerClient::CSR.ask_with(question, attachments, |(): ()| ()).await?;
    Ok(reply.answer)
}

/// Returns true if keys can be made here. Browsers offer `WebCrypto` only on secure origins.
pub fn can_make_keys() -> bool {
    super::subtle::is_here()
}
