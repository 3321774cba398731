//! Why a photo cannot be taken: enums that carry the numbers. The words are in `text::photo`.

use super::FileKind;

/// What in a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Some of its pixels are not there.
    CutShort,
    /// A part that every picture has is missing or stands in the wrong place.
    Structure,
    /// A checksum does not match, or the pixels cannot be unpacked.
    Data,
    /// It says that it is zero pixels wide or high.
    NoPixels,
    /// It is of a rare sort (lossless, arithmetic or hierarchical JPEG) that browsers do not show.
    RareSort,
    /// It has no end marker, and nothing shows whether all pixels are there: a progressive JPEG.
    EndMissing,
}

/// Why a photo cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoProblem {
    /// The file has no bytes.
    Empty,
    /// The file is something else than JPEG or PNG.
    WrongType(FileKind),
    /// More bytes than can be taken, or than can be made to fit.
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes allowed.
        allowed: u64,
    },
    /// More pixels than can be decoded safely.
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The file is damaged.
    Damaged(Damage),
    /// The file changed, was deleted or cannot be opened since it was chosen.
    NotReadable,
    /// The browser cannot decode the picture although it looks whole.
    NotDecoded,
    /// No picture came out that fits: the browser has no JPEG encoder or no memory left.
    NotShrunk {
        /// Bytes allowed.
        allowed: u64,
    },
    /// The part of Signet that prepares photos could not be fetched or stopped working.
    NoDesk,
    /// The applicant cancelled.
    Cancelled,
    /// A corner of the page lies at the edge of the photo: the page may go on beyond it.
    CornerAtEdge,
    /// Four corners that no page has.
    NoPage,
}

impl PhotoProblem {
    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WrongType(_) => "type",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyPixels { .. } => "pixel-bomb",
            Self::Damaged(_) => "corrupt",
            Self::NotReadable => "not-readable",
            Self::NotDecoded => "not-decoded",
            Self::NotShrunk { .. } => "not-shrunk",
            Self::NoDesk => "no-desk",
            Self::Cancelled => "cancelled",
            Self::CornerAtEdge => "corner-at-edge",
            Self::NoPage => "no-page",
        }
    }
}

/// Pixels that a photo may have, 100 megapixels: twice what phones make in their ordinary mode, and 400 MB once decoded.
pub const MAX_PIXELS: u64 = 100_000_000;

/// The same where the browser decodes the photo at a fraction of its size: a page of A3 at 1200 dots an inch, and half as much
/// again as the 200 megapixels of phones.
pub const MAX_SCALED_PIXELS: u64 = 300_000_000;

/// Bytes of a file that is looked at in a browser at all, 200 MB: far above any photo, far below a film.
pub const MAX_FILE_BYTES: u64 = 200 * 1024 * 1024;

/// How many numbers a problem or a remark is, on its way from the worker to the page.
pub type Wire = [u64; 3];

impl PhotoProblem {
    /// The problem as numbers.
    pub fn to_wire(self) -> Wire {
        match self {
            Self::Empty => [0, 0, 0],
            Self::WrongType(kind) => [1, kind as u64, 0],
            Self::TooLarge { bytes, allowed } => [2, bytes, allowed],
            Self::TooManyPixels { width, height } => [3, width.into(), height.into()],
            Self::Damaged(damage) => [4, damage as u64, 0],
            Self::NotReadable => [5, 0, 0],
            Self::NotDecoded => [6, 0, 0],
            Self::NotShrunk { allowed } => [7, allowed, 0],
            Self::NoDesk => [8, 0, 0],
            Self::Cancelled => [9, 0, 0],
            Self::CornerAtEdge => [10, 0, 0],
            Self::NoPage => [11, 0, 0],
        }
    }

    /// The problem out of its numbers; numbers that mean nothing are a desk that cannot be talked to.
    pub fn from_wire([problem, first, second]: Wire) -> Self {
        match problem {
            0 => Self::Empty,
            1 => Self::WrongType(pick(&FileKind::ALL, first).unwrap_or(FileKind::Unknown)),
            2 => Self::TooLarge { bytes: first, allowed: second },
            3 => Self::TooManyPixels { width: narrow(first), height: narrow(second) },
            4 => Self::Damaged(pick(&Damage::ALL, first).unwrap_or(Damage::Data)),
            5 => Self::NotReadable,
            6 => Self::NotDecoded,
            7 => Self::NotShrunk { allowed: first },
            9 => Self::Cancelled,
            10 => Self::CornerAtEdge,
            11 => Self::NoPage,
            _ => Self::NoDesk,
        }
    }
}

impl Damage {
    /// Every damage, in the order of its number.
    pub const ALL: [Self; 6] =
        [Self::CutShort, Self::Structure, Self::Data, Self::NoPixels, Self::RareSort, Self::EndMissing];
}

fn pick<T: Copy>(all: &[T], index: u64) -> Option<T> {
    all.get(usize::try_from(index).ok()?).copied()
}

/// A number of pixels out of its wire form.
pub(super) fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
