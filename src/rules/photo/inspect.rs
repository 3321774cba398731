//! Inspects a file before anything is decoded: its kind, its size, its orientation, and whether it is complete.

use super::advice::{PhotoAdvice, on_size};
use super::plan::is_large;
use super::problem::{Damage, MAX_PIXELS, MAX_SCALED_PIXELS, PhotoProblem};
use super::{FileKind, Scan, jpeg, png, scan};

/// Bytes read from the beginning of a large file; more are read if its header is longer.
pub const HEAD_BYTES: usize = 256 * 1024;
/// Bytes read from the end of a large file.
pub const TAIL_BYTES: usize = 64 * 1024;

/// The parts of a file that were read.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The beginning of the file, or all of it.
    pub head: &'a [u8],
    /// The end of the file; empty if `head` is all of it.
    pub tail: &'a [u8],
    /// Number of bytes of the whole file.
    pub bytes: u64,
}

impl<'a> Look<'a> {
    /// Returns a look at a whole file.
    pub fn whole(bytes: &'a [u8]) -> Self {
        Self { head: bytes, tail: &[], bytes: bytes.len() as u64 }
    }

    fn is_whole(self) -> bool {
        self.head.len() as u64 >= self.bytes
    }
}

/// The state of a file's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// An end marker that was seen.
    Marked,
    /// No end marker in the parts that were read; the middle must be searched.
    NotSeen,
    /// A JPEG without an end marker, but with all its pixels.
    LeftOut {
        /// One past the last byte of the pixels.
        at: u64,
    },
}

/// The facts about a file.
#[expect(clippy::struct_excessive_bools, reason = "independent findings, none of which excludes another")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The kind of the file, JPEG or PNG.
    pub kind: FileKind,
    /// Pixels across once upright, as the file states. If the browser shows another shape, the browser is right.
    pub width: u32,
    /// Pixels down once upright.
    pub height: u32,
    /// Orientation, 1 to 8 as in EXIF; 1 is upright.
    pub orientation: u8,
    /// True if the file has a part that may hold an orientation.
    pub may_be_turned: bool,
    /// True for a JPEG in one pass, which can be decoded at a fraction of its size in little memory.
    pub scalable: bool,
    /// True if the file holds the place where it was taken.
    pub gps: bool,
    /// True if the file must be written anew: it holds metadata, has bytes after its end, or lacks its end marker.
    pub metadata: bool,
    /// Bits a sample.
    pub bits: u8,
    /// True if the colours are inks.
    pub cmyk: bool,
    /// True if pixels may be transparent.
    pub transparent: bool,
    /// The state of the file's end.
    pub end: End,
    /// True if bytes follow the end marker.
    pub trailing: bool,
    several: bool,
    animated: bool,
    program: bool,
}

impl Facts {
    /// Returns the remarks that need no look at the pixels.
    pub fn advice(&self) -> Vec<PhotoAdvice> {
        let is_jpeg = self.kind == FileKind::Jpeg;
        let payload = if is_jpeg { PhotoAdvice::PayloadInComment } else { PhotoAdvice::PayloadInText };
        let noted = [
            (self.cmyk, PhotoAdvice::Cmyk),
            (is_jpeg && self.bits > 8, PhotoAdvice::TwelveBit),
            (self.several, PhotoAdvice::SeveralPictures),
            (self.animated, PhotoAdvice::Animated),
            (self.program, payload),
            (matches!(self.end, End::LeftOut { .. }), PhotoAdvice::EndLeftOut),
            (self.trailing && !self.several, PhotoAdvice::TrailingData),
        ];
        let noted = noted.into_iter().filter_map(|(there, advice)| there.then_some(advice));
        on_size(self.width, self.height).into_iter().chain(noted).collect()
    }

    /// Returns true if the file can be sent once its metadata is out, without encoding it again. A small file with very many
    /// pixels cannot, because every viewer would need memory for all of them.
    pub fn is_ready(&self) -> bool {
        self.orientation == 1 && !self.cmyk && self.bits != 12 && !is_large(self.width, self.height)
    }

    /// Returns the number of pixels of the picture.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Returns the facts for a picture that the browser shows in the proportion of this size. Only the browser turns the picture,
    /// so the sides change places if its shape differs from the shape in the file.
    #[must_use]
    pub fn seen_as(self, width: u32, height: u32) -> Self {
        if has_shape((self.width, self.height), (width, height)) {
            return self;
        }
        Self { width: self.height, height: self.width, ..self }
    }
}

/// Returns true if two sizes have the same proportion, apart from rounding to whole pixels.
pub fn has_shape(one: (u32, u32), other: (u32, u32)) -> bool {
    let product = |a: u32, b: u32| u64::from(a) * u64::from(b);
    let difference = product(one.0, other.1).abs_diff(product(one.1, other.0));
    difference <= u64::from(one.0.max(one.1).max(other.0).max(other.1))
}

/// Inspects a file. For a look at parts, `Err(Damaged(CutShort))` means that the header is longer than `head`.
pub fn inspect(look: Look<'_>) -> Result<Facts, PhotoProblem> {
    if look.bytes == 0 || look.head.is_empty() {
        return Err(PhotoProblem::Empty);
    }
    let facts = match FileKind::of(look.head) {
        FileKind::Jpeg => of_jpeg(look),
        FileKind::Png => of_png(look),
        other => return Err(PhotoProblem::WrongType(other)),
    };
    let facts = facts.map_err(PhotoProblem::Damaged)?;
    if facts.pixels() > if facts.scalable { MAX_SCALED_PIXELS } else { MAX_PIXELS } {
        return Err(PhotoProblem::TooManyPixels { width: facts.width, height: facts.height });
    }
    if look.is_whole() && facts.end == End::NotSeen {
        return Err(PhotoProblem::Damaged(Damage::CutShort));
    }
    Ok(facts)
}

fn of_jpeg(look: Look<'_>) -> Result<Facts, Damage> {
    let walked = jpeg::walk(look.head, false)?;
    // A preview inside the header has an end marker too, so the search for the end begins after the header.
    if walked.components == 0 || !walked.scan {
        return Err(if look.is_whole() && walked.end.is_some() { Damage::Structure } else { Damage::CutShort });
    }
    // Entropy-coded data cannot hold 0xFF 0xD9, so these bytes in the tail mark the end of this picture or of a second one.
    let in_tail = !look.is_whole() && look.tail.windows(2).any(|pair| pair == [0xff, 0xd9]);
    let trailing = walked.end.is_some_and(|end| (end as u64) < look.bytes) || (in_tail && !ends_with_marker(look.tail));
    let mut end = if walked.end.is_some() || in_tail { End::Marked } else { End::NotSeen };
    // The limit on pixels is checked first, so no other finding hides it.
    let too_many = u64::from(walked.width) * u64::from(walked.height) > MAX_SCALED_PIXELS;
    if end == End::NotSeen && look.is_whole() && !too_many {
        end = match scan::read(look.head) {
            Scan::Whole { end } => End::LeftOut { at: end as u64 },
            Scan::CutShort => return Err(Damage::CutShort),
            Scan::Unknown => return Err(Damage::EndMissing),
        };
    }
    let turned = walked.exif.orientation >= 5;
    let (width, height) = if turned { (walked.height, walked.width) } else { (walked.width, walked.height) };
    Ok(Facts {
        kind: FileKind::Jpeg,
        width,
        height,
        orientation: walked.exif.orientation,
        may_be_turned: walked.has_exif,
        scalable: !walked.progressive && walked.bits == 8,
        gps: walked.exif.gps,
        // A file without its end marker must be written anew as well.
        metadata: walked.metadata || trailing || matches!(end, End::LeftOut { .. }),
        bits: walked.bits,
        cmyk: walked.components == 4,
        transparent: false,
        end,
        trailing,
        several: walked.several,
        animated: false,
        program: walked.program,
    })
}

/// Returns true if the end marker comes last, apart from the zeros and fill bytes with which cameras pad the end.
fn ends_with_marker(tail: &[u8]) -> bool {
    let end = tail.iter().rposition(|byte| !matches!(byte, 0 | 0xff)).map_or(0, |last| last + 1);
    tail.get(..end).is_some_and(|rest| rest.ends_with(&[0xff, 0xd9]))
}

fn of_png(look: Look<'_>) -> Result<Facts, Damage> {
    // The limit on pixels is checked first, so no other finding hides it.
    let header = png::header(look.head)?;
    let too_many = u64::from(header.width) * u64::from(header.height) > MAX_PIXELS;
    let walked = if too_many { header } else { png::walk(look.head, look.is_whole())? };
    let in_tail = !look.is_whole() && look.tail.windows(8).any(|it| it == b"IEND\xae\x42\x60\x82");
    let trailing = walked.end.is_some_and(|end| (end as u64) < look.bytes)
        || (in_tail && !look.tail.ends_with(b"IEND\xae\x42\x60\x82"));
    let turned = walked.exif.orientation >= 5;
    let (width, height) = if turned { (walked.height, walked.width) } else { (walked.width, walked.height) };
    Ok(Facts {
        kind: FileKind::Png,
        width,
        height,
        orientation: walked.exif.orientation,
        may_be_turned: walked.has_exif,
        scalable: false,
        gps: walked.exif.gps,
        metadata: walked.metadata || trailing,
        bits: walked.bits,
        cmyk: false,
        transparent: walked.transparent,
        end: if walked.end.is_some() || in_tail { End::Marked } else { End::NotSeen },
        trailing,
        several: false,
        animated: walked.animated,
        program: walked.program,
    })
}
