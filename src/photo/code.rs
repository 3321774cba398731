//! The page's side of reading the code of a printed form on a photo.

use web_sys::ImageBitmap;

use super::wire::{CodeRequest, CodeResponse};
use crate::rules::photo::Quad;
use crate::rules::printed_code::PrintedCode;
use crate::worker::WorkerClient;

/// The facts that a photo shows about the form on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRead {
    /// The code of the form; `None` if none was found.
    pub code: Option<PrintedCode>,
    /// The corners of the page that follow from the code.
    pub corners: Option<Quad>,
    /// True if the edges of the paper confirm the corners.
    pub exact: bool,
}

/// Fetches the worker early, so that a code is read as soon as the photo is ready.
pub fn warm_for_code() {
    WorkerClient::CODE.warm();
}

/// Looks for the code of a printed form on a drawn photo, in a worker. Returns `None` if the worker could not look; the form is
/// then not checked, and nothing else is lost.
pub async fn read_form(drawing: ImageBitmap) -> Option<FormRead> {
    let answer: CodeResponse =
        WorkerClient::CODE.ask_with(&CodeRequest, &[drawing.into()], |(): ()| ()).await.ok()?.answer;
    answer.looked.then(|| FormRead {
        code: answer.text.as_deref().and_then(PrintedCode::parse),
        corners: Quad::from_wire(&answer.corners),
        exact: answer.exact,
    })
}
