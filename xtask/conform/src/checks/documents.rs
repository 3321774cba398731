//! The blank form and the photo: uploaded, read back, listed and removed.

use signet::contract::{Order, Upload};

use crate::bench::Bench;
use crate::check::{Check, Outcome, hold, skip};
use crate::http::{Answer, Call};
use crate::material;

const TEMPLATE: &str = "GET /orders/{orderId}/documents/{documentType}/template";
const READ: &str = "GET /orders/{orderId}/documents/{documentType}";
const UPLOAD: &str = "PUT /orders/{orderId}/documents/{documentType}";
const REMOVE: &str = "DELETE /orders/{orderId}/documents/{documentType}";

pub(crate) const CHECKS: &[Check] = &[
    Check::required("documents.template", TEMPLATE, "200 application/pdf, a PDF file", template),
    Check::required("documents.png", UPLOAD, "200 Upload to a PNG with its Content-Digest", png),
    Check::required("documents.facts", UPLOAD, "bytes, sha256 (hex), width, height and mediaType of the photo", facts),
    Check::required("documents.listed", ONE, "the upload in the order's document", listed),
    Check::required("documents.read", READ, "200 with the photo's bytes and its media type", read),
    Check::required("documents.jpeg", UPLOAD, "200 Upload to a JPEG, which takes the place of the PNG", jpeg),
    Check::required("documents.unknown", READ, "404 for a document that the order does not have", unknown),
    Check::required("documents.remove", REMOVE, "204 (or 200), and 404 to reading afterwards", remove),
    Check::required("documents.at-limit", UPLOAD, "200 Upload to a photo of exactly maxBytes", at_limit),
];

const ONE: &str = "GET /orders/{orderId}";

/// A call that uploads a photo.
pub(super) fn upload(path: impl Into<String>, media_type: &str, photo: Vec<u8>) -> Call {
    let digest = material::content_digest(&photo);
    Call::new("PUT", path).header("content-digest", digest).body(media_type, photo)
}

/// Uploads a photo for the document of the order.
pub(super) fn send(bench: &mut Bench<'_>, media_type: &str, photo: Vec<u8>) -> Outcome<Answer> {
    let call = upload(bench.document_path("")?, media_type, photo);
    bench.send(&call)
}

fn template(bench: &mut Bench<'_>) -> Outcome {
    if !bench.document()?.has_template {
        return skip("the document has no blank form");
    }
    let answer = bench.get(bench.document_path("/template")?)?;
    let is_pdf = answer.is(200)?.media_type() == "application/pdf" && answer.body.starts_with(b"%PDF");
    hold(is_pdf, || answer.describe())
}

fn png(bench: &mut Bench<'_>) -> Outcome {
    let _: Upload = send(bench, "image/png", material::png())?.is(200)?.read()?;
    Ok(())
}

fn facts(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let photo = material::png();
    let upload: Upload = send(bench, "image/png", photo.clone())?.read()?;
    let (width, height) = (u32::from(material::PICTURE.0), u32::from(material::PICTURE.1));
    let right = upload.bytes == photo.len() as u64
        && upload.sha256 == material::sha256_hex(&photo)
        && (upload.width, upload.height) == (width, height)
        && upload.media_type == "image/png";
    let Upload { bytes, sha256, width, height, media_type, .. } = upload;
    hold(right, || format!("{bytes} bytes, {sha256}, {width} × {height}, {media_type}"))
}

fn listed(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    bench.after("orders.one")?;
    let kind = bench.document()?.document_type;
    let order: Order = bench.get(bench.path("")?)?.read()?;
    let upload = order.document(&kind).and_then(|document| document.upload.as_ref());
    hold(upload.is_some(), || "upload: null".to_owned())
}

fn read(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let answer = bench.get(bench.document_path("")?)?;
    answer.is(200)?;
    hold(answer.body == material::png(), || format!("{} other bytes", answer.body.len()))?;
    hold(answer.media_type() == "image/png", || answer.describe())
}

fn jpeg(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let upload: Upload = send(bench, "image/jpeg", material::JPEG.to_vec())?.is(200)?.read()?;
    hold(upload.media_type == "image/jpeg", || format!("mediaType {}", upload.media_type))
}

fn unknown(bench: &mut Bench<'_>) -> Outcome {
    let path = bench.path("/documents/conformNoSuchDocument")?;
    bench.get(path)?.is(404)?;
    Ok(())
}

fn remove(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let path = bench.document_path("")?;
    bench.send(&Call::new("DELETE", &path))?.is_one_of(&[200, 204])?;
    bench.get(path)?.is(404)?;
    Ok(())
}

fn at_limit(bench: &mut Bench<'_>) -> Outcome {
    bench.after("documents.png")?;
    let limit = usize::try_from(bench.document()?.max_bytes).unwrap_or(usize::MAX).min(32 << 20);
    send(bench, "image/png", material::png_of(limit))?.is(200)?;
    Ok(())
}
