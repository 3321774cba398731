//! Reads the structure of a JPEG (ITU-T T.81, annex B), marker by marker, without decoding a pixel.

use super::exif::{self, Exif};
use super::problem::Damage;
use super::read::{contains, is_program, u16_be};

/// A marker with its segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The second byte of the marker: 0xC0 for SOF0.
    pub marker: u8,
    /// Place of the marker's 0xFF.
    pub start: usize,
    /// One past the segment, before any entropy-coded data.
    pub end: usize,
    /// The bytes after the length.
    pub body: &'a [u8],
}

/// Returns true for markers without a length: SOI, EOI, restarts and TEM.
fn stands_alone(marker: u8) -> bool {
    matches!(marker, 0x01 | 0xd0..=0xd9)
}

/// Finds the next marker at or after `at` and skips fill bytes. Returns `None` if the bytes end first.
pub fn next_segment(bytes: &[u8], at: usize) -> Option<Segment<'_>> {
    let mut start = at;
    loop {
        let marker = *bytes.get(start.checked_add(1)?)?;
        // Stuffed zeros, restarts and bytes other than 0xFF belong to the entropy-coded data, so the search passes over them.
        if bytes.get(start) == Some(&0xff) && !matches!(marker, 0 | 0xff | 0xd0..=0xd7) {
            if stands_alone(marker) {
                return Some(Segment { marker, start, end: start + 2, body: &[] });
            }
            let length = usize::from(u16_be(bytes, start + 2)?);
            let end = start + 2 + length;
            let body = bytes.get(start + 4..end.min(bytes.len())).unwrap_or_default();
            return Some(Segment { marker, start, end, body });
        }
        start += 1;
    }
}

/// Returns true if a marker begins a frame: SOF0 to SOF15, without DHT, JPG and DAC.
pub fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// The findings from the markers of a JPEG.
#[expect(clippy::struct_excessive_bools, reason = "independent findings, none of which excludes another")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Jpeg {
    /// Pixels across, as stored.
    pub width: u32,
    /// Pixels down, as stored.
    pub height: u32,
    /// Bits a sample: 8, or 12 in rare files.
    pub bits: u8,
    /// True if the picture is stored in passes over its whole area, each of which adds detail.
    pub progressive: bool,
    /// Number of colour components: 1 for grey, 3 for colour, 4 for inks.
    pub components: u8,
    /// Orientation, and presence of a place.
    pub exif: Exif,
    /// True if there is a segment that may hold an orientation.
    pub has_exif: bool,
    /// True if it holds several pictures (MPO).
    pub several: bool,
    /// True if a comment looks like a program.
    pub program: bool,
    /// True if there is metadata that `strip` would take out.
    pub metadata: bool,
    /// One past the end marker, if the walk reached it.
    pub end: Option<usize>,
    /// True if the walk reached the pixels, at a start of scan.
    pub scan: bool,
}

/// Walks all of `bytes`. `whole` is true if nothing follows them; otherwise running out of bytes is no
/// damage.
pub fn walk(bytes: &[u8], whole: bool) -> Result<Jpeg, Damage> {
    let mut jpeg = Jpeg::default();
    let mut at = 2;
    while let Some(segment) = next_segment(bytes, at) {
        if !jpeg.scan && !is_between_segments(bytes, at, segment.start) {
            return Err(Damage::Structure);
        }
        match segment.marker {
            0xd9 => {
                if !jpeg.scan {
                    return Err(Damage::Structure);
                }
                jpeg.end = Some(segment.end);
                return Ok(jpeg);
            }
            0xd8 => return Err(if jpeg.scan { Damage::CutShort } else { Damage::Structure }),
            marker if stands_alone(marker) => {}
            marker => {
                if segment.end < segment.start + 4 {
                    return Err(Damage::Structure);
                }
                if segment.end > bytes.len() {
                    break;
                }
                if is_frame(marker) {
                    frame(&mut jpeg, segment)?;
                } else if marker == 0xda {
                    if jpeg.components == 0 {
                        return Err(Damage::Structure);
                    }
                    jpeg.scan = true;
                } else {
                    note(&mut jpeg, segment);
                }
            }
        }
        at = segment.end;
    }
    if whole { Err(Damage::CutShort) } else { Ok(jpeg) }
}

/// Returns true if only fill bytes or a short gap lie between two segments. Some cameras leave a few zeros, which decoders skip.
fn is_between_segments(bytes: &[u8], from: usize, to: usize) -> bool {
    bytes.get(from..to).is_some_and(|gap| gap.len() < 64 || gap.iter().all(|byte| matches!(byte, 0 | 0xff)))
}

fn frame(jpeg: &mut Jpeg, segment: Segment<'_>) -> Result<(), Damage> {
    // Browsers show only baseline, extended and progressive Huffman frames.
    if !matches!(segment.marker, 0xc0..=0xc2) {
        return Err(Damage::RareSort);
    }
    let [bits, high_y, low_y, high_x, low_x, components, ..] = *segment.body else { return Err(Damage::Structure) };
    if jpeg.components != 0 || segment.body.len() != 6 + 3 * usize::from(components) {
        return Err(Damage::Structure);
    }
    jpeg.bits = bits;
    jpeg.progressive = segment.marker == 0xc2;
    jpeg.height = u32::from(u16::from_be_bytes([high_y, low_y]));
    jpeg.width = u32::from(u16::from_be_bytes([high_x, low_x]));
    jpeg.components = components;
    if jpeg.width == 0 || jpeg.height == 0 {
        return Err(Damage::NoPixels);
    }
    if !matches!(bits, 8 | 12) || !matches!(components, 1 | 3 | 4) {
        return Err(Damage::RareSort);
    }
    let sampled =
        |part: &[u8]| part.get(1).is_some_and(|it| (1..=4).contains(&(it >> 4)) && (1..=4).contains(&(it & 15)));
    let parts = segment.body.get(6..).unwrap_or_default();
    if parts.chunks_exact(3).all(sampled) { Ok(()) } else { Err(Damage::Structure) }
}

fn note(jpeg: &mut Jpeg, segment: Segment<'_>) {
    jpeg.metadata |= !is_kept(segment);
    match (segment.marker, segment.body) {
        (0xe1, [b'E', b'x', b'i', b'f', 0, _, tiff @ ..]) => {
            let read = exif::read(tiff);
            // As in browsers, the first segment with any content sets the orientation. A place counts in every segment.
            let orientation = if jpeg.has_exif { jpeg.exif.orientation } else { read.orientation };
            jpeg.has_exif |= tiff.len() >= 8;
            jpeg.exif = Exif { orientation, gps: jpeg.exif.gps || read.gps };
        }
        (0xe1, xmp) => jpeg.exif.gps |= contains(xmp, b"exif:gps"),
        (0xe2, [b'M', b'P', b'F', 0, ..]) => jpeg.several = true,
        (0xfe, comment) => jpeg.program |= is_program(comment),
        _ => {}
    }
}

/// Returns true for segments that the picture needs to look right: all but metadata. Among the application segments,
/// it needs JFIF, ICC profiles and Adobe's colour transform.
pub fn is_kept(segment: Segment<'_>) -> bool {
    match segment.marker {
        0xe0 => segment.body.starts_with(b"JFIF\0"),
        0xe2 => segment.body.starts_with(b"ICC_PROFILE\0"),
        0xee => segment.body.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}
