//! Takes metadata out of a picture without touching a pixel: the place, the camera and the time, comments, previews,
//! and all bytes after the end. Colour profiles stay.

use super::inspect::{End, Facts};
use super::{FileKind, jpeg, png};

/// Returns the picture without its metadata, or `None` if its structure does not match the kind in `facts`.
pub fn strip(bytes: &[u8], facts: &Facts) -> Option<Vec<u8>> {
    match facts.kind {
        FileKind::Jpeg => {
            if let End::LeftOut { at } = facts.end {
                let pixels = bytes.get(..usize::try_from(at).ok()?)?;
                return strip_jpeg(&[pixels, &[0xff, 0xd9]].concat());
            }
            strip_jpeg(bytes)
        }
        FileKind::Png => strip_png(bytes),
        _ => None,
    }
}

fn strip_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(bytes.get(..2)?);
    let mut at = 2;
    let mut in_scan = false;
    while let Some(segment) = jpeg::next_segment(bytes, at) {
        if segment.end > bytes.len() {
            return None;
        }
        // Inside a scan, the bytes before the next marker are pixels; before the first scan they are mere filling.
        if in_scan {
            out.extend_from_slice(bytes.get(at..segment.start)?);
        }
        if jpeg::is_kept(segment) {
            out.extend_from_slice(bytes.get(segment.start..segment.end)?);
        }
        if segment.marker == 0xd9 {
            return Some(out);
        }
        in_scan |= segment.marker == 0xda;
        at = segment.end;
    }
    None
}

fn strip_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&png::SIGNATURE);
    let mut at = png::SIGNATURE.len();
    while let Some(chunk) = png::chunk_at(bytes, at) {
        if png::is_kept(chunk.name) {
            let named = bytes.get(chunk.start + 4..chunk.end - 4)?;
            out.extend_from_slice(bytes.get(chunk.start..chunk.start + 4)?);
            out.extend_from_slice(named);
            // The checksum is computed anew, which mends a pixel chunk with a wrong one.
            out.extend_from_slice(&png::checksum(named).to_be_bytes());
        }
        if chunk.name == *b"IEND" {
            return Some(out);
        }
        at = chunk.end;
    }
    None
}
