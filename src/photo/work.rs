//! The worker's job: it inspects a file, takes the metadata out or draws and encodes the photo anew, and checks the result.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ImageBitmap};

use super::canvas::Canvas;
use super::straighten::straighten;
use super::wire::{PhotoRequest, PhotoResponse, Stage};
use super::{decode, digest, look, source};
use crate::rules::photo::inspect::has_shape;
use crate::rules::photo::plan::{self, Next, Search, Way};
use crate::rules::photo::problem::MAX_PIXELS;
use crate::rules::photo::{Damage, End, Facts, FileKind, Look, PhotoAdvice, PhotoProblem, Quad, inspect, strip};
use crate::worker::{Asked, serve_with};

/// Bytes above the limit up to which a file is tried without its metadata: taking that out may be enough.
const MAX_METADATA_BYTES: u64 = 1024 * 1024;

/// Answers the page's requests until the worker ends.
pub fn serve() {
    serve_with(|question: PhotoRequest, asked: Asked| async move {
        let mut answer = PhotoResponse::default();
        let file = asked.attachments.first().and_then(|file| file.dyn_ref::<Blob>()).cloned();
        let outcome = match file {
            Some(file) => {
                prepare(&file, &question, &|stage: Stage| asked.progress(&stage.to_wire()), &mut answer).await
            }
            None => Err(PhotoProblem::NotReadable),
        };
        let photo = match outcome {
            // Another worker reads the code of the form on the drawing, so that the photo need not wait for that.
            Ok((photo, drawing)) => std::iter::once(photo.into()).chain(drawing.map(Into::into)).collect(),
            Err(problem) => {
                answer.problem = Some(problem.to_wire());
                Vec::new()
            }
        };
        (answer, photo)
    });
}

/// A photo that fits, with its bytes and its drawing.
pub(super) struct Made {
    pub(super) photo: Blob,
    pub(super) bytes: Vec<u8>,
    pub(super) drawn: Option<Canvas>,
}

async fn prepare(
    file: &Blob,
    question: &PhotoRequest,
    progress: &dyn Fn(Stage),
    answer: &mut PhotoResponse,
) -> Result<(Blob, Option<ImageBitmap>), PhotoProblem> {
    let max_bytes = question.max_bytes;
    progress(Stage::Looking);
    let facts = source::look(file).await?;
    let closed = match facts.end {
        End::LeftOut { at } => Some(source::closed(file, at).ok_or(PhotoProblem::NotReadable)?),
        End::Marked | End::NotSeen => None,
    };
    let file = closed.as_ref().unwrap_or(file);
    let corners = Quad::from_wire(&question.corners);
    let made = if let Some(corners) = corners {
        progress(Stage::Straightening);
        straighten(file, &facts, corners, max_bytes).await?
    } else if let Some(made) = ready(file, &facts, max_bytes).await? {
        answer.untouched = true;
        made
    } else {
        progress(Stage::Shrinking);
        shrink(file, &facts, max_bytes).await?
    };
    if corners.is_none() && made.drawn.as_ref().is_some_and(look::has_blank_corner) {
        source::check_pixels(file, &facts).await?;
    }
    progress(Stage::Checking);
    let result = inspect(Look::whole(&made.bytes))?;
    let shape = made.drawn.as_ref().map_or((result.width, result.height), |drawn| (drawn.width, drawn.height));
    if !has_shape(shape, (result.width, result.height)) {
        return Err(PhotoProblem::NotDecoded);
    }
    let facts = facts.seen_as(result.width, result.height);
    if result.gps || source::length(&made.photo) > max_bytes {
        return Err(PhotoProblem::NotShrunk { allowed: max_bytes });
    }
    (answer.width, answer.height) = (result.width, result.height);
    answer.gps_removed = facts.gps;
    answer.sha256 = digest::sha256(&made.bytes).await;
    let (mut advice, found) = look::look(&facts, made.drawn.as_ref());
    if corners.is_some() {
        // The page now fills the photo, so it touches every edge and the remark says nothing.
        advice.retain(|it| *it != PhotoAdvice::CutOff);
    } else {
        answer.corners = found.map_or_else(Vec::new, |found| found.to_wire());
    }
    answer.advice = advice.into_iter().map(PhotoAdvice::to_wire).collect();
    // The page between chosen corners was read before.
    let drawing = made.drawn.filter(|_| corners.is_none()).and_then(|drawn| drawn.hand_out());
    Ok((made.photo, drawing))
}

/// Returns the file without its metadata if that fits and the browser shows both alike.
async fn ready(file: &Blob, facts: &Facts, max_bytes: u64) -> Result<Option<Made>, PhotoProblem> {
    let length = source::length(file);
    if !facts.is_ready() || length > max_bytes + if facts.metadata { MAX_METADATA_BYTES } else { 0 } {
        return Ok(None);
    }
    let whole = source::read(file, 0, length).await?;
    let facts = inspect(Look::whole(&whole))?;
    let Some(bytes) = strip::strip(&whole, &facts).filter(|bytes| bytes.len() as u64 <= max_bytes) else {
        return Ok(None);
    };
    let photo = blob(&bytes, facts.kind).ok_or(PhotoProblem::NotReadable)?;
    // The metadata may have turned the picture upright; without it the picture may lie on its side.
    if facts.may_be_turned && decode::look_alike(file, &photo).await != Some(true) {
        return Ok(None);
    }
    let drawn = drawn(&photo, &facts, plan::max_side(facts.width, facts.height)).await?;
    Ok(Some(Made { photo, bytes, drawn }))
}

/// Draws the photo smaller and encodes it until it fits.
async fn shrink(file: &Blob, facts: &Facts, max_bytes: u64) -> Result<Made, PhotoProblem> {
    let failed = PhotoProblem::NotShrunk { allowed: max_bytes };
    let target = plan::target(max_bytes);
    let mut side = plan::max_side(facts.width, facts.height).min(facts.width.max(facts.height));
    loop {
        let canvas = drawn(file, facts, side).await?.ok_or(failed)?;
        match encode(&canvas, target, side).await.ok_or(failed)? {
            Ok(photo) => {
                let bytes = source::read(&photo, 0, source::length(&photo)).await?;
                return Ok(Made { photo, bytes, drawn: Some(canvas) });
            }
            Err(Next::Smaller(smaller)) => side = smaller,
            Err(_) => return Err(failed),
        }
    }
}

/// Draws the photo upright with at most `side` pixels on its long side; returns `None` if memory runs out. The drawing has the
/// shape that the browser gives it, whatever orientation the file states.
pub(super) async fn drawn(file: &Blob, facts: &Facts, side: u32) -> Result<Option<Canvas>, PhotoProblem> {
    let bitmap = decoded(file, facts, side).await?;
    let (width, height) = plan::fit(bitmap.width(), bitmap.height(), side);
    let canvas = Canvas::new(width, height).filter(|canvas| canvas.draw(&bitmap).is_some());
    bitmap.close();
    Ok(canvas)
}

/// Has the browser decode the photo with at least `side` pixels on its long side, or with all its pixels if it has fewer.
async fn decoded(file: &Blob, facts: &Facts, side: u32) -> Result<ImageBitmap, PhotoProblem> {
    let size = (facts.width, facts.height);
    let fits = |bitmap: &ImageBitmap| has_shape(size, (bitmap.width(), bitmap.height()));
    if facts.scalable
        && let Some(part) = plan::fraction(facts.width, facts.height, side)
        && let Some(bitmap) = decode::decode_scaled(file, part).await.filter(fits)
    {
        return Ok(bitmap);
    }
    if facts.pixels() > MAX_PIXELS {
        return Err(PhotoProblem::TooManyPixels { width: facts.width, height: facts.height });
    }
    let bitmap = match plan::way(facts.width, facts.height, facts.orientation, side) {
        Way::Whole => decode::decode_whole(file).await,
        Way::Gently => decode::decode(file, size, side, true).await,
        Way::Steeply if decode::resizes_well() => decode::decode(file, size, side, false).await,
        Way::Steeply => decode::decode(file, size, side * 2, false).await,
    };
    match bitmap {
        Some(bitmap) if !fits(&bitmap) => {
            // The browser turned the picture, so its other side is the long one.
            bitmap.close();
            decode::decode_whole(file).await
        }
        bitmap => bitmap,
    }
    // Browsers show every sort of PNG, so a PNG that fails is damaged, unless it is large and may need too much memory.
    .ok_or(if facts.kind == FileKind::Png && !plan::is_large(facts.width, facts.height) {
        PhotoProblem::Damaged(Damage::Data)
    } else {
        PhotoProblem::NotDecoded
    })
}

/// Searches for the quality at which a drawing fits. Returns the largest encoding that fits, or the next step if none does.
pub(super) async fn encode(canvas: &Canvas, target: u64, side: u32) -> Option<Result<Blob, Next>> {
    let mut search = Search::new(target, side);
    let mut next = Next::Encode(plan::MAX_QUALITY);
    if let Some((sample, times)) = canvas.sample() {
        next = search.first(plan::SAMPLE_QUALITY, sample.encode(plan::SAMPLE_QUALITY).await?.size() * times);
        // Far from the sample's quality the model is off by a fifth. Another sample costs only an eighth of an encoding.
        if let Next::Encode(quality) = next
            && quality.abs_diff(plan::SAMPLE_QUALITY) > plan::FAR_QUALITY
        {
            next = search.first(quality, sample.encode(quality).await?.size() * times);
        }
    }
    let mut best: Option<Blob> = None;
    loop {
        match next {
            Next::Encode(quality) => {
                let photo = canvas.encode(quality).await?;
                let bytes = source::length(&photo);
                if bytes <= target && best.as_ref().is_none_or(|best| best.size() < photo.size()) {
                    best = Some(photo);
                }
                next = search.next(quality, bytes);
            }
            Next::Done => return best.map(Ok),
            other => return Some(Err(other)),
        }
    }
}

fn blob(bytes: &[u8], kind: FileKind) -> Option<Blob> {
    let wishes = BlobPropertyBag::new();
    wishes.set_type(kind.media_type()?);
    let parts: JsValue = Array::of1(&Uint8Array::from(bytes)).into();
    Blob::new_with_u8_array_sequence_and_options(&parts, &wishes).ok()
}
