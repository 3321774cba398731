//! Finds the paper on a small picture. The paper grows from a bright pixel in the middle, across letters, up to the line where
//! the light falls off more sharply than it does on paper.

use std::collections::VecDeque;

use super::measure::Pixels;

/// A map of the paper on a small picture.
pub(super) struct Paper {
    /// The darkest of the three colours of each pixel: wood and skin are bright, but not white.
    pub(super) light: Vec<u8>,
    /// True for each pixel of the paper, its letters included.
    pub(super) mask: Vec<bool>,
    /// Lightness of the paper in its middle, 0 to 255.
    pub(super) level: u8,
    width: usize,
}

impl Paper {
    /// Finds the paper, or any other bright thing in the middle.
    pub(super) fn find(pixels: Pixels<'_>) -> Option<Self> {
        let (width, height) = (pixels.width, pixels.height());
        let darkest = |index: usize| pixels.colour(index).into_iter().min().unwrap_or_default();
        let light: Vec<u8> = (0..width * height).map(darkest).collect();
        let filled = fill_letters(&fill_letters(&light, width), width);
        let seed = seed(&filled, width)?;
        Some(Self { mask: grow(&filled, width, seed), level: *filled.get(seed)?, light, width })
    }

    /// Returns the indices of the pixels that are paper.
    pub(super) fn pixels(&self) -> impl Iterator<Item = usize> {
        self.mask.iter().enumerate().filter_map(|(index, on)| on.then_some(index))
    }

    /// Returns the paper without a rim of `rim` pixels.
    pub(super) fn worn(&self, rim: usize) -> Vec<bool> {
        let mut worn = self.mask.clone();
        for step in [1, self.width] {
            let before = worn.clone();
            let on = |index: Option<usize>| index.and_then(|index| before.get(index)).copied().unwrap_or(false);
            for (index, it) in worn.iter_mut().enumerate().filter(|(_, it)| **it) {
                *it = (1..=rim).all(|by| on(index.checked_sub(by * step)) && on(Some(index + by * step)));
            }
        }
        worn
    }

    /// Returns the percentage of the picture's top, bottom, left and right side that paper touches.
    pub(super) fn touched(&self) -> [usize; 4] {
        touched(&self.mask, self.width)
    }
}

/// Returns the value at or below which `share` of the values lie; all are 0 to 765. Counting is quicker and smaller than sorting.
pub(super) fn quantile(values: impl Iterator<Item = u16>, share: f32) -> Option<u16> {
    let mut counts = [0_u32; 766];
    let mut all = 0_u32;
    for value in values {
        *counts.get_mut(usize::from(value))? += 1;
        all += 1;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a number of pixels"
    )]
    let wanted = (all as f32 * share) as u32;
    let mut below = 0;
    let reached = |count: &u32| {
        below += count;
        below > wanted
    };
    u16::try_from(counts.iter().position(reached)?).ok()
}

/// Gives each pixel the brightest value of itself and its eight neighbours: letters vanish, and edges of the page stay.
fn fill_letters(bright: &[u8], width: usize) -> Vec<u8> {
    let across = brightest(bright, 1, |index| index % width != 0, |index| (index + 1) % width != 0);
    brightest(&across, width, |index| index >= width, |index| index + width < bright.len())
}

fn brightest(
    bright: &[u8],
    step: usize,
    has_before: impl Fn(usize) -> bool,
    has_after: impl Fn(usize) -> bool,
) -> Vec<u8> {
    let at = |index: usize| bright.get(index).copied().unwrap_or_default();
    let pick = |index: usize| {
        let before = if has_before(index) { at(index - step) } else { 0 };
        let after = if has_after(index) { at(index + step) } else { 0 };
        at(index).max(before).max(after)
    };
    (0..bright.len()).map(pick).collect()
}

/// Returns a bright pixel near the middle: nine tenths of the pixels there are at most as bright.
fn seed(bright: &[u8], width: usize) -> Option<usize> {
    let height = bright.len() / width;
    let inner = || {
        let columns = |row: usize| (width / 5..width * 4 / 5).map(move |column| row * width + column);
        (height / 5..height * 4 / 5).flat_map(columns)
    };
    let at = |index: usize| bright.get(index).map_or(0, |it| u16::from(*it));
    let wanted = quantile(inner().map(at), 0.9)?;
    inner().find(|index| at(*index) == wanted)
}

/// Returns all pixels that can be reached from `seed` over white. Light falls off gently on paper, so the reference white may
/// fall by 1/160 from pixel to pixel; a pixel below 13/16 of that white is beyond the edge of the page.
fn grow(bright: &[u8], width: usize, seed: usize) -> Vec<bool> {
    let mut reached = vec![false; bright.len()];
    let white_at = |index: usize| bright.get(index).map_or(0, |it| u32::from(*it) * 256);
    let mut open = VecDeque::from([(seed, white_at(seed))]);
    if let Some(first) = reached.get_mut(seed) {
        *first = true;
    }
    while let Some((index, white)) = open.pop_front() {
        let column = index % width;
        let neighbours = [
            (column > 0).then(|| index - 1),
            (column + 1 < width).then_some(index + 1),
            index.checked_sub(width),
            (index + width < bright.len()).then_some(index + width),
        ];
        for next in neighbours.into_iter().flatten() {
            let here = white_at(next);
            if here * 16 >= white * 13
                && let Some(mark) = reached.get_mut(next)
                && !*mark
            {
                *mark = true;
                open.push_back((next, here.max(white - white / 160)));
            }
        }
    }
    reached
}

/// Returns the first and the last pixel of the paper in each row.
pub(super) fn spans(paper: &[bool], width: usize) -> Vec<Option<(usize, usize)>> {
    paper.chunks(width).map(|row| Some((row.iter().position(|it| *it)?, row.iter().rposition(|it| *it)?))).collect()
}

fn touched(paper: &[bool], width: usize) -> [usize; 4] {
    let percent = |side: &mut dyn Iterator<Item = &bool>| {
        let (all, on) = side.fold((0, 0), |(all, on), it| (all + 1, on + usize::from(*it)));
        on * 100 / usize::max(all, 1)
    };
    [
        percent(&mut paper.iter().take(width)),
        percent(&mut paper.iter().rev().take(width)),
        percent(&mut paper.iter().step_by(width)),
        percent(&mut paper.iter().skip(width - 1).step_by(width)),
    ]
}
