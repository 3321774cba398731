//! The reasons to refuse a photo, as enums that carry the numbers. The words are in `text::photo`.

use super::FileKind;

/// A kind of damage to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Missing pixels.
    CutShort,
    /// A required part that is missing or in the wrong place.
    Structure,
    /// A wrong checksum, or pixels that cannot be unpacked.
    Data,
    /// A stated width or height of zero pixels.
    NoPixels,
    /// A rare sort of JPEG (lossless, arithmetic or hierarchical) that browsers do not show.
    RareSort,
    /// A missing end marker in a JPEG, such as a progressive one, whose codes do not show that all pixels are present.
    EndMissing,
}

/// A reason to refuse a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoProblem {
    /// A file without bytes.
    Empty,
    /// A file that is neither JPEG nor PNG.
    WrongType(FileKind),
    /// More bytes than are accepted, or than can be made to fit.
    TooLarge {
        /// Number of bytes of the file.
        bytes: u64,
        /// Number of bytes allowed.
        allowed: u64,
    },
    /// More pixels than can be decoded safely.
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A damaged file.
    Damaged(Damage),
    /// A file that cannot be opened, or that was changed or deleted after it was chosen.
    NotReadable,
    /// A picture that looks whole but that the browser cannot decode.
    NotDecoded,
    /// No picture that fits: the browser has no JPEG encoder, or no memory left.
    NotShrunk {
        /// Number of bytes allowed.
        allowed: u64,
    },
    /// A photo worker that could not be fetched or whose answer was not understood.
    NoDesk,
    /// A cancellation by the applicant.
    Cancelled,
    /// A corner of the page at the edge of the photo; the page may go on beyond it.
    CornerAtEdge,
    /// Four corners that cannot be those of a page.
    NoPage,
}

impl PhotoProblem {
    /// Returns the stable name of the rule.
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

/// Greatest number of pixels of a photo, 100 megapixels: twice as many as phones use in their ordinary mode, 400 MB once decoded.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Greatest number of pixels if the browser decodes the photo at a fraction of its size: enough for A3 at 1200 dots an inch,
/// and half as much again as the 200 megapixels of phones.
pub const MAX_SCALED_PIXELS: u64 = 300_000_000;

/// Greatest number of bytes of a file that is inspected in a browser, 200 MB: far above any photo, far below a film.
pub const MAX_FILE_BYTES: u64 = 200 * 1024 * 1024;

/// The three numbers in which a problem or a remark travels from the worker to the page.
pub type Wire = [u64; 3];

impl PhotoProblem {
    /// Returns the problem as numbers.
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

    /// Reads a problem from its numbers. Unknown numbers mean that the worker was not understood.
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
    /// All kinds of damage, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::CutShort, Self::Structure, Self::Data, Self::NoPixels, Self::RareSort, Self::EndMissing];
}

fn pick<T: Copy>(all: &[T], index: u64) -> Option<T> {
    all.get(usize::try_from(index).ok()?).copied()
}

/// Reads a number of pixels from its wire form.
pub(super) fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
