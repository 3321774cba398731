//! The look at a file before anything is decoded: what it is, how large, which way up, and whether all of it is there.

use super::advice::{PhotoAdvice, on_size};
use super::problem::{Damage, MAX_PIXELS, PhotoProblem};
use super::{FileKind, jpeg, png};

/// How many bytes of a large file's beginning are looked at; more are asked for when its header is longer.
pub const HEAD_BYTES: usize = 256 * 1024;
/// How many bytes of a large file's end are looked at.
pub const TAIL_BYTES: usize = 64 * 1024;

/// The parts of a file that are at hand.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Its beginning, or all of it.
    pub head: &'a [u8],
    /// Its end; empty when `head` is all of it.
    pub tail: &'a [u8],
    /// Bytes of the whole file.
    pub bytes: u64,
}

impl<'a> Look<'a> {
    /// A look at a whole file.
    pub fn whole(bytes: &'a [u8]) -> Self {
        Self { head: bytes, tail: &[], bytes: bytes.len() as u64 }
    }

    fn is_whole(self) -> bool {
        self.head.len() as u64 >= self.bytes
    }
}

/// Whether all of a file is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The end marker was seen.
    Marked,
    /// It was not seen in the parts at hand: the middle has to be searched.
    NotSeen,
}

/// What a file is.
#[expect(clippy::struct_excessive_bools, reason = "independent findings, none of which excludes another")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// JPEG or PNG.
    pub kind: FileKind,
    /// Pixels across once upright.
    pub width: u32,
    /// Pixels down once upright.
    pub height: u32,
    /// 1 to 8 as in EXIF; 1 is upright.
    pub orientation: u8,
    /// Whether it tells where it was taken.
    pub gps: bool,
    /// Whether it holds metadata of any sort.
    pub metadata: bool,
    /// Bits a sample.
    pub bits: u8,
    /// Whether its colours are inks.
    pub cmyk: bool,
    /// Whether it may be transparent.
    pub transparent: bool,
    /// Whether the end marker was seen.
    pub end: End,
    /// Bytes after the end marker.
    pub trailing: bool,
    several: bool,
    animated: bool,
    program: bool,
}

impl Facts {
    /// What can be said of the file without looking at its pixels.
    pub fn advice(&self) -> Vec<PhotoAdvice> {
        let is_jpeg = self.kind == FileKind::Jpeg;
        let payload = if is_jpeg { PhotoAdvice::PayloadInComment } else { PhotoAdvice::PayloadInText };
        let noted = [
            (self.cmyk, PhotoAdvice::Cmyk),
            (is_jpeg && self.bits > 8, PhotoAdvice::TwelveBit),
            (self.several, PhotoAdvice::SeveralPictures),
            (self.animated, PhotoAdvice::Animated),
            (self.program, payload),
            (self.trailing && !self.several, PhotoAdvice::TrailingData),
        ];
        let noted = noted.into_iter().filter_map(|(there, advice)| there.then_some(advice));
        on_size(self.width, self.height).into_iter().chain(noted).collect()
    }

    /// Whether the file can be sent after its metadata was taken out, without encoding it again.
    pub fn is_ready(&self) -> bool {
        self.orientation == 1 && !self.cmyk && self.bits != 12
    }
}

/// Looks at a file. `Err(Damaged(CutShort))` on a look at parts means that the header is longer than `head`.
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
    if u64::from(facts.width) * u64::from(facts.height) > MAX_PIXELS {
        return Err(PhotoProblem::TooManyPixels { width: facts.width, height: facts.height });
    }
    if look.is_whole() && facts.end == End::NotSeen {
        return Err(PhotoProblem::Damaged(Damage::CutShort));
    }
    Ok(facts)
}

fn of_jpeg(look: Look<'_>) -> Result<Facts, Damage> {
    let walked = jpeg::walk(look.head, false)?;
    // The end can only be looked for in what follows the header, so that of a preview inside is not taken for it.
    if walked.components == 0 || !walked.scan {
        return Err(if look.is_whole() && walked.end.is_some() { Damage::Structure } else { Damage::CutShort });
    }
    // 0xFF 0xD9 cannot occur inside entropy-coded data, so in the tail it is the end, or that of a second picture.
    let in_tail = !look.is_whole() && look.tail.windows(2).any(|pair| pair == [0xff, 0xd9]);
    let trailing = walked.end.is_some_and(|end| (end as u64) < look.bytes) || (in_tail && !ends_with_marker(look.tail));
    let turned = walked.exif.orientation >= 5;
    let (width, height) = if turned { (walked.height, walked.width) } else { (walked.width, walked.height) };
    Ok(Facts {
        kind: FileKind::Jpeg,
        width,
        height,
        orientation: walked.exif.orientation,
        gps: walked.exif.gps,
        metadata: walked.metadata || trailing,
        bits: walked.bits,
        cmyk: walked.components == 4,
        transparent: false,
        end: if walked.end.is_some() || in_tail { End::Marked } else { End::NotSeen },
        trailing,
        several: walked.several,
        animated: false,
        program: walked.program,
    })
}

/// Cameras pad the end with zeros and fill bytes.
fn ends_with_marker(tail: &[u8]) -> bool {
    let end = tail.iter().rposition(|byte| !matches!(byte, 0 | 0xff)).map_or(0, |last| last + 1);
    tail.get(..end).is_some_and(|rest| rest.ends_with(&[0xff, 0xd9]))
}

fn of_png(look: Look<'_>) -> Result<Facts, Damage> {
    // The pixel gate comes before anything else can be wrong.
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
