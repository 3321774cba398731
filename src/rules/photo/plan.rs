//! Computes how to make a photo fit: the size at which to draw it, and the JPEG quality to try next.
//!
//! Measurements on photos of printed forms show two things. At a given number of bytes, more pixels at a lower quality keep
//! text more legible than the reverse, down to quality 50. Bytes grow about as `(100 - quality)^-0.62` between 50 and 92.

/// Greatest number of pixels on the long side of the photo that is sent. Canvases of camera size stay black on phones.
const MAX_SIDE: u32 = 3200;
/// The same for a straightened page, which needs fewer pixels because it shows nothing but the page.
const MAX_PAGE_SIDE: u32 = 2600;
/// Pixels of a photo above which it is drawn smaller: decoding it takes much memory, and it shows the page more sharply anyway.
const LARGE: u64 = 20_000_000;
/// The two limits above, of photo and page, for photos of more than [`LARGE`] pixels.
const MAX_SIDES_OF_LARGE: (u32, u32) = (2800, 2300);
/// The lowest JPEG quality, 0 to 100. Below it letters blur together, and fewer pixels are better.
pub const MIN_QUALITY: u8 = 50;
/// The highest JPEG quality. Above it more bytes bring no visible gain.
pub const MAX_QUALITY: u8 = 92;
/// Greatest number of encodings of a picture at one size.
pub const MAX_ENCODES: usize = 3;
/// The quality at which a sample is encoded; most photos end up near it.
pub const SAMPLE_QUALITY: u8 = 62;
/// Greatest distance from the sample's quality at which the model of bytes can be trusted.
pub const FAR_QUALITY: u8 = 6;
/// Factor on a sample's bytes. A sample comes out too large, because it has its own header and its rows are less alike.
const SAMPLE_SHARE: f64 = 0.972;
/// Pixels on the long side below which the search gives up.
const MIN_SIDE: u32 = 64;

/// Pixels of a photo above which the browser decodes it at a fraction: more than phones use in their ordinary mode.
const HUGE: u64 = 50_000_000;

/// Returns the pixels across and down to ask for when a huge photo is decoded at a fraction, so that its long side gets at
/// least `side` pixels. Returns `None` for a photo that is decoded as a whole. Fractions are eighths (the transform of JPEG);
/// the result is half an eighth larger than needed, so that rounding cannot lead to the next lower fraction.
pub fn fraction(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    if u64::from(width) * u64::from(height) <= HUGE {
        return None;
    }
    let eighths = u64::from(side).saturating_mul(8).div_ceil(width.max(height).into()).min(8);
    let part = |length: u32| u32::try_from(u64::from(length) * (2 * eighths + 1) / 16).unwrap_or(length);
    Some((part(width), part(height)))
}

/// Returns true if a photo has too many pixels to be sent as it is.
pub fn is_large(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > LARGE
}

/// Returns the greatest number of pixels on the long side of the drawing of a photo of this size.
pub fn max_side(width: u32, height: u32) -> u32 {
    if is_large(width, height) { MAX_SIDES_OF_LARGE.0 } else { MAX_SIDE }
}

/// Returns the greatest number of pixels on the long side of a straightened page from a photo of this size.
pub fn max_page_side(width: u32, height: u32) -> u32 {
    if is_large(width, height) { MAX_SIDES_OF_LARGE.1 } else { MAX_PAGE_SIDE }
}

/// A way to decode a photo that is drawn smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Decoding at full size; drawing makes it smaller.
    Whole,
    /// Quick resizing during decoding.
    Gently,
    /// Thorough resizing during decoding.
    Steeply,
}

/// Returns the quickest way that costs no legibility. Down to half the size, the quick ways are as legible as the thorough one
/// (measured: within 0.0003 of SSIM). A photo that lies on its side is turned more quickly once it is smaller.
pub fn way(width: u32, height: u32, orientation: u8, side: u32) -> Way {
    if u64::from(width.max(height)) >= 2 * u64::from(side) {
        Way::Steeply
    } else if orientation == 1 && !is_large(width, height) {
        Way::Whole
    } else {
        Way::Gently
    }
}

/// Returns the number of bytes to stay below: 500,000 for 512,000, so that a limit counted in thousands is kept too.
pub fn target(max_bytes: u64) -> u64 {
    max_bytes - max_bytes * 3 / 128
}

/// Returns the size of a picture shrunk to at most `side` pixels on its long side. It never grows.
pub fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let long = width.max(height);
    if long <= side {
        return (width, height);
    }
    let scale = |length: u32| {
        let rounded = (u64::from(length) * u64::from(side) * 2 + u64::from(long)) / (2 * u64::from(long));
        u32::try_from(rounded).unwrap_or(side).max(1)
    };
    (scale(width), scale(height))
}

/// Predicts the quality that gives `goal` bytes, after `quality` gave `bytes`. The result may be out of range.
fn predict(quality: f64, bytes: f64, goal: f64) -> f64 {
    100.0 - (100.0 - quality) * (bytes / goal).powf(1.6)
}

/// The next step after an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another encoding with this quality.
    Encode(u8),
    /// The end: the largest encoding that fits is good enough.
    Done,
    /// A new start with a smaller drawing of this many pixels on its long side.
    Smaller(u32),
    /// The end without a result: nothing fits.
    GiveUp,
}

/// A search for the quality at one size.
#[derive(Debug, Clone)]
pub struct Search {
    target: f64,
    side: u32,
    tries: usize,
    /// The last encoding that fits, as quality and bytes; `over` is the last that does not.
    fits: Option<(u8, f64)>,
    over: Option<(u8, f64)>,
}

impl Search {
    /// Starts a search for at most `target` bytes on a picture of `side` pixels on its long side.
    pub fn new(target: u64, side: u32) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "bytes of a photo are far below 2^53")]
        let target = target as f64;
        Self { target, side, tries: 0, fits: None, over: None }
    }

    /// Returns the first step, after a sample of the picture at quality `sampled` gave `bytes`, scaled up to the whole.
    pub fn first(&self, sampled: u8, bytes: f64) -> Next {
        let bytes = bytes * SAMPLE_SHARE;
        let quality = predict(f64::from(sampled), bytes, self.goal());
        // The quality is well below the floor, so this size is not even tried.
        if quality < f64::from(MIN_QUALITY) - 4.0 {
            let floor = (100.0 - f64::from(MIN_QUALITY)) / (100.0 - f64::from(sampled));
            return self.smaller(bytes * floor.powf(-1.0 / 1.6));
        }
        Next::Encode(round(quality))
    }

    /// Returns the next step after an encoding with `quality` gave `bytes`.
    pub fn next(&mut self, quality: u8, bytes: u64) -> Next {
        #[expect(clippy::cast_precision_loss, reason = "bytes of a photo are far below 2^53")]
        let bytes = bytes as f64;
        self.tries += 1;
        if bytes <= self.target {
            self.fits = Some((quality, bytes));
            if bytes >= self.target * 0.95 || quality >= MAX_QUALITY {
                return Next::Done;
            }
        } else {
            self.over = Some((quality, bytes));
            if quality <= MIN_QUALITY {
                return self.smaller(bytes);
            }
        }
        let goal = self.goal();
        let (lowest, highest) =
            (self.fits.map_or(MIN_QUALITY, |it| it.0 + 1), self.over.map_or(MAX_QUALITY, |it| it.0 - 1));
        if lowest > highest {
            return Next::Done;
        }
        if self.tries >= MAX_ENCODES {
            return if self.fits.is_some() { Next::Done } else { self.smaller(bytes) };
        }
        let wanted = match (self.fits, self.over) {
            (Some((low, fewer)), Some((high, more))) => {
                let share = (goal / fewer).ln() / (more / fewer).ln();
                f64::from(low) + f64::from(high - low) * share
            }
            _ => predict(f64::from(quality), bytes, goal),
        };
        // The last encoding must fit, so its quality is set two steps lower.
        let careful = if self.tries + 1 == MAX_ENCODES && self.fits.is_none() { 2 } else { 0 };
        Next::Encode(round(wanted).saturating_sub(careful).clamp(lowest, highest))
    }

    /// Returns the bytes to aim at: the middle of the 95 to 100% that are good enough.
    fn goal(&self) -> f64 {
        self.target * 0.976
    }

    /// Picks a smaller side. Bytes grow with its 1.5th power. A step is at least a tenth, so the search always ends.
    fn smaller(&self, bytes: f64) -> Next {
        let factor = (self.target / bytes).powf(2.0 / 3.0) * 0.98;
        let side = f64::from(self.side) * factor.min(0.9);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the side before")]
        let side = side as u32;
        if side < MIN_SIDE { Next::GiveUp } else { Next::Smaller(side) }
    }
}

fn round(quality: f64) -> u8 {
    let quality = quality.round().clamp(f64::from(MIN_QUALITY), f64::from(MAX_QUALITY));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 50 to 92")]
    let quality = quality as u8;
    quality
}

/// Returns the tops of the rows of blocks that make up a sample: each is 16 pixels high, and one out of every eight is taken.
/// Each group of eight gives another of its rows, so that the sample does not keep step with lines of text.
pub fn sample_rows(height: u32) -> impl Iterator<Item = u32> {
    (0..height / 128).map(|group| group * 128 + 16 * ((group * 5 + 3) % 8))
}
