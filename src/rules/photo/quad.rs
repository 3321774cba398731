//! The four corners of a page on a photo: what they have to be like, how wide and high the page is, and where each point of
//! the straightened page lies on the photo.

use std::f32::consts::{FRAC_1_SQRT_2, SQRT_2};

use super::problem::PhotoProblem;

/// A place on a picture, in pixels from its left and from its top.
pub type Point = [f32; 2];

/// How finely corners travel and are dragged: so many steps across the photo, and as many down.
pub const STEPS: u32 = 16_384;
/// How near a corner may come to the edge of the photo, in steps. Nearer, the page may go on beyond it.
const EDGE: u32 = STEPS / 400;
/// The least share of the photo that a page takes, in percent.
const MIN_AREA_PERCENT: f32 = 4.0;
/// The sine of the sharpest angle of a page that can still be read once it is straightened: 40 degrees.
const MIN_SINE: f32 = 0.64;
/// Heights by widths of paper that is common for forms: A4 upright and lying (ISO 216), Letter upright and lying.
const PAPERS: [f32; 4] = [SQRT_2, FRAC_1_SQRT_2, 11.0 / 8.5, 8.5 / 11.0];
/// How far a page's measured proportion may be from that of common paper to be taken for it.
const PAPER_TOLERANCE: f32 = 0.03;

/// Four corners, clockwise from the top left, each as steps from the left and from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quad(pub [[u32; 2]; 4]);

impl Quad {
    /// Corners a tenth inside of the photo, to begin dragging with.
    pub const INSET: Self = {
        let (near, far) = (STEPS / 10, STEPS - STEPS / 10);
        Self([[near, near], [far, near], [far, far], [near, far]])
    };

    /// The corners out of pixels of a picture of that size.
    pub fn of_pixels(corners: [Point; 4], width: u32, height: u32) -> Self {
        let step = |at: f32, length: u32| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let step = (at / of(length) * of(STEPS)).round().clamp(0.0, of(STEPS)) as u32;
            step
        };
        Self(corners.map(|[x, y]| [step(x, width), step(y, height)]))
    }

    /// The corners in pixels of a picture of that size.
    pub fn pixels(&self, width: u32, height: u32) -> [Point; 4] {
        self.0.map(|[x, y]| [of(x) * of(width) / of(STEPS), of(y) * of(height) / of(STEPS)])
    }

    /// The corners as eight numbers.
    pub fn to_wire(&self) -> Vec<u32> {
        self.0.concat()
    }

    /// The corners out of eight numbers.
    pub fn from_wire(numbers: &[u32]) -> Option<Self> {
        let [corners @ .., last] = numbers.as_chunks::<2>().0 else { return None };
        let [first, second, third] = *corners else { return None };
        (numbers.len() == 8).then_some(Self([first, second, third, *last]))
    }

    /// Whether a page can be made of them, on a photo of that size.
    pub fn check(&self, width: u32, height: u32) -> Result<(), PhotoProblem> {
        if self.0.iter().flatten().any(|at| *at < EDGE || *at > STEPS - EDGE) {
            return Err(PhotoProblem::CornerAtEdge);
        }
        let corners = self.pixels(width, height);
        let [a, b, c, d] = corners;
        let angles = [(d, a, b), (a, b, c), (b, c, d), (c, d, a)];
        // Clockwise, with no corner that is too sharp or too flat: that is also what makes it convex.
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

    /// How large to draw photo and page so that the page has `side` pixels on its long side at most.
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

    /// Pixels across and down of the straightened page: as many as the photo has of it where it has the most, and in the
    /// page's own proportion.
    fn size(&self, width: u32, height: u32) -> (f32, f32) {
        let corners = self.pixels(width, height);
        let [a, b, c, d] = corners;
        let across = length(minus(b, a)).max(length(minus(c, d)));
        let down = length(minus(d, a)).max(length(minus(c, b)));
        let seen = (length(minus(d, a)) + length(minus(c, b))) / (length(minus(b, a)) + length(minus(c, d))).max(1.0);
        let ratio = proportion(corners, [of(width) / 2.0, of(height) / 2.0]);
        // What perspective makes of a page differs less than this from what is seen; more is a miscalculation.
        let ratio = if ratio > seen * 0.6 && ratio < seen * 1.7 { ratio } else { seen };
        let paper = PAPERS.into_iter().find(|paper| (ratio / paper - 1.0).abs() < PAPER_TOLERANCE).unwrap_or(ratio);
        let wide = across.max(down / paper);
        (wide, wide * paper)
    }
}

/// How large photo and page are drawn, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// The long side of the photo.
    pub photo_side: u32,
    /// The page across.
    pub width: u32,
    /// The page down.
    pub height: u32,
}

/// Height by width of the page itself, from the way its sides run together, for a lens whose axis goes through `middle`
/// (Zhang and He, "Whiteboard scanning and image enhancement", section 4).
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
    // Where two sides are parallel, or nearly, they tell no focal length; then it is that of phones, 26 mm on film.
    let usual = 0.36 * 4.0 * (middle[0] * middle[0] + middle[1] * middle[1]);
    let focal = if focal > usual * 0.45 && focal < usual * 4.0 { focal } else { usual };
    let long = |side: [f32; 3]| ((side[0] * side[0] + side[1] * side[1]) / focal + side[2] * side[2]).sqrt();
    long(down) / long(across)
}

/// Where points of the straightened page lie on the photo.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    across: [f32; 3],
    down: [f32; 3],
    origin: [f32; 3],
}

impl Projection {
    /// The projection of the unit square onto four corners, clockwise from the top left (Heckbert, "Fundamentals of
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

    /// The place of a point of the unit square, as two numbers to be divided by the third. Along a line each of them
    /// grows evenly.
    pub fn spread(&self, x: f32, y: f32) -> [f32; 3] {
        let at = |index: usize| self.across[index] * x + self.down[index] * y + self.origin[index];
        [at(0), at(1), at(2)]
    }

    /// The place of a point of the unit square.
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
