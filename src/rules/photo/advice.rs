//! What the applicant may want to know of a photo that is taken all the same. Advice never blocks.

use super::problem::{Wire, narrow};

/// One remark on a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoAdvice {
    /// Too few pixels for the small print of a form.
    TooSmall {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Far longer than wide, or the reverse: not a page.
    OddShape {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Inks instead of light: many programs show such colours wrongly.
    Cmyk,
    /// Twelve bits a colour: browsers cannot show it.
    TwelveBit,
    /// Bytes follow the picture's end.
    TrailingData,
    /// The file lacks its end marker, though all of the picture is there.
    EndLeftOut,
    /// A JPEG comment holds what looks like a program.
    PayloadInComment,
    /// A PNG text holds what looks like a program.
    PayloadInText,
    /// Several pictures in one JPEG (MPO); the first one counts.
    SeveralPictures,
    /// A film in PNG (APNG); its first picture counts.
    Animated,
    /// The text is not sharp.
    Blurred,
    /// The paper is dark.
    Dark,
    /// The page runs over the edge of the photo.
    CutOff,
    /// No red seal was found.
    NoSeal,
    /// The browser changes pictures on purpose (a privacy setting): colours may be speckled.
    Noise,
}

impl PhotoAdvice {
    /// The remark as numbers.
    pub fn to_wire(self) -> Wire {
        match self {
            Self::TooSmall { width, height } => [0, width.into(), height.into()],
            Self::OddShape { width, height } => [1, width.into(), height.into()],
            plain => [Self::PLAIN.iter().position(|it| *it == plain).map_or(u64::MAX, |at| at as u64 + 2), 0, 0],
        }
    }

    /// The remark out of its numbers.
    pub fn from_wire([remark, width, height]: Wire) -> Option<Self> {
        let (width, height) = (narrow(width), narrow(height));
        match remark {
            0 => Some(Self::TooSmall { width, height }),
            1 => Some(Self::OddShape { width, height }),
            plain => Self::PLAIN.get(usize::try_from(plain - 2).ok()?).copied(),
        }
    }

    /// The remarks without numbers of their own.
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

    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooSmall { .. } => "too-small",
            Self::OddShape { .. } => "odd-shape",
            Self::Cmyk => "cmyk",
            Self::TwelveBit => "12-bit-jpeg",
            Self::TrailingData => "trailing-data",
            // The rule that refuses damaged files, in its mild form.
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

/// Pixels on the shorter side below which the small print of a form (8 points on A4) cannot be read: 90 dots an inch.
pub const MIN_SHORT_SIDE: u32 = 740;

/// How many times longer than wide a photo may be before it is called oddly shaped.
pub const MAX_ASPECT: u32 = 4;

/// Advice on a picture's size, `None` for one that can show a page.
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
