//! Reads a file in parts, finds out its kind, and checks that it is complete.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::rules::photo::inspect::{HEAD_BYTES, TAIL_BYTES};
use crate::rules::photo::problem::MAX_FILE_BYTES;
use crate::rules::photo::{Damage, End, Facts, FileKind, Look, PhotoProblem, Scan, inspect, scan};

/// The longest header that is read, in bytes. Phones put depth maps and other extras before the picture.
const MAX_HEAD_BYTES: u64 = 32 * 1024 * 1024;
/// The longest JPEG whose codes are all read, in bytes: twice the size of a phone's photo of 200 megapixels.
const MAX_CODES_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes read at a time in the search for the end marker.
const SEARCH_BYTES: u64 = 4 * 1024 * 1024;

/// Returns the length of a file in bytes.
pub(super) fn length(file: &Blob) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in bytes, a whole number")]
    let length = file.size() as u64;
    length
}

/// Reads a part of a file. This fails if the file was changed, moved or deleted after it was chosen.
pub(super) async fn read(file: &Blob, from: u64, to: u64) -> Result<Vec<u8>, PhotoProblem> {
    #[expect(clippy::cast_precision_loss, reason = "files are shorter than 2^53 bytes")]
    let part = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| PhotoProblem::NotReadable)?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| PhotoProblem::NotReadable)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| PhotoProblem::NotReadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Inspects a file of any length.
pub(super) async fn look(file: &Blob) -> Result<Facts, PhotoProblem> {
    let bytes = length(file);
    let mut head_bytes = HEAD_BYTES as u64;
    let mut head = read(file, 0, head_bytes.min(bytes)).await?;
    if bytes > MAX_FILE_BYTES && matches!(FileKind::of(&head), FileKind::Jpeg | FileKind::Png) {
        return Err(PhotoProblem::TooLarge { bytes, allowed: MAX_FILE_BYTES });
    }
    let tail = if bytes > head_bytes { read(file, bytes - TAIL_BYTES as u64, bytes).await? } else { Vec::new() };
    let facts = loop {
        match inspect(Look { head: &head, tail: &tail, bytes }) {
            Err(PhotoProblem::Damaged(Damage::CutShort)) if head_bytes < bytes && head_bytes < MAX_HEAD_BYTES => {
                let more = read(file, head_bytes, (head_bytes * 4).min(bytes)).await?;
                head.extend_from_slice(&more);
                head_bytes *= 4;
            }
            outcome => break outcome?,
        }
    };
    if facts.end != End::NotSeen || has_end(file, head.len() as u64, facts.kind).await? {
        return Ok(facts);
    }
    if facts.kind == FileKind::Jpeg && bytes <= MAX_CODES_BYTES {
        return inspect(Look::whole(&read(file, 0, bytes).await?));
    }
    Err(PhotoProblem::Damaged(Damage::CutShort))
}

/// Fails if a JPEG lacks pixels although it has its end marker. Browsers show such a photo with grey in place of the pixels.
pub(super) async fn check_pixels(file: &Blob, facts: &Facts) -> Result<(), PhotoProblem> {
    let bytes = length(file);
    if !facts.scalable || bytes > MAX_CODES_BYTES {
        return Ok(());
    }
    match scan::read(&read(file, 0, bytes).await?) {
        Scan::CutShort => Err(PhotoProblem::Damaged(Damage::CutShort)),
        Scan::Whole { .. } | Scan::Unknown => Ok(()),
    }
}

/// Returns the file cut off at `at`, where its pixels end, with the missing end marker added.
pub(super) fn closed(file: &Blob, at: u64) -> Option<Blob> {
    #[expect(clippy::cast_precision_loss, reason = "files are shorter than 2^53 bytes")]
    let pixels = file.slice_with_f64_and_f64(0.0, at as f64).ok()?;
    Blob::new_with_blob_sequence(&Array::of2(&pixels, &Uint8Array::from(&[0xff, 0xd9][..]))).ok()
}

/// Returns true if the end marker follows the header. Megabytes of film or of a second picture may come after the marker.
async fn has_end(file: &Blob, from: u64, kind: FileKind) -> Result<bool, PhotoProblem> {
    let marker: &[u8] = if kind == FileKind::Jpeg { &[0xff, 0xd9] } else { b"IEND\xae\x42\x60\x82" };
    let overlap = marker.len() as u64 - 1;
    let (mut at, bytes) = (from - overlap, length(file));
    while at + overlap < bytes {
        let part = read(file, at, (at + SEARCH_BYTES).min(bytes)).await?;
        if part.windows(marker.len()).any(|window| window == marker) {
            return Ok(true);
        }
        at += SEARCH_BYTES - overlap;
    }
    Ok(false)
}
