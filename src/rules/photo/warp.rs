//! Draws the straightened page. Each of its pixels is fetched from its place on the photo by cubic interpolation
//! (Keys 1981, a = -1/2), which keeps letters sharp. The page is drawn in bands, so that no more of the photo's
//! pixels than one band needs are in memory.

use std::ops::Range;

use super::quad::{Point, Projection, of};

/// Rows of the page in a band.
pub const BAND: u32 = 192;
/// Number of places that are distinguished between two pixels.
const PHASES: usize = 64;

/// A rectangular part of a photo.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Pixels of four bytes each, row by row.
    pub rgba: &'a [u8],
    /// Pixels from the photo's left.
    pub left: u32,
    /// Pixels from the photo's top.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
}

/// A drawer of one straightened page.
pub struct Warp {
    projection: Projection,
    width: u32,
    height: u32,
    weights: Vec<[f32; 4]>,
}

impl Warp {
    /// Prepares a page of `width` by `height` pixels with its corners at `corners` on the photo, in pixels.
    pub fn new(corners: [Point; 4], width: u32, height: u32) -> Self {
        let weights = (0..PHASES).map(|phase| weights(share(phase))).collect();
        Self { projection: Projection::onto(corners), width, height, weights }
    }

    /// Returns the part of a photo of this size that some rows of the page need: left, top, width and height in pixels.
    pub fn needs(&self, rows: &Range<u32>, photo: (u32, u32)) -> [u32; 4] {
        let (top, bottom) = (of(rows.start) / of(self.height), of(rows.end) / of(self.height));
        let ends = [(0.0, top), (1.0, top), (0.0, bottom), (1.0, bottom)].map(|(x, y)| self.projection.at(x, y));
        // Straight lines stay straight, so the four ends bound all points between. The margin feeds the interpolation.
        let span = |axis: usize, length: u32| {
            let all = ends.iter().map(|end| end[axis]);
            let low = all.clone().fold(f32::MAX, f32::min) - 3.0;
            let high = all.fold(f32::MIN, f32::max) + 4.0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the photo")]
            let ends = (low.clamp(0.0, of(length)) as u32, high.clamp(0.0, of(length)) as u32);
            ends
        };
        let ((left, right), (top, bottom)) = (span(0, photo.0), span(1, photo.1));
        [left, top, right - left, bottom - top]
    }

    /// Draws some rows of the page, four bytes a pixel, out of the part that they need.
    pub fn draw(&self, rows: Range<u32>, part: Part<'_>) -> Vec<u8> {
        let mut out = Vec::with_capacity((rows.end - rows.start) as usize * self.width as usize * 4);
        let step = 1.0 / of(self.width);
        for row in rows {
            let y = (of(row) + 0.5) / of(self.height);
            let [mut wide, mut high, mut depth] = self.projection.spread(step / 2.0, y);
            let [wider, higher, deeper] = [0, 1, 2]
                .map(|axis| self.projection.spread(1.0, y)[axis] - self.projection.spread(0.0, y)[axis])
                .map(|it| it * step);
            for _ in 0..self.width {
                // The half leads from a pixel's edge to its middle, which counts as its place.
                let (x, y) = (wide / depth - 0.5 - of(part.left), high / depth - 0.5 - of(part.top));
                out.extend_from_slice(&self.pixel(part, x, y));
                wide += wider;
                high += higher;
                depth += deeper;
            }
        }
        out
    }

    fn pixel(&self, part: Part<'_>, x: f32, y: f32) -> [u8; 4] {
        let (column, across) = self.phase(x);
        let (row, down) = self.phase(y);
        let width = part.width as usize;
        let height = part.rgba.len() / 4 / width.max(1);
        let mut sum = [0.0_f32; 3];
        let column = column.clamp(0, width.saturating_sub(4));
        for (index, weight) in down.iter().enumerate() {
            let line = (row + index).min(height.saturating_sub(1));
            let start = (line * width + column) * 4;
            let Some(four) = part.rgba.get(start..).and_then(|rest| rest.first_chunk::<16>()) else { continue };
            for (channel, sum) in sum.iter_mut().enumerate() {
                *sum += weight
                    * (across[0] * f32::from(four[channel])
                        + across[1] * f32::from(four[4 + channel])
                        + across[2] * f32::from(four[8 + channel])
                        + across[3] * f32::from(four[12 + channel]));
            }
        }
        // Converting a float to a byte clamps it to 0 to 255.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates, as is wanted")]
        let [red, green, blue] = sum.map(|it| (it + 0.5) as u8);
        [red, green, blue, 255]
    }

    /// Returns the first of the four pixels around a place on one axis, and the weights of the four.
    fn phase(&self, at: f32) -> (usize, [f32; 4]) {
        let shifted = (at - 1.0).max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below zero, some thousands")]
        let (first, fine) = (shifted as usize, (shifted.fract() * share_count()) as usize);
        (first, self.weights.get(fine).copied().unwrap_or([0.0, 1.0, 0.0, 0.0]))
    }
}

/// Returns the weights of four pixels in a row for a place `t`, 0 to 1, between the second and the third.
fn weights(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [-0.5 * t + t2 - 0.5 * t3, 1.0 - 2.5 * t2 + 1.5 * t3, 0.5 * t + 2.0 * t2 - 1.5 * t3, -0.5 * t2 + 0.5 * t3]
}

fn share_count() -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a small constant")]
    let count = PHASES as f32;
    count
}

/// Returns the middle of a phase, 0 to 1.
fn share(phase: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "below the small constant")]
    let share = (phase as f32 + 0.5) / share_count();
    share
}
