//! What can be measured on a photo's pixels: how bright its paper is, whether it runs over the edge, whether there is a red
//! seal, and how wide the edges of its letters are. Thresholds were measured; nothing here blocks.
//!
//! Sharpness is the width of edges in blocks of text, in pixels. Raw variance of a Laplacian tells a noisy photo from a
//! smooth one, not a sharp one from a blurred one.

use super::advice::PhotoAdvice;
use super::paper::{Paper, quantile, spans};
use super::quad::of;

/// Pixels on the long side of the small picture that [`Overview::of`] wants.
pub const OVERVIEW_SIDE: u32 = 280;
/// Pixels on each side of a block that [`edge_width`] wants, out of the picture as it is sent.
pub const BLOCK_SIDE: u32 = 160;
/// How many blocks across and down the paper are looked at.
pub const BLOCKS: (u32, u32) = (4, 6);

/// Brightness of paper, 0 to 255, below which a photo is called dark.
const DARK: u8 = 70;
/// Share of a side of the photo that paper may touch, in percent.
const TOUCH_PERCENT: usize = 12;
/// Share of every side that paper touches on a scan, in percent.
const SCAN_PERCENT: usize = 60;
/// Share of the photo that has to be paper for any of this to mean something, in percent.
const PAPER_PERCENT: usize = 12;
/// Red pixels in ten thousand of the paper that make a seal.
const SEAL_SHARE: usize = 4;
/// Width of an edge, in pixels, above which text is called blurred on a picture of [`BLURRED_SIDE`] or fewer pixels on its
/// long side; on a larger one edges are as much wider.
const BLURRED: f32 = 3.0;
const BLURRED_SIDE: u32 = 2800;
/// Pixels of the small picture inside of the paper's edge that are left out when looking for red.
const RIM: usize = 5;
/// How many blocks must hold text for their edges to be judged without doubt.
const MIN_BLOCKS: usize = 4;

/// Red, green, blue and a fourth byte for each pixel, row by row.
#[derive(Debug, Clone, Copy)]
pub struct Pixels<'a> {
    /// Four bytes a pixel.
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

/// How bright a colour looks, 0 to 255 (ITU-R BT.601, in 256ths).
fn brightness([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    u8::try_from(sum / 256).unwrap_or(u8::MAX)
}

/// What a small picture of the whole tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overview {
    /// Brightness of the paper, 0 to 255.
    pub paper: u8,
    /// Left, top, right and bottom of the paper as shares of the picture, 0 to 1.
    pub bounds: [f32; 4],
    /// Percent of the top, bottom, left and right side that paper touches.
    pub touched: [usize; 4],
    /// Red pixels in ten thousand of the paper.
    pub red: usize,
}

impl Overview {
    /// Measures a small picture; `None` where no paper is found.
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
        // Ink takes less than a third of any page.
        let lit = paper.pixels().map(|index| u16::from(brightness(pixels.colour(index))));
        Some(Self {
            paper: u8::try_from(quantile(lit, 0.7)?).ok()?,
            bounds: [share(left, width), share(rows.0, height), share(right + 1, width), share(rows.1 + 1, height)],
            touched: paper.touched(),
            red: red(pixels, &paper, area),
        })
    }

    /// What the applicant may want to know of it.
    pub fn advice(&self) -> Vec<PhotoAdvice> {
        let is_scan = self.touched.iter().all(|it| *it > SCAN_PERCENT);
        let noted = [
            (self.paper < DARK, PhotoAdvice::Dark),
            (!is_scan && self.touched.iter().any(|it| *it > TOUCH_PERCENT), PhotoAdvice::CutOff),
            // Colours of a dark photo are noise.
            (self.paper >= DARK / 2 && self.red < SEAL_SHARE, PhotoAdvice::NoSeal),
        ];
        noted.into_iter().filter_map(|(there, advice)| there.then_some(advice)).collect()
    }
}

impl Overview {
    /// Left and top of the blocks that are looked at, spread over the paper, in a picture of so many pixels.
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

/// Pixels of ink that is clearly redder than the paper, in ten thousand of the paper. The rim is left out: there the desk
/// and fingers shine through.
fn red(pixels: Pixels<'_>, paper: &Paper, area: usize) -> usize {
    let white = [0, 1, 2].map(|channel| {
        let values = paper.pixels().map(|index| u16::from(pixels.colour(index)[channel]));
        u32::from(quantile(values, 0.5).unwrap_or(u16::MAX)).max(1)
    });
    let inner = paper.worn(RIM);
    let inks = (0..inner.len()).filter(|index| inner.get(*index) == Some(&true)).map(|index| pixels.colour(index));
    let is_red = |ink: &[u8; 3]| {
        // As they would be if the paper were white.
        let [red, green, blue] = [0, 1, 2].map(|channel| u32::from(ink[channel]) * 255 / white[channel]);
        red * 100 > green.max(blue) * 120 + 400
    };
    inks.filter(is_red).count() * 10_000 / area.max(1)
}

/// The width of the edges in a block, in pixels: how far brightness runs where it changes most. `None` for a block without
/// text.
pub fn edge_width(block: Pixels<'_>, paper: u8) -> Option<f32> {
    let (width, height) = (block.width, block.height());
    // Three rows are taken together: noise goes down, upright strokes stay.
    let at = |index: usize| u16::from(brightness(block.colour(index)));
    let sums: Vec<u16> = (0..height / 3)
        .flat_map(|row| (0..width).map(move |column| row * 3 * width + column))
        .map(|index| at(index) + at(index + width) + at(index + 2 * width))
        .collect();
    let dark = i32::from(quantile(sums.iter().copied(), 0.02)?);
    let light = i32::from(quantile(sums.iter().copied(), 0.98)?);
    let contrast = light - dark;
    // Ink is darker than paper by a sixth at least, even where it is smeared; grain is not. Three rows are in each sum.
    if contrast * 2 < i32::from(paper) {
        return None;
    }
    let mut widths = Vec::new();
    for row in sums.chunks_exact(width) {
        edges(row, contrast, &mut widths);
    }
    if widths.len() < 24 { None } else { middle(&widths) }
}

/// Runs of falling or rising brightness that cover half of the contrast: their height by their steepest step.
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

/// Whether the text is blurred, from the edge widths of blocks of a picture with `side` pixels on its long side; `false`
/// where hardly any hold text.
pub fn is_blurred(widths: &[f32], side: u32) -> bool {
    let scale = of(side.max(BLURRED_SIDE)) / of(BLURRED_SIDE);
    // Few blocks hold text when it is smeared beyond recognition, or when there is little: then it has to be plain.
    let doubt = if widths.len() < MIN_BLOCKS { 1.5 } else { 1.0 };
    widths.len() > 1 && middle(widths).is_some_and(|width| width > BLURRED * scale * doubt)
}

/// The middle one of some widths, to a sixteenth of a pixel; what is wider than 47 counts as 47.
fn middle(widths: &[f32]) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let sixteenths = widths.iter().map(|it| (it * 16.0).clamp(0.0, 765.0) as u16);
    Some(f32::from(quantile(sixteenths, 0.5)?) / 16.0)
}

/// Whether some pixels are all of one middle grey: decoders leave it where a JPEG has no pixels, and a photo hardly ever has it.
pub fn is_blank(rgba: &[u8]) -> bool {
    const GREYS: std::ops::RangeInclusive<u8> = 40..=200;
    const TOLERANCE: u8 = 8;
    let Some(first) = rgba.first() else { return false };
    let is_alike = |value: &u8| GREYS.contains(value) && value.abs_diff(*first) <= TOLERANCE;
    rgba.as_chunks::<4>().0.iter().flat_map(|[colours @ .., _]| colours).all(is_alike)
}
