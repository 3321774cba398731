//! Checks a photo as a backend must: it trusts no statement about it, checks the cheapest properties first, and finally
//! decodes it.

use std::io::Cursor;

use axum::http::StatusCode;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::problem::Problem;

/// The most pixels that are decoded. A picture with more is a decompression bomb or a mistake.
const MAX_PIXELS: u64 = 100_000_000;
/// The longest side that a JPEG header can have (ITU-T T.81 B.2.2).
const MAX_SIDE: usize = 65_535;

/// The first bytes of a PNG.
pub(crate) const PNG_START: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_START: &[u8] = b"\xff\xd8\xff";
const JPEG_END: &[u8] = b"\xff\xd9";
/// EXIF's orientation tag (CIPA DC-008 4.6.4).
const ORIENTATION: u16 = 0x0112;

/// The facts about a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    /// `image/png` or `image/jpeg`, according to the content.
    pub(crate) media_type: &'static str,
    /// Width in pixels after rotation to upright.
    pub(crate) width: u32,
    /// Height in pixels after rotation to upright.
    pub(crate) height: u32,
}

impl Facts {
    /// The facts of a picture that nobody has looked at.
    pub(crate) const UNKNOWN: Self = Self { media_type: "image/png", width: 1, height: 1 };
}

/// Checks a photo. Returns 415 if it is neither PNG nor JPEG, and 422 if it is too large to decode or cannot be
/// decoded.
pub(crate) fn inspect(bytes: &[u8]) -> Result<Facts, Problem> {
    if bytes.starts_with(PNG_START) {
        png(bytes)
    } else if bytes.starts_with(JPEG_START) {
        jpeg(bytes)
    } else {
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-photo", "This is neither a PNG nor a JPEG picture"))
    }
}

fn undecodable(reason: impl std::fmt::Display) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "undecodable", "The picture cannot be read")
        .detail(format!("It is damaged or incomplete: {reason}."))
}

fn within_limit(width: u32, height: u32) -> Result<(), Problem> {
    if width == 0 || height == 0 {
        return Err(undecodable("it has no size"));
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let title = "The picture has too many pixels";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "too-many-pixels", title)
            .detail(format!("{width} × {height}; {MAX_PIXELS} pixels at most.")));
    }
    Ok(())
}

fn png(bytes: &[u8]) -> Result<Facts, Problem> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    let header = decoder.read_header_info().map_err(undecodable)?;
    let (width, height) = (header.width, header.height);
    within_limit(width, height)?;
    let mut reader = decoder.read_info().map_err(undecodable)?;
    // The rows are decoded one by one, so a decompression bomb is never completely in memory.
    while reader.next_row().map_err(undecodable)?.is_some() {}
    reader.finish().map_err(undecodable)?;
    Ok(Facts { media_type: "image/png", width, height })
}

fn jpeg(bytes: &[u8]) -> Result<Facts, Problem> {
    // The decoder is strict, because otherwise it fills up half a picture with grey and accepts it.
    let options = DecoderOptions::default().set_strict_mode(true).set_max_width(MAX_SIDE).set_max_height(MAX_SIDE);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| undecodable(format!("{error:?}")))?;
    let info = decoder.info().ok_or_else(|| undecodable("it has no size"))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    within_limit(width, height)?;
    let sideways = decoder.exif().is_some_and(|exif| orientation(exif).is_some_and(|value| (5..=8).contains(&value)));
    if !bytes.windows(JPEG_END.len()).rev().any(|pair| pair == JPEG_END) {
        return Err(undecodable("its end is missing"));
    }
    // If brightness is a separate channel, only that is decoded. It needs a third of the memory and proves as much.
    let colours = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr | ColorSpace::Luma) | None => ColorSpace::Luma,
        Some(ColorSpace::YCCK) => ColorSpace::CMYK,
        Some(other) => other,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colours));
    decoder.decode().map_err(|error| undecodable(format!("{error:?}")))?;
    let (width, height) = if sideways { (height, width) } else { (width, height) };
    Ok(Facts { media_type: "image/jpeg", width, height })
}

/// The orientation in EXIF's TIFF block. The values 5 to 8 mean that the picture lies on its side.
fn orientation(exif: &[u8]) -> Option<u16> {
    let big = match exif.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let long = |at: usize| -> Option<usize> {
        let four: [u8; 4] = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }).ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    (0..entries).find_map(|entry| {
        let at = directory.checked_add(2 + entry * 12)?;
        if short(at)? == ORIENTATION { short(at + 8) } else { None }
    })
}
