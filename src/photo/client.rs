//! The page's side of the photo desk: it hands a file to the worker and gets back a photo that is ready to be sent.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ImageBitmap, Url};

use super::wire::{PhotoRequest, PhotoResponse, Stage};
use crate::rules::photo::{PhotoAdvice, PhotoProblem, Quad};
use crate::worker::{Reply, WorkerClient, WorkerProblem};

/// A photo that is ready to be sent. The page shows exactly these bytes.
#[derive(Debug)]
pub struct Prepared {
    /// The photo.
    pub blob: Blob,
    /// An address for showing the photo, valid until this value is dropped.
    pub url: String,
    /// Bytes of the chosen file.
    pub bytes_before: u64,
    /// Bytes of the photo.
    pub bytes_after: u64,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// SHA-256 of the photo.
    pub sha256: [u8; 32],
    /// Remarks, none of which blocks.
    pub advice: Vec<PhotoAdvice>,
    /// True if the file held the place where it was taken; the photo no longer holds it.
    pub gps_removed: bool,
    /// True if the photo keeps the file's pixels and only the metadata was taken out.
    pub untouched: bool,
    /// The file from which the photo was made.
    pub file: File,
    /// The corners of the page on the photo, if they were found.
    pub corners: Option<Quad>,
    /// The drawing of the photo, on which the code of the form is sought. Taking it empties this.
    drawing: RefCell<Option<ImageBitmap>>,
}

impl Prepared {
    /// Returns the photo's media type, `image/jpeg` or `image/png`.
    pub fn media_type(&self) -> String {
        self.blob.type_()
    }

    /// Takes the drawing of the photo, of which there is one.
    pub fn take_drawing(&self) -> Option<ImageBitmap> {
        self.drawing.take()
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.url);
        if let Some(drawing) = self.drawing.take() {
            drawing.close();
        }
    }
}

/// Fetches the worker early, so that the first photo need not wait for it.
pub fn warm() {
    WorkerClient::PHOTO.warm();
}

/// Makes a file ready to be sent, in a worker that takes one file at a time, in the order of the calls. With corners, the
/// result is the straightened page between them. Dropping the future cancels the work: it stops the worker, whatever that is
/// doing, and frees its memory. `max_bytes` is the document's limit.
pub async fn prepare(
    file: File,
    corners: Option<Quad>,
    max_bytes: u64,
    on_progress: impl Fn(Stage) + 'static,
) -> Result<Prepared, PhotoProblem> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in bytes, a whole number")]
    let bytes_before = file.size() as u64;
    if bytes_before == 0 {
        return Err(PhotoProblem::Empty);
    }
    let question = PhotoRequest { max_bytes, corners: corners.map_or_else(Vec::new, |corners| corners.to_wire()) };
    let _turn = Turn::wait().await;
    let mut running = Running { done: false };
    let outcome = WorkerClient::PHOTO
        .ask_with(&question, &[file.clone().into()], move |number: u8| on_progress(Stage::from_wire(number)))
        .await;
    running.done = true;
    let Reply { answer, attachments } = outcome.map_err(|problem| match problem {
        // A worker that ends during its work has run out of memory.
        WorkerProblem::Crashed | WorkerProblem::TimedOut { .. } => PhotoProblem::NotShrunk { allowed: max_bytes },
        WorkerProblem::Unreachable | WorkerProblem::NotUnderstood => PhotoProblem::NoDesk,
    })?;
    read(file, answer, attachments, bytes_before)
}

fn read(
    file: File,
    answer: PhotoResponse,
    attachments: Vec<JsValue>,
    bytes_before: u64,
) -> Result<Prepared, PhotoProblem> {
    if let Some(problem) = answer.problem {
        return Err(PhotoProblem::from_wire(problem));
    }
    let mut attachments = attachments.into_iter();
    let blob: Blob = attachments.next().and_then(|it| it.dyn_into().ok()).ok_or(PhotoProblem::NoDesk)?;
    let drawing = attachments.next().and_then(|it| it.dyn_into::<ImageBitmap>().ok());
    let sha256 = digest(&answer.sha256).ok_or(PhotoProblem::NoDesk)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(|_| PhotoProblem::NoDesk)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in bytes, a whole number")]
    let bytes_after = blob.size() as u64;
    Ok(Prepared {
        blob,
        url,
        bytes_before,
        bytes_after,
        width: answer.width,
        height: answer.height,
        sha256,
        advice: answer.advice.into_iter().filter_map(PhotoAdvice::from_wire).collect(),
        gps_removed: answer.gps_removed,
        untouched: answer.untouched,
        file,
        corners: Quad::from_wire(&answer.corners),
        drawing: RefCell::new(drawing),
    })
}

fn digest(text: &str) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    for (index, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(digest)
}

/// A guard that stops the worker, and fetches a new one, if a request is dropped before it is answered.
struct Running {
    done: bool,
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.done {
            WorkerClient::PHOTO.stop();
            WorkerClient::PHOTO.warm();
        }
    }
}

thread_local! {
    // The end of the queue. Two large photos at once would take twice the memory and no less time.
    static QUEUE: RefCell<Promise> = RefCell::new(Promise::resolve(&JsValue::UNDEFINED));
}

/// A place in the queue. Dropping it lets the next one begin.
struct Turn(Cell<Option<Function>>);

impl Turn {
    async fn wait() -> Self {
        let mut end = None;
        let ended = Promise::new(&mut |resolve, _| end = Some(resolve));
        let turn = Self(Cell::new(end));
        let before = QUEUE.replace(ended);
        let _ = JsFuture::from(before).await;
        turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
