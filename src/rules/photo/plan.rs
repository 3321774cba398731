//! The arithmetic of making a photo fit: how large to draw it, and which JPEG quality to try next.
//!
//! Measured on photos of printed forms: at a given number of bytes text stays more legible on more pixels at a lower
//! quality than the reverse, down to quality 50; and bytes grow about as `(100 - quality)^-0.62` between 50 and 92.

/// Pixels on the long side of what is sent, at most. Canvases of camera size stay black on phones.
const MAX_SIDE: u32 = 3200;
/// The same of a straightened page, all of whose bytes are spent on the page.
const MAX_PAGE_SIDE: u32 = 2600;
/// Pixels of a photo above which less is drawn: it takes so much memory itself, and shows the page more sharply anyway.
const LARGE: u64 = 20_000_000;
/// The same for photos above that.
const MAX_SIDES_OF_LARGE: (u32, u32) = (2800, 2300);
/// The lowest JPEG quality, 0 to 100; below it letters blur together and fewer pixels are better.
pub const MIN_QUALITY: u8 = 50;
/// The highest JPEG quality; above it bytes buy nothing that can be seen.
pub const MAX_QUALITY: u8 = 92;
/// How often a picture of one size is encoded at most.
pub const MAX_ENCODES: usize = 3;
/// The quality that a sample is encoded with: where most photos end up.
pub const SAMPLE_QUALITY: u8 = 62;
/// How far from that the model of bytes is to be trusted.
pub const FAR_QUALITY: u8 = 6;
/// What of a sample's bytes is its share of the whole: it has a header of its own, and its lines hang together less.
const SAMPLE_SHARE: f64 = 0.972;
/// Pixels on the long side under which making a photo smaller is given up.
const MIN_SIDE: u32 = 64;

/// Pixels of a photo above which the browser is asked for a fraction of it: more than phones make in their ordinary mode.
const HUGE: u64 = 50_000_000;

/// How many pixels across and down to ask for when a fraction of a huge photo is decoded, so that its long side comes to
/// `side` pixels at least; `None` for a photo that is decoded as a whole. Fractions are eighths (the transform of JPEG), and
/// half an eighth more is asked for, so that no rounding leads to the next lower one.
pub fn fraction(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    if u64::from(width) * u64::from(height) <= HUGE {
        return None;
    }
    let eighths = u64::from(side).saturating_mul(8).div_ceil(width.max(height).into()).min(8);
    let part = |length: u32| u32::try_from(u64::from(length) * (2 * eighths + 1) / 16).unwrap_or(length);
    Some((part(width), part(height)))
}

/// Whether a photo has so many pixels that it is not kept as it is.
pub fn is_large(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > LARGE
}

/// Pixels on the long side of what is made of a photo of that size, at most.
pub fn max_side(width: u32, height: u32) -> u32 {
    if is_large(width, height) { MAX_SIDES_OF_LARGE.0 } else { MAX_SIDE }
}

/// Pixels on the long side of a straightened page out of a photo of that size, at most.
pub fn max_page_side(width: u32, height: u32) -> u32 {
    if is_large(width, height) { MAX_SIDES_OF_LARGE.1 } else { MAX_PAGE_SIDE }
}

/// How a photo is decoded to be drawn smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As it is; drawing makes it smaller.
    Whole,
    /// Made smaller while it is decoded, in the quick way.
    Gently,
    /// Made smaller while it is decoded, in the thorough way.
    Steeply,
}

/// The quickest way that costs no legibility. Down to half of the size the quick ways are as legible as the thorough one
/// (measured: within 0.0003 of SSIM); a photo that lies on its side is turned more quickly once it is smaller.
pub fn way(width: u32, height: u32, orientation: u8, side: u32) -> Way {
    if u64::from(width.max(height)) >= 2 * u64::from(side) {
        Way::Steeply
    } else if orientation == 1 && !is_large(width, height) {
        Way::Whole
    } else {
        Way::Gently
    }
}

/// Bytes to aim below: 500,000 of 512,000, so that whoever counts in thousands agrees.
pub fn target(max_bytes: u64) -> u64 {
    max_bytes - max_bytes * 3 / 128
}

/// The size of a picture whose long side is `side` at most; never larger than it is.
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

/// The quality at which bytes should come to `goal`, when they were `bytes` at `quality`. May lie out of range.
fn predict(quality: f64, bytes: f64, goal: f64) -> f64 {
    100.0 - (100.0 - quality) * (bytes / goal).powf(1.6)
}

/// What to do after an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Encode with this quality.
    Encode(u8),
    /// The largest encoding that fits is good enough.
    Done,
    /// Draw smaller, this many pixels on the long side, and begin again.
    Smaller(u32),
    /// Nothing fits.
    GiveUp,
}

/// The search for a quality at one size.
#[derive(Debug, Clone)]
pub struct Search {
    target: f64,
    side: u32,
    tries: usize,
    /// The largest that fits and the smallest that does not, as quality and bytes.
    fits: Option<(u8, f64)>,
    over: Option<(u8, f64)>,
}

impl Search {
    /// A search for at most `target` bytes on a picture of `side` pixels on its long side.
    pub fn new(target: u64, side: u32) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "bytes of a photo are far below 2^53")]
        let target = target as f64;
        Self { target, side, tries: 0, fits: None, over: None }
    }

    /// The first quality, from what a sample of the picture came to at `sampled`: `bytes`, scaled up to the whole.
    pub fn first(&self, sampled: u8, bytes: f64) -> Next {
        let bytes = bytes * SAMPLE_SHARE;
        let quality = predict(f64::from(sampled), bytes, self.goal());
        // Well below the floor: do not even try this size.
        if quality < f64::from(MIN_QUALITY) - 4.0 {
            let floor = (100.0 - f64::from(MIN_QUALITY)) / (100.0 - f64::from(sampled));
            return self.smaller(bytes * floor.powf(-1.0 / 1.6));
        }
        Next::Encode(round(quality))
    }

    /// What to do after an encoding with `quality` came to `bytes`.
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
        // The last encoding has to fit: rather a step too low than one too high.
        let careful = if self.tries + 1 == MAX_ENCODES && self.fits.is_none() { 2 } else { 0 };
        Next::Encode(round(wanted).saturating_sub(careful).clamp(lowest, highest))
    }

    /// In the middle of the 95 to 100% that are good enough.
    fn goal(&self) -> f64 {
        self.target * 0.976
    }

    /// Bytes grow with the 1.5th power of the side on such photos; a step is a tenth at least, so that it always ends.
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

/// The rows of blocks that stand for a whole picture: 16 pixels high each, one out of every eight, as their tops. Which
/// of the eight changes from group to group, so that lines of text do not keep step with it.
pub fn sample_rows(height: u32) -> impl Iterator<Item = u32> {
    (0..height / 128).map(|group| group * 128 + 16 * ((group * 5 + 3) % 8))
}
