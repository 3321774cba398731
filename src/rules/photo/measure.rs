//! Measures a photo's pixels: the brightness of the paper, its reach over the edge, the red of a seal, and the width of
//! the edges of letters. The thresholds come from measurements. No finding here blocks a photo.
//!
//! The measure of sharpness is the width of edges in blocks of text, in pixels. The raw variance of a Laplacian would tell a
//! noisy photo from a smooth one, not a sharp photo from a blurred one.

use super::advice::PhotoAdvice;
use super::paper::{Paper, quantile, spans};
use super::quad::of;

/// Pixels on the long side of the small picture for [`Overview::of`].
pub const OVERVIEW_SIDE: u32 = 280;
/// Pixels on each side of a block for [`edge_width`], cut out of the picture as it is sent.
pub const BLOCK_SIDE: u32 = 160;
/// Number of blocks that are measured across and down the paper.
pub const BLOCKS: (u32, u32) = (4, 6);

/// Brightness of paper, 0 to 255, below which a photo counts as dark.
const DARK: u8 = 70;
/// Greatest share of a side of the photo that paper may touch, in percent.
const TOUCH_PERCENT: usize = 12;
/// Share of every side, in percent, above which the paper fills the picture, as on a scan.
const SCAN_PERCENT: usize = 60;
/// Least share of the photo that must be paper for these measurements to be meaningful, in percent.
const PAPER_PERCENT: usize = 12;
/// Least number of red pixels, in ten thousand of the paper, that counts as a seal.
const SEAL_SHARE: usize = 4;
/// Width of an edge, in pixels, above which text counts as blurred on a picture with at most [`BLURRED_SIDE`] pixels on its
/// long side; the limit grows in proportion on a larger picture.
const BLURRED: f32 = 3.0;
const BLURRED_SIDE: u32 = 2800;
/// Width of the rim inside the paper's edge that the search for red leaves out, in pixels of the small picture.
const RIM: usize = 5;
/// Least number of blocks with text that makes the judgement of sharpness certain.
const MIN_BLOCKS: usize = 4;

/// A picture: red, green, blue and a fourth byte for each pixel, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Pixels<'a> {
    /// The bytes, four for each pixel.
    pub rgba: &'a [u8],
    /// Pixels across.
    pub width: usize,
}

impl Pixels<'_> {
    pub(super) fn height(&self) -> usize {
        (self.rgba.len() / 4).checked_div(self.width).unwrap_or_default()
    }

    pub(super) fn colour(&self, index: usize) -> [u8; 3] {
        match self.rgba.get(index * 4..index * 4 + 3) {
            Some(&[red, green, blue]) => [red, green, blue],
            _ => [0; 3],
        }
    }
}

/// Returns the perceived brightness of a colour, 0 to 255 (ITU-R BT.601, in 256ths).
fn brightness([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    u8::try_from(sum / 256).unwrap_or(u8::MAX)
}

/// The findings from a small picture of the whole photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overview {
    /// Brightness of the paper, 0 to 255.
    pub paper: u8,
    /// Left, top, right and bottom of the paper as shares of the picture, 0 to 1.
    pub bounds: [f32; 4],
    /// Percentage of the top, bottom, left and right side that paper touches.
    pub touched: [usize; 4],
    /// Red pixels in ten thousand of the paper.
    pub red: usize,
}

impl Overview {
    /// Measures a small picture. Returns `None` if it finds no paper.
    pub fn of(pixels: Pixels<'_>) -> Option<Self> {
        let (width, height) = (pixels.width, pixels.height());
        if width < 16 || height < 16 {
            return None;
        }
        let paper = Paper::find(pixels)?;
        let area = paper.pixels().count();
        if area * 100 < width * height * PAPER_PERCENT {
            return None;
        }
        let spans = spans(&paper.mask, width);
        let rows = (spans.iter().position(Option::is_some)?, spans.iter().rposition(Option::is_some)?);
        let left = spans.iter().flatten().map(|it| it.0).min()?;
        let right = spans.iter().flatten().map(|it| it.1).max()?;
        // Ink covers less than a third of any page, so the 0.7 quantile lies on bare paper.
        let lit = paper.pixels().map(|index| u16::from(brightness(pixels.colour(index))));
        Some(Self {
            paper: u8::try_from(quantile(lit, 0.7)?).ok()?,
            bounds: [share(left, width), share(rows.0, height), share(right + 1, width), share(rows.1 + 1, height)],
            touched: paper.touched(),
            red: red(pixels, &paper, area),
        })
    }

    /// Returns the remarks that may help the applicant.
    pub fn advice(&self) -> Vec<PhotoAdvice> {
        let is_scan = self.touched.iter().all(|it| *it > SCAN_PERCENT);
        let noted = [
            (self.paper < DARK, PhotoAdvice::Dark),
            (!is_scan && self.touched.iter().any(|it| *it > TOUCH_PERCENT), PhotoAdvice::CutOff),
            // The colours of a dark photo are noise.
            (self.paper >= DARK / 2 && self.red < SEAL_SHARE, PhotoAdvice::NoSeal),
        ];
        noted.into_iter().filter_map(|(there, advice)| there.then_some(advice)).collect()
    }
}

impl Overview {
    /// Returns the left and top of each block to measure, spread over the paper, in a picture of this size.
    pub fn blocks(&self, width: u32, height: u32) -> Vec<(u32, u32)> {
        let [left, top, right, bottom] = self.bounds;
        let (across, down) = BLOCKS;
        if width < BLOCK_SIDE || height < BLOCK_SIDE {
            return Vec::new();
        }
        let place = |from: f32, to: f32, index: u32, count: u32, length: u32| {
            #[expect(clippy::cast_precision_loss, reason = "numbers of pixels of a picture that fits a canvas")]
            let middle = (from + (to - from) * (index as f32 + 0.5) / count as f32) * length as f32;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the picture below")]
            let middle = middle as u32;
            middle.saturating_sub(BLOCK_SIDE / 2).min(length - BLOCK_SIDE)
        };
        let columns = |row: u32| (0..across).map(move |column| (column, row));
        let places = (0..down).flat_map(columns);
        places
            .map(|(column, row)| (place(left, right, column, across, width), place(top, bottom, row, down, height)))
            .collect()
    }
}

fn share(part: usize, whole: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "numbers of pixels of a small picture")]
    let share = part as f32 / whole as f32;
    share
}

/// Counts the pixels that are clearly redder than the paper, in ten thousand of the paper. It leaves out the rim, where the
/// desk and fingers show through.
fn red(pixels: Pixels<'_>, paper: &Paper, area: usize) -> usize {
    let white = [0, 1, 2].map(|channel| {
        let values = paper.pixels().map(|index| u16::from(pixels.colour(index)[channel]));
        u32::from(quantile(values, 0.5).unwrap_or(u16::MAX)).max(1)
    });
    let inner = paper.worn(RIM);
    let inks = (0..inner.len()).filter(|index| inner.get(*index) == Some(&true)).map(|index| pixels.colour(index));
    let is_red = |ink: &[u8; 3]| {
        // The colours are scaled as if the paper were white.
        let [red, green, blue] = [0, 1, 2].map(|channel| u32::from(ink[channel]) * 255 / white[channel]);
        red * 100 > green.max(blue) * 120 + 400
    };
    inks.filter(is_red).count() * 10_000 / area.max(1)
}

/// Returns the width of the edges in a block: the number of pixels over which brightness changes. Returns `None` for a block
/// without text.
pub fn edge_width(block: Pixels<'_>, paper: u8) -> Option<f32> {
    let (width, height) = (block.width, block.height());
    // Adding up three rows lowers the noise and keeps upright strokes.
    let at = |index: usize| u16::from(brightness(block.colour(index)));
    let sums: Vec<u16> = (0..height / 3)
        .flat_map(|row| (0..width).map(move |column| row * 3 * width + column))
        .map(|index| at(index) + at(index + width) + at(index + 2 * width))
        .collect();
    let dark = i32::from(quantile(sums.iter().copied(), 0.02)?);
    let light = i32::from(quantile(sums.iter().copied(), 0.98)?);
    let contrast = light - dark;
    // Even smeared ink is darker than paper by at least a sixth, and grain is not. Each sum holds three rows.
    if contrast * 2 < i32::from(paper) {
        return None;
    }
    let mut widths = Vec::new();
    for row in sums.chunks_exact(width) {
        edges(row, contrast, &mut widths);
    }
    if widths.len() < 24 { None } else { middle(&widths) }
}

/// Adds the width of each run of falling or rising brightness that covers half the contrast: its height by its steepest step.
fn edges(row: &[u16], contrast: i32, widths: &mut Vec<f32>) {
    let (mut total, mut steepest) = (0_i32, 0_i32);
    let mut close = |total: i32, steepest: i32| {
        if total.abs() * 2 >= contrast && steepest > 0 {
            #[expect(clippy::cast_precision_loss, reason = "sums of a few bytes")]
            widths.push(total.abs() as f32 / steepest as f32);
        }
    };
    for pair in row.windows(2) {
        let [one, other] = *pair else { continue };
        let step = i32::from(other) - i32::from(one);
        if step.signum() * total.signum() < 0 {
            close(total, steepest);
            (total, steepest) = (0, 0);
        }
        total += step;
        steepest = steepest.max(step.abs());
    }
    close(total, steepest);
}

/// Returns true if the edge widths of the blocks show blurred text, on a picture with `side` pixels on its long side. Returns
/// false if fewer than two blocks hold text.
pub fn is_blurred(widths: &[f32], side: u32) -> bool {
    let scale = of(side.max(BLURRED_SIDE)) / of(BLURRED_SIDE);
    // Few blocks hold text if it is smeared beyond recognition or if there is little of it, so the blur must then be plain.
    let doubt = if widths.len() < MIN_BLOCKS { 1.5 } else { 1.0 };
    widths.len() > 1 && middle(widths).is_some_and(|width| width > BLURRED * scale * doubt)
}

/// Returns the median of some widths, to a sixteenth of a pixel. Widths above 47 count as 47.
fn middle(widths: &[f32]) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let sixteenths = widths.iter().map(|it| (it * 16.0).clamp(0.0, 765.0) as u16);
    Some(f32::from(quantile(sixteenths, 0.5)?) / 16.0)
}

/// Returns true if all pixels are of one middle grey. Decoders leave it where a JPEG lacks pixels; photos hardly ever have it.
pub fn is_blank(rgba: &[u8]) -> bool {
    const GREYS: std::ops::RangeInclusive<u8> = 40..=200;
    const TOLERANCE: u8 = 8;
    let Some(first) = rgba.first() else { return false };
    let is_alike = |value: &u8| GREYS.contains(value) && value.abs_diff(*first) <= TOLERANCE;
    rgba.as_chunks::<4>().0.iter().flat_map(|[colours @ .., _]| colours).all(is_alike)
}
