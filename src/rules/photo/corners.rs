//! Finds the four corners of a page on a small picture of the whole photo, or returns nothing.
//!
//! The outline of the paper (`paper`) is a polygon, which is reduced to four sides. Each side is then moved to the steepest
//! fall of brightness near it, to a fraction of a pixel. There are no corners if too little of a side confirms it, if a
//! corner is near the frame, or if the outline cannot be a page. A wrong answer costs the applicant more than no
//! answer.

use super::measure::Pixels;
use super::paper::{self, Paper};
use super::quad::{Point, Quad, cross, length, minus};

/// Pixels on the long side of the small picture for [`find`].
pub const CORNERS_SIDE: u32 = 360;

/// Number of places along a side where its edge is sought.
const PLACES: usize = 48;
/// Reach of the search for an edge, in pixels: first around the guess, then around the edge that was found.
const REACHES: [i32; 2] = [10, 4];
/// Greatest distance from the line at which a place still confirms it, in pixels.
const NEAR: f32 = 0.9;
/// Least share of the places that must confirm a side, in percent.
const CONFIRMED_PERCENT: usize = 60;
/// Least fall of brightness at an edge, in percent of the paper's brightness.
const FALL_PERCENT: f32 = 8.0;
/// Least share of the area within the four sides that must be paper, in percent.
const FILLED_PERCENT: f32 = 85.0;
/// Greatest share of a side of the photo that paper may touch, in percent.
const TOUCH_PERCENT: usize = 3;
/// Pixels worn off the rim of the paper before its outline is taken, so that thin bridges to other bright things break.
const WORN: usize = 3;
/// Least distance of a corner from the frame, in pixels. The page of a nearer corner may go on beyond the frame.
const FRAME: f32 = 2.0;

/// Returns the corners of the page on a small picture.
pub fn find(pixels: Pixels<'_>) -> Option<Quad> {
    let (width, height) = (pixels.width, pixels.height());
    if width < 64 || height < 64 {
        return None;
    }
    let paper = Paper::find(pixels)?;
    if paper.touched().iter().any(|percent| *percent > TOUCH_PERCENT) {
        return None;
    }
    let level = f32::from(paper.level);
    let worn = paper.worn(WORN);
    let outline = outline(&worn, width);
    let area = worn.iter().filter(|it| **it).count();
    let corners = four_sides(outline)?;
    if share(area) * 100.0 < FILLED_PERCENT * surface(&corners) {
        return None;
    }
    Plane { light: &paper.light, width, height }.page(corners, level)
}

/// Returns the corners of a page whose corners are known roughly, if the edges of the paper confirm them. `light` has the
/// brightness of each pixel of a small picture, and `level` is that of the paper.
pub fn confirm(light: &[u8], width: usize, corners: [Point; 4], level: f32) -> Option<Quad> {
    let height = light.len().checked_div(width)?;
    Plane { light, width, height }.page(corners.map(|corner| corner.map(|at| at - 0.5)), level)
}

/// Returns the convex outline of the paper, clockwise.
fn outline(mask: &[bool], width: usize) -> Vec<Point> {
    let spans = paper::spans(mask, width);
    let ends =
        |row: usize| spans.get(row).copied().flatten().map(|(left, right)| (share(left), share(right), share(row)));
    let mut outline = Vec::new();
    let mut right_side = chain((0..spans.len()).filter_map(|row| ends(row).map(|(_, right, y)| [right, y])));
    let mut left_side = chain((0..spans.len()).rev().filter_map(|row| ends(row).map(|(left, _, y)| [left, y])));
    outline.append(&mut right_side);
    outline.append(&mut left_side);
    outline
}

/// Drops the points that would dent the outline, so that the rest is convex.
fn chain(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        while let [.., one, two] = *kept.as_slice()
            && cross(minus(two, one), minus(point, two)) <= 0.0
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

/// Reduces an outline to four sides. Each round removes one side and extends its neighbours until they meet; it picks the side
/// that adds the least area. This makes rounded and folded corners whole. The first corner is at the top left.
fn four_sides(mut outline: Vec<Point>) -> Option<[Point; 4]> {
    while outline.len() > 4 {
        let count = outline.len();
        let at = |index: usize| outline.get(index % count).copied();
        let mut best: Option<(f32, usize, Point)> = None;
        for index in 0..count {
            let (before, one) = (at(index)?, at(index + 1)?);
            let (two, after) = (at(index + 2)?, at(index + 3)?);
            let Some(met) = meet(before, one, two, after) else { continue };
            let cost = cross(minus(two, one), minus(met, one)).abs();
            if best.is_none_or(|best| cost < best.0) {
                best = Some((cost, index, met));
            }
        }
        let (_, index, met) = best?;
        *outline.get_mut((index + 1) % count)? = met;
        outline.remove((index + 2) % count);
    }
    let mut corners: [Point; 4] = outline.try_into().ok()?;
    let first = (0..4).min_by(|one, other| {
        let sum = |index: &usize| corners.get(*index).map_or(f32::MAX, |[x, y]| x + y);
        sum(one).total_cmp(&sum(other))
    })?;
    corners.rotate_left(first);
    Some(corners)
}

/// Returns the point where the side from `before` to `one` meets the side from `after` to `two` when both are extended.
fn meet(before: Point, one: Point, two: Point, after: Point) -> Option<Point> {
    let (first, second) = (minus(one, before), minus(two, after));
    let turn = cross(first, second);
    let (far, other) = (cross(minus(two, one), second) / turn, cross(minus(two, one), first) / turn);
    // The point must lie beyond the ends of both lines; parallel lines never meet.
    (far.is_finite() && far >= 0.0 && other >= 0.0).then(|| [one[0] + far * first[0], one[1] + far * first[1]])
}

fn surface([a, b, c, d]: &[Point; 4]) -> f32 {
    (cross(minus(*c, *a), minus(*d, *b)) / 2.0).abs()
}

/// A map of the brightness of the small picture.
struct Plane<'a> {
    light: &'a [u8],
    width: usize,
    height: usize,
}

impl Plane<'_> {
    /// Moves the corners to the edges of the paper. Returns `None` unless every side is confirmed and no corner is near the
    /// frame.
    fn page(&self, mut corners: [Point; 4], level: f32) -> Option<Quad> {
        for reach in REACHES {
            corners = self.refine(corners, reach, level)?;
        }
        let (width, height) = (share(self.width), share(self.height));
        let inside = |[x, y]: &Point| *x > FRAME && *y > FRAME && *x < width - FRAME && *y < height - FRAME;
        if !corners.iter().all(inside) {
            return None;
        }
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?);
        // Places here are the middles of pixels, but `of_pixels` counts from their edges, half a pixel away.
        let quad = Quad::of_pixels(corners.map(|[x, y]| [x + 0.5, y + 0.5]), width, height);
        quad.check(width, height).is_ok().then_some(quad)
    }

    /// Moves each side to the edge found within `reach` pixels of it; `level` is the brightness of the paper.
    fn refine(&self, corners: [Point; 4], reach: i32, level: f32) -> Option<[Point; 4]> {
        let [a, b, c, d] = corners;
        let side = |from: Point, to: Point| self.side(from, to, reach, level);
        let (top, right, bottom, left) = (side(a, b)?, side(b, c)?, side(c, d)?, side(d, a)?);
        Some([crossing(left, top)?, crossing(top, right)?, crossing(right, bottom)?, crossing(bottom, left)?])
    }

    /// Returns the line that most places of a side agree on, as two points.
    fn side(&self, from: Point, to: Point, reach: i32, level: f32) -> Option<(Point, Point)> {
        let long = length(minus(to, from));
        if long < 16.0 {
            return None;
        }
        let along = minus(to, from).map(|it| it / long);
        let out = [along[1], -along[0]];
        let place = |index: usize| long * (0.04 + 0.92 * (share(index) + 0.5) / share(PLACES));
        let found: Vec<(f32, f32)> = (0..PLACES)
            .filter_map(|index| {
                let at = place(index);
                let base = [from[0] + along[0] * at, from[1] + along[1] * at];
                Some((at, self.edge(base, along, out, reach, level)?))
            })
            .collect();
        let (offset, slope) = agree(&found)?;
        let point = |at: f32| {
            let off = offset + slope * at;
            [from[0] + along[0] * at + out[0] * off, from[1] + along[1] * at + out[1] * off]
        };
        Some((point(0.0), point(long)))
    }

    /// Returns the distance from `base`, outwards in pixels, at which brightness falls most steeply.
    fn edge(&self, base: Point, along: Point, out: Point, reach: i32, level: f32) -> Option<f32> {
        let value = |far: i32| {
            let far = f32::from(i16::try_from(far).ok()?);
            let mut sum = 0.0;
            for beside in [-1.5, 0.0, 1.5] {
                sum +=
                    self.at([base[0] + out[0] * far + along[0] * beside, base[1] + out[1] * far + along[1] * beside])?;
            }
            Some(sum / 3.0)
        };
        let fall = |far: i32| Some(value(far - 1)? - value(far + 1)?);
        let mut best: Option<(f32, i32)> = None;
        for far in -reach..=reach {
            // Near the frame, places outside the picture are skipped.
            if let Some(fall) = fall(far)
                && best.is_none_or(|best| fall > best.0)
            {
                best = Some((fall, far));
            }
        }
        let (steepest, far) = best?;
        if steepest * 100.0 < level * FALL_PERCENT || far.abs() == reach {
            return None;
        }
        // The fraction of a pixel comes from the top of the parabola through the three falls around the steepest.
        let (before, after) = (fall(far - 1)?, fall(far + 1)?);
        let bend = before + after - 2.0 * steepest;
        let fine = if bend < 0.0 { ((before - after) / (2.0 * bend)).clamp(-1.0, 1.0) } else { 0.0 };
        Some(f32::from(i16::try_from(far).ok()?) + fine)
    }

    fn at(&self, [x, y]: Point) -> Option<f32> {
        if x < 0.0 || y < 0.0 || x >= share(self.width - 1) || y >= share(self.height - 1) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "inside of the picture, as just seen"
        )]
        let (column, row) = (x as usize, y as usize);
        let (right, down) = (x.fract(), y.fract());
        let pixel = |column: usize, row: usize| self.light.get(row * self.width + column).copied().map(f32::from);
        let above = pixel(column, row)? * (1.0 - right) + pixel(column + 1, row)? * right;
        let below = pixel(column, row + 1)? * (1.0 - right) + pixel(column + 1, row + 1)? * right;
        Some(above * (1.0 - down) + below * down)
    }
}

/// Finds the line (offset and slope) near which most places lie, and returns the least-squares line through these.
fn agree(found: &[(f32, f32)]) -> Option<(f32, f32)> {
    let near = |offset: f32, slope: f32| move |it: &&(f32, f32)| (offset + slope * it.0 - it.1).abs() < NEAR;
    let mut best = (0, 0.0, 0.0);
    for (index, one) in found.iter().enumerate() {
        for two in found.iter().skip(index + 8) {
            let slope = (two.1 - one.1) / (two.0 - one.0);
            let offset = one.1 - slope * one.0;
            let count = found.iter().filter(near(offset, slope)).count();
            if count > best.0 {
                best = (count, offset, slope);
            }
        }
    }
    let (count, offset, slope) = best;
    if count * 100 < PLACES * CONFIRMED_PERCENT {
        return None;
    }
    let (mut x, mut y, mut xx, mut xy) = (0.0, 0.0, 0.0, 0.0);
    for (at, off) in found.iter().filter(near(offset, slope)) {
        x += at;
        y += off;
        xx += at * at;
        xy += at * off;
    }
    let count = share(count);
    let slope = (count * xy - x * y) / (count * xx - x * x);
    let offset = (y - slope * x) / count;
    (slope.is_finite() && offset.is_finite()).then_some((offset, slope))
}

/// Returns the point where two lines cross.
fn crossing(one: (Point, Point), other: (Point, Point)) -> Option<Point> {
    let (first, second) = (minus(one.1, one.0), minus(other.1, other.0));
    let far = cross(minus(other.0, one.0), second) / cross(first, second);
    far.is_finite().then(|| [one.0[0] + far * first[0], one.0[1] + far * first[1]])
}

fn share(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "numbers of pixels of a small picture")]
    let number = count as f32;
    number
}
