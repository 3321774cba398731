//! Looks at a photo as a backend must: by its content, from its first byte to its last.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use signet::contract::Upload;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::answer::{Problem, now};

/// Compares the bytes with `Content-Digest`, decodes them, and states what they are.
pub(crate) fn inspect(bytes: &[u8], announced: Option<&str>) -> Result<Upload, Problem> {
    let digest = Sha256::digest(bytes);
    let expected = format!("sha-256=:{}:", STANDARD.encode(digest));
    if announced != Some(expected.as_str()) {
        return Err(Problem::new(422, "The photo arrived damaged"));
    }
    let (media_type, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        ("image/png", png(bytes))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        ("image/jpeg", jpeg(bytes))
    } else {
        return Err(Problem::new(415, "This is neither a PNG nor a JPEG picture"));
    };
    let (width, height) = size.ok_or_else(|| Problem::new(422, "The picture cannot be read"))?;
    let halves = digest.into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Ok(Upload {
        bytes: bytes.len() as u64,
        sha256: halves.filter_map(|half| char::from_digit(half.into(), 16)).collect(),
        width,
        height,
        media_type: media_type.to_owned(),
        uploaded_at: now(),
    })
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().ok()?;
    while reader.next_row().ok()?.is_some() {}
    reader.finish().ok()?;
    Some((reader.info().width, reader.info().height))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder =
        JpegDecoder::new_with_options(ZCursor::new(bytes), DecoderOptions::default().set_strict_mode(true));
    decoder.decode().ok()?;
    let info = decoder.info()?;
    Some((info.width.into(), info.height.into()))
}
