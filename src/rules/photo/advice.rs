//! Remarks on a photo that is accepted all the same. A remark never blocks.

use super::problem::{Wire, narrow};

/// A remark on a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoAdvice {
    /// Too few pixels for the small print of a form.
    TooSmall {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A picture far too long or too wide for a page.
    OddShape {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Colours stored as inks instead of light; many programs show them wrongly.
    Cmyk,
    /// Twelve bits a colour, which browsers cannot show.
    TwelveBit,
    /// Bytes after the end of the picture.
    TrailingData,
    /// A missing end marker in a file that holds the whole picture.
    EndLeftOut,
    /// A JPEG comment that looks like a program.
    PayloadInComment,
    /// A PNG text that looks like a program.
    PayloadInText,
    /// Several pictures in one JPEG (MPO); the first one counts.
    SeveralPictures,
    /// An animated PNG (APNG); its first picture counts.
    Animated,
    /// Blurred text.
    Blurred,
    /// Dark paper.
    Dark,
    /// A page that runs over the edge of the photo.
    CutOff,
    /// No red seal on the page.
    NoSeal,
    /// A browser that alters pictures on purpose (a privacy setting), so that colours may be speckled.
    Noise,
}

impl PhotoAdvice {
    /// Returns the remark as numbers.
    pub fn to_wire(self) -> Wire {
        match self {
            Self::TooSmall { width, height } => [0, width.into(), height.into()],
            Self::OddShape { width, height } => [1, width.into(), height.into()],
            plain => [Self::PLAIN.iter().position(|it| *it == plain).map_or(u64::MAX, |at| at as u64 + 2), 0, 0],
        }
    }

    /// Reads a remark from its numbers.
    pub fn from_wire([remark, width, height]: Wire) -> Option<Self> {
        let (width, height) = (narrow(width), narrow(height));
        match remark {
            0 => Some(Self::TooSmall { width, height }),
            1 => Some(Self::OddShape { width, height }),
            plain => Self::PLAIN.get(usize::try_from(plain - 2).ok()?).copied(),
        }
    }

    /// The remarks that carry no numbers, in the order of their code on the wire.
    const PLAIN: [Self; 13] = [
        Self::Cmyk,
        Self::TwelveBit,
        Self::TrailingData,
        Self::PayloadInComment,
        Self::PayloadInText,
        Self::SeveralPictures,
        Self::Animated,
        Self::Blurred,
        Self::Dark,
        Self::CutOff,
        Self::NoSeal,
        Self::Noise,
        Self::EndLeftOut,
    ];

    /// Returns the stable name of the rule.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooSmall { .. } => "too-small",
            Self::OddShape { .. } => "odd-shape",
            Self::Cmyk => "cmyk",
            Self::TwelveBit => "12-bit-jpeg",
            Self::TrailingData => "trailing-data",
            // This remark is the mild form of the rule that refuses damaged files.
            Self::EndLeftOut => "corrupt",
            Self::PayloadInComment => "payload-in-comment",
            Self::PayloadInText => "payload-in-text",
            Self::SeveralPictures => "mpo",
            Self::Animated => "animated",
            Self::Blurred => "blurred",
            Self::Dark => "dark",
            Self::CutOff => "cut-off",
            Self::NoSeal => "no-seal",
            Self::Noise => "canvas-noise",
        }
    }
}

/// Least number of pixels on the shorter side, 90 dots an inch, at which the small print of a form (8 points on A4) can be read.
pub const MIN_SHORT_SIDE: u32 = 740;

/// Greatest ratio of the long side to the short side; beyond it a photo has an odd shape.
pub const MAX_ASPECT: u32 = 4;

/// Returns the remark on a picture's size, or `None` if the size suits a page.
pub fn on_size(width: u32, height: u32) -> Option<PhotoAdvice> {
    let (short, long) = (width.min(height), width.max(height));
    if long > short.saturating_mul(MAX_ASPECT) {
        Some(PhotoAdvice::OddShape { width, height })
    } else if short < MIN_SHORT_SIDE {
        Some(PhotoAdvice::TooSmall { width, height })
    } else {
        None
    }
}
