//! Measures the drawn photo, for remarks to the applicant and to find the corners of the page.

use super::canvas::{self, Canvas};
use crate::rules::photo::corners::{CORNERS_SIDE, find};
use crate::rules::photo::measure::{BLOCK_SIDE, OVERVIEW_SIDE, Overview, Pixels, edge_width, is_blank, is_blurred};
use crate::rules::photo::{Facts, PhotoAdvice, Quad, plan};

/// Returns the remarks that interest the applicant, and the corners of the page if they were found. Remarks on parts that the
/// photo no longer holds, such as comments and trailing bytes, are left out.
pub(super) fn look(facts: &Facts, drawn: Option<&Canvas>) -> (Vec<PhotoAdvice>, Option<Quad>) {
    let of_interest = |it: &PhotoAdvice| {
        matches!(
            it,
            PhotoAdvice::TooSmall { .. }
                | PhotoAdvice::OddShape { .. }
                | PhotoAdvice::Cmyk
                | PhotoAdvice::Animated
                | PhotoAdvice::EndLeftOut
        )
    };
    let mut advice: Vec<PhotoAdvice> = facts.advice().into_iter().filter(of_interest).collect();
    let mut corners = None;
    if let Some(drawn) = drawn
        && let Some(small) = smaller(drawn, CORNERS_SIDE)
    {
        corners = look_at(&small, find).flatten();
        advice.extend(look_closely(drawn, &small).unwrap_or_default());
    }
    if canvas::speckles() {
        advice.push(PhotoAdvice::Noise);
    }
    (advice, corners)
}

/// Returns true if a corner is blank, as it is where the file lacks pixels.
pub(super) fn has_blank_corner(drawn: &Canvas) -> bool {
    const SIDE: u32 = 3;
    let (right, bottom) = (drawn.width.saturating_sub(SIDE), drawn.height.saturating_sub(SIDE));
    [(0, 0), (right, 0), (0, bottom), (right, bottom)]
        .into_iter()
        .any(|(left, top)| drawn.pixels(left, top, SIDE, SIDE).is_some_and(|rgba| is_blank(&rgba)))
}

fn smaller(drawn: &Canvas, side: u32) -> Option<Canvas> {
    let (width, height) = plan::fit(drawn.width, drawn.height, side);
    drawn.thumbnail(width, height)
}

fn look_at<T>(drawn: &Canvas, look: impl FnOnce(Pixels<'_>) -> T) -> Option<T> {
    let rgba = drawn.pixels(0, 0, drawn.width, drawn.height)?;
    Some(look(Pixels { rgba: &rgba, width: drawn.width as usize }))
}

/// Measures a small picture of the whole drawing, then blocks of the drawing at full size.
fn look_closely(drawn: &Canvas, small: &Canvas) -> Option<Vec<PhotoAdvice>> {
    let overview = look_at(&smaller(small, OVERVIEW_SIDE)?, Overview::of)??;
    let mut advice = overview.advice();
    let mut widths = Vec::new();
    for (left, top) in overview.blocks(drawn.width, drawn.height) {
        let block = drawn.pixels(left, top, BLOCK_SIDE, BLOCK_SIDE)?;
        widths.extend(edge_width(Pixels { rgba: &block, width: BLOCK_SIDE as usize }, overview.paper));
    }
    if is_blurred(&widths, drawn.width.max(drawn.height)) {
        advice.push(PhotoAdvice::Blurred);
    }
    Some(advice)
}
