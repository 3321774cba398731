//! The four corners of a page on a photo. This module checks them, computes the size of the page, and projects points of the
//! straightened page onto the photo.

use std::f32::consts::{FRAC_1_SQRT_2, SQRT_2};

use super::problem::PhotoProblem;

/// A place on a picture, in pixels from its left and top.
pub type Point = [f32; 2];

/// Number of steps across the photo, and down it, in which corners are stored, sent and dragged.
pub const STEPS: u32 = 16_384;
/// Least distance of a corner from the edge of the photo, in steps. The page of a nearer corner may go on beyond the edge.
const EDGE: u32 = STEPS / 400;
/// Least share of the photo that a page must cover, in percent.
const MIN_AREA_PERCENT: f32 = 4.0;
/// Sine of the sharpest angle, 40 degrees, at which a page can still be read once straightened.
const MIN_SINE: f32 = 0.64;
/// Height divided by width of the common papers for forms: A4 upright and lying (ISO 216), Letter upright and lying.
const PAPERS: [f32; 4] = [SQRT_2, FRAC_1_SQRT_2, 11.0 / 8.5, 8.5 / 11.0];
/// Greatest relative difference at which a page's measured proportion counts as that of common paper.
const PAPER_TOLERANCE: f32 = 0.03;

/// Four corners, clockwise from the top left, each in steps from the photo's left and top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quad(pub [[u32; 2]; 4]);

impl Quad {
    /// The corners to start dragging from: a tenth inside the photo.
    pub const INSET: Self = {
        let (near, far) = (STEPS / 10, STEPS - STEPS / 10);
        Self([[near, near], [far, near], [far, far], [near, far]])
    };

    /// Converts corners from pixels of a picture of this size.
    pub fn of_pixels(corners: [Point; 4], width: u32, height: u32) -> Self {
        let step = |at: f32, length: u32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let step = (at / of(length) * of(STEPS)).round().clamp(0.0, of(STEPS)) as u32;
            step
        };
        Self(corners.map(|[x, y]| [step(x, width), step(y, height)]))
    }

    /// Returns the corners in pixels of a picture of this size.
    pub fn pixels(&self, width: u32, height: u32) -> [Point; 4] {
        self.0.map(|[x, y]| [of(x) * of(width) / of(STEPS), of(y) * of(height) / of(STEPS)])
    }

    /// Returns the corners as eight numbers.
    pub fn to_wire(&self) -> Vec<u32> {
        self.0.concat()
    }

    /// Reads the corners from eight numbers. Returns `None` for any other count.
    pub fn from_wire(numbers: &[u32]) -> Option<Self> {
        let [corners @ .., last] = numbers.as_chunks::<2>().0 else { return None };
        let [first, second, third] = *corners else { return None };
        (numbers.len() == 8).then_some(Self([first, second, third, *last]))
    }

    /// Checks that these corners can be those of a page, on a photo of this size.
    pub fn check(&self, width: u32, height: u32) -> Result<(), PhotoProblem> {
        if self.0.iter().flatten().any(|at| *at < EDGE || *at > STEPS - EDGE) {
            return Err(PhotoProblem::CornerAtEdge);
        }
        let corners = self.pixels(width, height);
        let [a, b, c, d] = corners;
        let angles = [(d, a, b), (a, b, c), (b, c, d), (c, d, a)];
        // Every corner must turn clockwise, neither too sharply nor too little; this also makes the shape convex.
        let turns = angles.into_iter().all(|(before, at, after)| {
            let (one, other) = (minus(at, before), minus(after, at));
            cross(one, other) > MIN_SINE * length(one) * length(other)
        });
        let area = (cross(minus(c, a), minus(d, b)) / 2.0).abs();
        if turns && area * 100.0 > of(width) * of(height) * MIN_AREA_PERCENT {
            Ok(())
        } else {
            Err(PhotoProblem::NoPage)
        }
    }

    /// Returns the sizes of photo and page for a page with at most `side` pixels on its long side.
    pub fn sizes(&self, width: u32, height: u32, side: u32) -> Sizes {
        let (wide, high) = self.size(width, height);
        let scale = (of(side) / wide.max(high)).min(1.0);
        let whole = |length: f32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of pixels")]
            let whole = (length * scale).round() as u32;
            whole.max(1)
        };
        Sizes { photo_side: whole(of(width.max(height))), width: whole(wide), height: whole(high) }
    }

    /// Returns the pixels across and down of the straightened page. The page keeps its proportion and gets as many pixels as the
    /// photo has where it shows the page largest.
    fn size(&self, width: u32, height: u32) -> (f32, f32) {
        let corners = self.pixels(width, height);
        let [a, b, c, d] = corners;
        let across = length(minus(b, a)).max(length(minus(c, d)));
        let down = length(minus(d, a)).max(length(minus(c, b)));
        let seen = (length(minus(d, a)) + length(minus(c, b))) / (length(minus(b, a)) + length(minus(c, d))).max(1.0);
        let ratio = proportion(corners, [of(width) / 2.0, of(height) / 2.0]);
        // Perspective changes a page's proportion by less than this; a greater difference is a miscalculation.
        let ratio = if ratio > seen * 0.6 && ratio < seen * 1.7 { ratio } else { seen };
        let paper = PAPERS.into_iter().find(|paper| (ratio / paper - 1.0).abs() < PAPER_TOLERANCE).unwrap_or(ratio);
        let wide = across.max(down / paper);
        (wide, wide * paper)
    }
}

/// The sizes at which photo and page are drawn, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// The long side of the photo.
    pub photo_side: u32,
    /// The width of the page.
    pub width: u32,
    /// The height of the page.
    pub height: u32,
}

/// Computes height divided by width of the real page, from the way its sides converge, for a lens whose axis goes through
/// `middle` (Zhang and He, "Whiteboard scanning and image enhancement", section 4).
fn proportion(corners: [Point; 4], middle: Point) -> f32 {
    let [m1, m2, m4, m3] = corners.map(|corner| {
        let from_middle = minus(corner, middle);
        [from_middle[0], from_middle[1], 1.0]
    });
    let dot3 = |one: [f32; 3], other: [f32; 3]| one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
    let cross3 = |one: [f32; 3], other: [f32; 3]| {
        [
            one[1] * other[2] - one[2] * other[1],
            one[2] * other[0] - one[0] * other[2],
            one[0] * other[1] - one[1] * other[0],
        ]
    };
    let k2 = dot3(cross3(m1, m4), m3) / dot3(cross3(m2, m4), m3);
    let k3 = dot3(cross3(m1, m4), m2) / dot3(cross3(m3, m4), m2);
    let across = [k2 * m2[0] - m1[0], k2 * m2[1] - m1[1], k2 - 1.0];
    let down = [k3 * m3[0] - m1[0], k3 * m3[1] - m1[1], k3 - 1.0];
    let focal = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2]);
    // Parallel or nearly parallel sides give no focal length, so the usual one of phones is used, 26 mm on film.
    let usual = 0.36 * 4.0 * (middle[0] * middle[0] + middle[1] * middle[1]);
    let focal = if focal > usual * 0.45 && focal < usual * 4.0 { focal } else { usual };
    let long = |side: [f32; 3]| ((side[0] * side[0] + side[1] * side[1]) / focal + side[2] * side[2]).sqrt();
    long(down) / long(across)
}

/// A projection from the straightened page onto the photo.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    across: [f32; 3],
    down: [f32; 3],
    origin: [f32; 3],
}

impl Projection {
    /// Computes the projection of the unit square onto four corners, clockwise from the top left (Heckbert, "Fundamentals of
    /// texture mapping", section 2.2.2).
    pub fn onto([a, b, c, d]: [Point; 4]) -> Self {
        let (one, other) = (minus(b, c), minus(d, c));
        let sum = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
        let whole = cross(one, other);
        let (right, down) = (cross(sum, other) / whole, cross(one, sum) / whole);
        Self {
            across: [b[0] - a[0] + right * b[0], b[1] - a[1] + right * b[1], right],
            down: [d[0] - a[0] + down * d[0], d[1] - a[1] + down * d[1], down],
            origin: [a[0], a[1], 1.0],
        }
    }

    /// Returns the place of a point of the unit square, as two numbers to be divided by the third. Along a line, each of them
    /// changes evenly.
    pub fn spread(&self, x: f32, y: f32) -> [f32; 3] {
        let at = |index: usize| self.across[index] * x + self.down[index] * y + self.origin[index];
        [at(0), at(1), at(2)]
    }

    /// Returns the place of a point of the unit square on the photo.
    pub fn at(&self, x: f32, y: f32) -> Point {
        let [wide, high, depth] = self.spread(x, y);
        [wide / depth, high / depth]
    }
}

pub(super) fn minus(one: Point, other: Point) -> Point {
    [one[0] - other[0], one[1] - other[1]]
}

pub(super) fn cross(one: Point, other: Point) -> f32 {
    one[0] * other[1] - one[1] * other[0]
}

pub(super) fn length([x, y]: Point) -> f32 {
    (x * x + y * y).sqrt()
}

pub(super) fn of(pixels: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "pixels and steps, some thousands")]
    let number = pixels as f32;
    number
}
