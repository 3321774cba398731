//! Photos that must be refused, each for its reason, while the photo that is there stays.

use crate::bench::Bench;
use crate::check::{Check, Outcome, hold};
use crate::http::{Answer, Call};
use crate::material;

use super::documents::send;

const UPLOAD: &str = "PUT /orders/{orderId}/documents/{documentType}";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("refusals.digest", UPLOAD, "422 if the bytes are not those of Content-Digest", digest),
    Check::required("refusals.too-large", UPLOAD, "413 to a photo of one byte more than maxBytes", too_large),
    Check::optional("refusals.max", "Limits", "errors: [{code: max-bytes, max}] in the 413", max),
    Check::required("refusals.not-a-photo", UPLOAD, "415 to a text that says it is a PNG", not_a_photo),
    Check::required("refusals.damaged", UPLOAD, "422 to half a PNG", damaged),
    Check::required("refusals.kept", UPLOAD, "the photo of before, after another one was refused", kept),
];

/// Sends a photo that must be refused. If it is taken, the photo of before is put back for the checks that follow.
fn refused(bench: &mut Bench<'_>, call: &Call, status: u16) -> Outcome<Answer> {
    let answer = bench.send(call)?;
    if answer.is_success() {
        send(bench, "image/png", material::png())?;
    }
    answer.is(status)?;
    Ok(answer)
}

fn photo(bench: &Bench<'_>, photo: Vec<u8>) -> Outcome<Call> {
    bench.after("documents.png")?;
    Ok(super::documents::upload(bench.document_path("")?, "image/png", photo))
}

fn digest(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let call = Call::new("PUT", bench.document_path("")?).header("content-digest", material::content_digest(b"else"));
    refused(bench, &call.body("image/png", material::png()), 422)?;
    Ok(())
}

/// Sends a photo of one byte more than may be. The limit of a document may be any, so it is clipped for the test.
fn oversized(bench: &mut Bench<'_>) -> Outcome<Answer> {
    let limit = usize::try_from(bench.document()?.max_bytes).unwrap_or(usize::MAX).min(32 << 20);
    let call = photo(bench, material::png_of(limit + 1))?;
    refused(bench, &call, 413)
}

fn too_large(bench: &mut Bench<'_>) -> Outcome {
    oversized(bench)?;
    Ok(())
}

fn max(bench: &mut Bench<'_>) -> Outcome {
    bench.after("refusals.too-large")?;
    let limit = bench.document()?.max_bytes;
    let answer = oversized(bench)?.value();
    let entries = answer["errors"].as_array().cloned().unwrap_or_default();
    let names_it = entries.iter().any(|entry| entry["code"] == "max-bytes" && entry["max"] == limit);
    hold(names_it, || format!("errors: {}", answer["errors"]))
}

fn not_a_photo(bench: &mut Bench<'_>) -> Outcome {
    let call = photo(bench, b"A text of conform, which is no picture.".to_vec())?;
    refused(bench, &call, 415)?;
    Ok(())
}

fn damaged(bench: &mut Bench<'_>) -> Outcome {
    let mut half = material::png();
    half.truncate(half.len() / 2);
    let call = photo(bench, half)?;
    refused(bench, &call, 422)?;
    Ok(())
}

fn kept(bench: &mut Bench<'_>) -> Outcome {
    bench.after("refusals.not-a-photo")?;
    send(bench, "image/png", material::png())?;
    let before = bench.get(bench.document_path("")?)?;
    let call = photo(bench, b"Another text of conform.".to_vec())?;
    refused(bench, &call, 415)?;
    let answer = bench.get(bench.document_path("")?)?;
    hold((answer.status, &answer.body) == (before.status, &before.body), || answer.describe())
}
