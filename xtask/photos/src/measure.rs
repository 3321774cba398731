//! Reads photos as the photo desk does, and adds up the outcomes.

use std::time::{Duration, Instant};

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageError};
use signet::rules::photo::code::{FoundCode, Grey, find, sheet};
use signet::rules::photo::measure::Pixels;
use signet::rules::photo::quad::Point;
use signet::rules::photo::{Quad, corners, plan};

use crate::camera::{Photo, distance};

/// The findings on a photo.
pub struct Seen {
    /// The code.
    pub code: Option<FoundCode>,
    /// The corners by the edges of the paper alone, as without a code.
    pub by_edges: Option<Quad>,
    /// The corners by the code.
    pub by_code: Option<sheet::FoundPage>,
    /// The time that the code took.
    pub took: Duration,
}

/// Looks at a photo at the size at which the photo desk draws it.
pub fn look(photo: &Photo) -> Result<Seen, ImageError> {
    let decoded = image::load_from_memory(&photo.jpeg)?.to_luma8();
    let drawn = fit(&decoded, plan::max_side(photo.size.0, photo.size.1));
    let small = DynamicImage::ImageLuma8(fit(&decoded, corners::CORNERS_SIDE)).to_rgba8();
    let by_edges = corners::find(Pixels { rgba: small.as_raw(), width: small.width() as usize });
    let begun = Instant::now();
    let width = drawn.width() as usize;
    let grey = Grey::new(drawn.into_raw(), width);
    let code = grey.as_ref().and_then(find);
    let by_code = grey.as_ref().zip(code.as_ref()).and_then(|(grey, code)| sheet::page(grey, code));
    Ok(Seen { code, by_edges, by_code, took: begun.elapsed() })
}

fn fit(picture: &GrayImage, side: u32) -> GrayImage {
    let (width, height) = plan::fit(picture.width(), picture.height(), side);
    if width == picture.width() {
        return picture.clone();
    }
    image::imageops::resize(picture, width, height, FilterType::Triangle)
}

/// Returns the greatest distance of a corner from its place, as a share of the photo's long side in percent. The order of the
/// corners does not count.
pub fn error(photo: &Photo, found: &Quad) -> f32 {
    let (width, height) = photo.size;
    let found: [Point; 4] = found.pixels(width, height);
    let far = |turn: usize| {
        let pairs = photo.corners.iter().zip(found.iter().cycle().skip(turn));
        pairs.map(|(one, other)| distance(*one, *other)).fold(0.0, f32::max)
    };
    let best = (0..4).map(far).fold(f32::MAX, f32::min);
    #[expect(clippy::cast_precision_loss, reason = "pixels of a photo")]
    let side = width.max(height) as f32;
    best * 100.0 / side
}
