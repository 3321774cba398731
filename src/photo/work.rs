//! What the worker does with a file: look, then take the metadata out or draw and encode it anew, then check the result.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, WorkerGlobalScope};

use super::canvas::{self, Canvas};
use super::wire::{Answer, Question, Stage};
use super::{digest, source};
use crate::rules::photo::measure::{BLOCK_SIDE, OVERVIEW_SIDE, Overview, Pixels, edge_width, is_blurred};
use crate::rules::photo::plan::{self, Next, Search};
use crate::rules::photo::{Facts, FileKind, Look, PhotoAdvice, PhotoProblem, inspect, strip};
use crate::worker::{Asked, serve_with};

/// How much longer than allowed a file may be to try whether its metadata is all that is too much.
const MAX_METADATA_BYTES: u64 = 1024 * 1024;

/// Answers questions for as long as the worker lives.
pub fn serve() {
    serve_with(|question: Question, asked: Asked| async move {
        let mut answer = Answer::default();
        let file = asked.attachments.first().and_then(|file| file.dyn_ref::<Blob>()).cloned();
        let outcome = match file {
            Some(file) => {
                prepare(&file, question.max_bytes, &|stage: Stage| asked.progress(&stage.to_wire()), &mut answer).await
            }
            None => Err(PhotoProblem::NotReadable),
        };
        let photo = match outcome {
            Ok(photo) => vec![photo.into()],
            Err(problem) => {
                answer.problem = Some(problem.to_wire());
                Vec::new()
            }
        };
        (answer, photo)
    });
}

/// A photo that fits, with what is on it.
struct Made {
    photo: Blob,
    bytes: Vec<u8>,
    drawn: Option<Canvas>,
}

async fn prepare(
    file: &Blob,
    max_bytes: u64,
    progress: &dyn Fn(Stage),
    answer: &mut Answer,
) -> Result<Blob, PhotoProblem> {
    let begun = now();
    progress(Stage::Looking);
    let facts = source::look(file).await?;
    answer.spent.push(since(begun));
    let made = match ready(file, &facts, max_bytes).await? {
        Some(made) => {
            answer.untouched = true;
            made
        }
        None => {
            progress(Stage::Shrinking);
            shrink(file, &facts, max_bytes, &mut answer.spent).await?
        }
    };
    progress(Stage::Checking);
    let checked = now();
    let result = inspect(Look::whole(&made.bytes))?;
    if result.gps || source::length(&made.photo) > max_bytes {
        return Err(PhotoProblem::NotShrunk { allowed: max_bytes });
    }
    (answer.width, answer.height) = (result.width, result.height);
    answer.gps_removed = facts.gps;
    answer.sha256 = digest::sha256(&made.bytes).await;
    answer.advice = advice(&facts, made.drawn.as_ref()).into_iter().map(PhotoAdvice::to_wire).collect();
    answer.spent.push(since(checked));
    Ok(made.photo)
}

/// The file itself without its metadata, when that fits and stands upright.
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
    let (width, height) = plan::fit(facts.width, facts.height, plan::MAX_SIDE);
    let bitmap = canvas::decode(&photo, width, height).await.ok_or(PhotoProblem::NotDecoded)?;
    let drawn = Canvas::new(width, height).filter(|canvas| canvas.draw(&bitmap).is_some());
    bitmap.close();
    Ok(Some(Made { photo, bytes, drawn }))
}

/// Draws the photo smaller and encodes it until it fits.
async fn shrink(file: &Blob, facts: &Facts, max_bytes: u64, spent: &mut Vec<u32>) -> Result<Made, PhotoProblem> {
    let failed = PhotoProblem::NotShrunk { allowed: max_bytes };
    let target = plan::target(max_bytes);
    let mut side = plan::MAX_SIDE.min(facts.width.max(facts.height));
    loop {
        let begun = now();
        let (width, height) = plan::fit(facts.width, facts.height, side);
        let decode_side = if canvas::resizes_well() { side } else { side * 2 };
        let (decode_width, decode_height) = plan::fit(facts.width, facts.height, decode_side);
        let bitmap = canvas::decode(file, decode_width, decode_height).await.ok_or(PhotoProblem::NotDecoded)?;
        let canvas = Canvas::new(width, height).ok_or(failed)?;
        let drawn = canvas.draw(&bitmap);
        bitmap.close();
        drawn.ok_or(failed)?;
        spent.push(since(begun));
        match encode(&canvas, target, side, spent).await.ok_or(failed)? {
            Ok(photo) => {
                let bytes = source::read(&photo, 0, source::length(&photo)).await?;
                return Ok(Made { photo, bytes, drawn: Some(canvas) });
            }
            Err(Next::Smaller(smaller)) => side = smaller,
            Err(_) => return Err(failed),
        }
    }
}

/// Searches for the quality at which a drawing fits; the largest encoding that does, or what to do instead.
async fn encode(canvas: &Canvas, target: u64, side: u32, spent: &mut Vec<u32>) -> Option<Result<Blob, Next>> {
    let mut search = Search::new(target, side);
    let mut next = match canvas.sample() {
        Some((sample, times)) => search.first(sample.encode(plan::SAMPLE_QUALITY).await?.size() * times),
        None => Next::Encode(plan::MAX_QUALITY),
    };
    let mut best: Option<Blob> = None;
    loop {
        match next {
            Next::Encode(quality) => {
                let begun = now();
                let photo = canvas.encode(quality).await?;
                let bytes = source::length(&photo);
                spent.extend([side, quality.into(), u32::try_from(bytes).unwrap_or(u32::MAX), since(begun)]);
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

/// What people want to know of the photo. That something was taken out is no news to them.
fn advice(facts: &Facts, drawn: Option<&Canvas>) -> Vec<PhotoAdvice> {
    let of_interest = |it: &PhotoAdvice| {
        matches!(
            it,
            PhotoAdvice::TooSmall { .. } | PhotoAdvice::OddShape { .. } | PhotoAdvice::Cmyk | PhotoAdvice::Animated
        )
    };
    let mut advice: Vec<PhotoAdvice> = facts.advice().into_iter().filter(of_interest).collect();
    if let Some(seen) = drawn.and_then(look_closely) {
        advice.extend(seen);
    }
    if canvas::speckles() {
        advice.push(PhotoAdvice::Noise);
    }
    advice
}

/// Measures what was drawn: a small picture of the whole, then blocks of it at full size.
fn look_closely(drawn: &Canvas) -> Option<Vec<PhotoAdvice>> {
    let (width, height) = plan::fit(drawn.width, drawn.height, OVERVIEW_SIDE);
    let small = drawn.thumbnail(width, height)?.pixels(0, 0, width, height)?;
    let overview = Overview::of(Pixels { rgba: &small, width: width as usize })?;
    let mut advice = overview.advice();
    let mut widths = Vec::new();
    for (left, top) in overview.blocks(drawn.width, drawn.height) {
        let block = drawn.pixels(left, top, BLOCK_SIDE, BLOCK_SIDE)?;
        widths.extend(edge_width(Pixels { rgba: &block, width: BLOCK_SIDE as usize }, overview.paper));
    }
    if is_blurred(&widths) {
        advice.push(PhotoAdvice::Blurred);
    }
    Some(advice)
}

fn blob(bytes: &[u8], kind: FileKind) -> Option<Blob> {
    let wishes = BlobPropertyBag::new();
    wishes.set_type(kind.media_type()?);
    let parts: JsValue = Array::of1(&Uint8Array::from(bytes)).into();
    Blob::new_with_u8_array_sequence_and_options(&parts, &wishes).ok()
}

/// Milliseconds on a clock that never goes back.
fn now() -> f64 {
    js_sys::global().unchecked_into::<WorkerGlobalScope>().performance().map_or(0.0, |clock| clock.now())
}

fn since(begun: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some milliseconds")]
    let spent = (now() - begun) as u32;
    spent
}
