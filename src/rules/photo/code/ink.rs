//! Tells ink from paper. Each pixel is compared with the darkest and the lightest pixel around it, so that a shadow on the page
//! does not count as ink.

use super::grey::Grey;

/// Least difference between the darkest and the lightest pixel where there is ink, in shades.
const CONTRAST: u8 = 28;

/// A way to tell ink from paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Side of a block in pixels. All pixels of a block are judged alike.
    pub(super) block: usize,
    /// Blocks to each side whose pixels count.
    pub(super) around: usize,
    /// The limit between ink and paper, from the darkest pixel to the lightest, in percent.
    pub(super) percent: u16,
}

/// Returns true for each pixel that is ink.
pub(super) fn ink(grey: &Grey, Way { block, around, percent }: Way) -> Vec<bool> {
    let blocks_across = grey.width.div_ceil(block).max(1);
    let ends = extremes(grey, block, blocks_across);
    let across = widest(&ends, 1, around, |index| (index / blocks_across * blocks_across, blocks_across));
    let rows = ends.len() / blocks_across;
    let both = widest(&across, blocks_across, around, |index| (index % blocks_across, rows));
    let limits: Vec<u8> = both
        .into_iter()
        .map(|(low, high)| {
            let reach = high.saturating_sub(low);
            let limit = u16::from(low) + u16::from(reach) * percent / 100;
            if reach < CONTRAST { 0 } else { u8::try_from(limit).unwrap_or(u8::MAX) }
        })
        .collect();
    let mut ink = Vec::with_capacity(grey.pixels.len());
    for (y, row) in grey.pixels.chunks_exact(grey.width.max(1)).enumerate() {
        let limits = limits.iter().skip(y / block * blocks_across);
        for (pixels, limit) in row.chunks(block).zip(limits) {
            ink.extend(pixels.iter().map(|pixel| pixel < limit));
        }
    }
    ink
}

/// Returns the darkest and the lightest pixel of each block, row by row.
fn extremes(grey: &Grey, block: usize, blocks_across: usize) -> Vec<(u8, u8)> {
    let mut all = Vec::new();
    for rows in grey.pixels.chunks(block * grey.width.max(1)) {
        let mut ends = vec![(u8::MAX, 0); blocks_across];
        for row in rows.chunks_exact(grey.width.max(1)) {
            for (pixels, (low, high)) in row.chunks(block).zip(&mut ends) {
                for pixel in pixels {
                    *low = (*low).min(*pixel);
                    *high = (*high).max(*pixel);
                }
            }
        }
        all.append(&mut ends);
    }
    all
}

/// Gives each block the extremes of itself and its neighbours along a line. `line` returns the first block of a block's line
/// and the number of blocks in it; they are `step` apart.
fn widest(ends: &[(u8, u8)], step: usize, around: usize, line: impl Fn(usize) -> (usize, usize)) -> Vec<(u8, u8)> {
    let wide = |index: usize| {
        let (first, count) = line(index);
        let at = (index - first) / step;
        let near = at.saturating_sub(around)..count.min(at + around + 1);
        near.filter_map(|at| ends.get(first + at * step))
            .fold((u8::MAX, 0), |(low, high), end| (low.min(end.0), high.max(end.1)))
    };
    (0..ends.len()).map(wide).collect()
}
