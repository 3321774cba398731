//! Why a photo cannot be taken: enums that carry the numbers. The words are in `text::photo`.

use super::FileKind;

/// What in a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It stops before its end marker.
    CutShort,
    /// A part that every picture has is missing or stands in the wrong place.
    Structure,
    /// A checksum does not match, or the pixels cannot be unpacked.
    Data,
    /// It says that it is zero pixels wide or high.
    NoPixels,
    /// It is of a rare sort (lossless, arithmetic or hierarchical JPEG) that browsers do not show.
    RareSort,
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
        }
    }
}

/// Pixels that a photo may have, 100 megapixels: twice what phones make, and 400 MB once decoded.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Bytes of a file that is looked at in a browser at all, 200 MB: far above any photo, far below a film.
pub const MAX_FILE_BYTES: u64 = 200 * 1024 * 1024;
