//! Looks at what was drawn: what people may want to know of it, and where the corners of the page are.

use super::canvas::{self, Canvas};
use crate::rules::photo::corners::{CORNERS_SIDE, find};
use crate::rules::photo::measure::{BLOCK_SIDE, OVERVIEW_SIDE, Overview, Pixels, edge_width, is_blurred};
use crate::rules::photo::{Facts, PhotoAdvice, Quad, plan};

/// What people want to know of the photo. That something was taken out is no news to them.
pub(super) fn advice(facts: &Facts, drawn: Option<&Canvas>) -> Vec<PhotoAdvice> {
    let of_interest = |it: &PhotoAdvice| {
        matches!(
            it,
            PhotoAdvice::TooSmall { .. } | PhotoAdvice::OddShape { .. } | PhotoAdvice::Cmyk | PhotoAdvice::Animated
        )
    };
    let mut advice: Vec<PhotoAdvice> = facts.advice().into_iter().filter(of_interest).collect();
    if let Some(seen) = drawn.and_then(look_closely) {
        advice.extend(seen);
    }
    if canvas::speckles() {
        advice.push(PhotoAdvice::Noise);
    }
    advice
}

/// Measures what was drawn: a small picture of the whole, then blocks of it at full size.
fn look_closely(drawn: &Canvas) -> Option<Vec<PhotoAdvice>> {
    let (width, height) = plan::fit(drawn.width, drawn.height, OVERVIEW_SIDE);
    let small = drawn.thumbnail(width, height)?.pixels(0, 0, width, height)?;
    let overview = Overview::of(Pixels { rgba: &small, width: width as usize })?;
    let mut advice = overview.advice();
    let mut widths = Vec::new();
    for (left, top) in overview.blocks(drawn.width, drawn.height) {
        let block = drawn.pixels(left, top, BLOCK_SIDE, BLOCK_SIDE)?;
        widths.extend(edge_width(Pixels { rgba: &block, width: BLOCK_SIDE as usize }, overview.paper));
    }
    if is_blurred(&widths) {
        advice.push(PhotoAdvice::Blurred);
    }
    Some(advice)
}

/// The corners of the page, where they can be told.
pub(super) fn corners(drawn: &Canvas) -> Option<Quad> {
    let (width, height) = plan::fit(drawn.width, drawn.height, CORNERS_SIDE);
    let small = drawn.thumbnail(width, height)?.pixels(0, 0, width, height)?;
    find(Pixels { rgba: &small, width: width as usize })
}
