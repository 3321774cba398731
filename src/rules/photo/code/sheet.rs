//! The place of the code on the printed form, and the corners of the page that follow from it.

use super::super::corners;
use super::super::quad::{Point, Projection, Quad, of};
use super::grey::Grey;
use super::read::FoundCode;

/// Width and height of the paper in millimetres (A4, ISO 216). `style/print.css` has the same numbers.
pub const PAPER: [f32; 2] = [210.0, 297.0];
/// The code with its quiet zone on the paper in millimetres: left, top and side.
pub const CODE: [f32; 3] = [162.0, 14.0, 32.0];
/// Light modules around the code.
pub const QUIET_ZONE: u32 = 4;

/// The corners of a page, found by the code on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPage {
    /// The corners.
    pub corners: Quad,
    /// True if the edges of the paper confirm them. Otherwise they lie near the corners of the paper, no more.
    pub exact: bool,
}

/// Returns the corners of the page whose code was found on a photo. Returns `None` if the page goes on beyond the photo.
pub fn page(grey: &Grey, found: &FoundCode) -> Option<FoundPage> {
    let guess = guess(found);
    let (width, height) = (u32::try_from(grey.width).ok()?, u32::try_from(grey.height).ok()?);
    let near = Quad::of_pixels(guess, width, height);
    let mut small = grey.halved();
    let mut times = 2.0;
    while small.width.max(small.height) > corners::CORNERS_SIDE as usize * 3 / 2 {
        small = small.halved();
        times *= 2.0;
    }
    let guess = guess.map(|corner| corner.map(|at| at / times));
    let level = paper_level(grey, found)?;
    let exact = corners::confirm(&small.pixels, small.width, guess, level);
    let found = exact.map(|corners| FoundPage { corners, exact: true });
    found.or_else(|| near.check(width, height).is_ok().then_some(FoundPage { corners: near, exact: false }))
}

/// Returns the corners of the paper on the photo, clockwise from the one that lies at the top left there.
fn guess(found: &FoundCode) -> [Point; 4] {
    let projection = Projection::onto(found.corners);
    let [left, top, side] = CODE;
    let module = side / of(found.modules + 2 * QUIET_ZONE);
    let place = |at: f32, start: f32| ((at - start) / module - of(QUIET_ZONE)) / of(found.modules);
    let [width, height] = PAPER;
    let mut corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]]
        .map(|[x, y]| projection.at(place(x, left), place(y, top)));
    let sum = |index: &usize| corners.get(*index).map_or(f32::MAX, |[x, y]| x + y);
    let first = (0..4).min_by(|one, other| sum(one).total_cmp(&sum(other))).unwrap_or_default();
    corners.rotate_left(first);
    corners
}

/// Returns the brightness of the paper around the code.
fn paper_level(grey: &Grey, found: &FoundCode) -> Option<f32> {
    let projection = Projection::onto(found.corners);
    let (near, far) = (-2.0 / of(found.modules), 1.0 + 2.0 / of(found.modules));
    let places = [(0.5, near), (far, 0.5), (0.5, far), (near, 0.5)];
    let light: Vec<f32> = places.into_iter().filter_map(|(x, y)| grey.at(projection.at(x, y))).collect();
    (!light.is_empty()).then(|| light.iter().sum::<f32>() / of(u32::try_from(light.len()).unwrap_or(1)))
}
