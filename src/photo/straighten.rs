//! Straightens the page on a photo, in bands, and encodes it until it fits.

use web_sys::Blob;

use super::canvas::Canvas;
use super::source;
use super::work::{Made, drawn, encode};
use crate::rules::photo::plan::{self, Next};
use crate::rules::photo::quad::Sizes;
use crate::rules::photo::warp::{BAND, Part, Warp};
use crate::rules::photo::{Facts, PhotoProblem, Quad};

/// Returns the straightened page of a photo, small enough to be sent.
pub(super) async fn straighten(
    file: &Blob,
    facts: &Facts,
    corners: Quad,
    max_bytes: u64,
) -> Result<Made, PhotoProblem> {
    let failed = PhotoProblem::NotShrunk { allowed: max_bytes };
    let target = plan::target(max_bytes);
    let mut side = plan::max_page_side(facts.width, facts.height);
    loop {
        let sizes = corners.sizes(facts.width, facts.height, side);
        let photo = drawn(file, facts, sizes.photo_side).await?.ok_or(failed)?;
        // The applicant placed the corners on the photo in the shape that the browser shows.
        let facts = facts.seen_as(photo.width, photo.height);
        corners.check(facts.width, facts.height)?;
        let sizes = corners.sizes(facts.width, facts.height, side);
        let page = page(&photo, corners, sizes).ok_or(failed)?;
        drop(photo); // Encoding needs its memory.
        match encode(&page, target, sizes.width.max(sizes.height)).await.ok_or(failed)? {
            Ok(photo) => {
                let bytes = source::read(&photo, 0, source::length(&photo)).await?;
                return Ok(Made { photo, bytes, drawn: Some(page) });
            }
            Err(Next::Smaller(smaller)) => side = smaller,
            Err(_) => return Err(failed),
        }
    }
}

/// Draws the page straight, out of the drawn photo.
fn page(photo: &Canvas, corners: Quad, Sizes { width, height, .. }: Sizes) -> Option<Canvas> {
    let page = Canvas::new(width, height)?;
    let warp = Warp::new(corners.pixels(photo.width, photo.height), width, height);
    let mut row = 0;
    while row < height {
        let rows = row..height.min(row + BAND);
        row = rows.end;
        let [left, top, wide, high] = warp.needs(&rows, (photo.width, photo.height));
        let rgba = photo.pixels(left, top, wide, high)?;
        let top_row = rows.start;
        page.write(&warp.draw(rows, Part { rgba: &rgba, left, top, width: wide }), top_row)?;
    }
    Some(page)
}
