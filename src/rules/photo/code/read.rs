//! Finds the QR code of a printed form on a photo and reads it.
//!
//! The finder patterns are sought on the whole photo. The part around them is then drawn upright and at one size, so that the
//! decoder has few pixels to look at, whatever the photo's size and however it was held.

use rqrr::{BitGrid as _, PreparedImage};

use super::super::quad::Point;
use super::finders::{self, Three};
use super::grey::Grey;
use super::ink::{Way, ink};
use super::square;
use crate::rules::printed_code::PrintedCode;

/// The QR code of a printed form.
#[derive(Debug, Clone)]
pub struct FoundCode {
    /// What the code says.
    pub code: PrintedCode,
    /// The text of the code.
    pub text: String,
    /// Modules along a side.
    pub modules: u32,
    /// The corners of the code's square on the photo, in pixels, clockwise from the code's top left.
    pub corners: [Point; 4],
}

/// Pixels on the long side above which the patterns are first sought at half the size.
const LARGE: usize = 2000;
/// The ways to tell ink from paper for the search. The last one is for the whole picture.
const SEARCHES: [Way; 4] = [
    Way { block: 8, around: 2, percent: 50 },
    Way { block: 6, around: 1, percent: 42 },
    Way { block: 10, around: 4, percent: 58 },
    Way { block: 8, around: 2, percent: 50 },
];
/// Pixels of a module on the part that is drawn upright.
const MODULE: f32 = 6.0;
/// Modules around the code on that part.
const MARGIN: f32 = 5.0;
/// The ways to tell ink from paper on that part.
const READINGS: [Way; 3] = [
    Way { block: 6, around: 4, percent: 50 },
    Way { block: 6, around: 2, percent: 44 },
    Way { block: 6, around: 3, percent: 58 },
];

/// Finds the code of a printed form. Codes of anybody else are passed over.
pub fn find(grey: &Grey) -> Option<FoundCode> {
    let small = (grey.width.max(grey.height) > LARGE).then(|| grey.halved());
    SEARCHES.into_iter().enumerate().find_map(|(index, way)| {
        let (picture, times) = match &small {
            Some(small) if index + 1 < SEARCHES.len() => (small, 2.0),
            _ => (grey, 1.0),
        };
        let found = finders::find(&ink(picture, way), picture.width);
        found.into_iter().find_map(|three| read(grey, three.scaled(times)))
    })
}

/// An upright part of the photo, and the way back to the photo.
struct Part {
    picture: Grey,
    origin: Point,
    /// The step on the photo for a pixel of the part to the right, and down.
    across: Point,
    down: Point,
}

impl Part {
    /// Draws the part around three finder patterns.
    fn around(photo: &Grey, three: &Three) -> Self {
        let [corner, right, below] = three.middles;
        let far = |to: Point| super::super::quad::length([to[0] - corner[0], to[1] - corner[1]]);
        let legs = f32::midpoint(far(right), far(below)) / three.module;
        let leg = legs * MODULE;
        let step = |to: Point| [(to[0] - corner[0]) / leg, (to[1] - corner[1]) / leg];
        let (across, down) = (step(right), step(below));
        // The middles of the patterns are three and a half modules inside of the code.
        let before = (MARGIN + 3.5) * MODULE;
        let start = |axis: usize| corner[axis] - before * (across[axis] + down[axis]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of at most 90 modules")]
        let side = (leg + 2.0 * before) as usize;
        let mut part = Self { picture: Grey { pixels: Vec::new(), width: side, height: side }, origin: [start(0), start(1)], across, down };
        let mut pixels = Vec::with_capacity(side * side);
        for row in 0..side {
            for column in 0..side {
                let light = photo.at(part.on_photo([pixel(column) + 0.5, pixel(row) + 0.5])).unwrap_or(255.0);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
                pixels.push(light as u8);
            }
        }
        part.picture.pixels = pixels;
        part
    }

    fn on_photo(&self, [x, y]: Point) -> Point {
        [0, 1].map(|axis| self.origin[axis] + self.across[axis] * x + self.down[axis] * y)
    }
}

fn read(photo: &Grey, three: Three) -> Option<FoundCode> {
    let part = Part::around(photo, &three);
    let side = part.picture.width;
    READINGS.into_iter().find_map(|way| {
        let ink = ink(&part.picture, way);
        let dark = |x: usize, y: usize| ink.get(y * side + x).copied().unwrap_or_default();
        let mut prepared = PreparedImage::prepare_from_bitmap(side, side, dark);
        prepared.detect_grids().into_iter().find_map(|grid| {
            let (_, text) = grid.decode().ok()?;
            let code = PrintedCode::parse(&text)?;
            let cells = |column: usize, row: usize| grid.grid.bit(row, column);
            let modules = u32::try_from(grid.grid.size()).ok()?;
            // The library returns the corners of a square that is one module too large.
            let bounds = grid.bounds.map(|point| part.on_photo([point.x, point.y].map(|at| whole(at) + 0.5)));
            let corners = square::measure(photo, &cells, modules, square::inner(bounds, modules));
            Some(FoundCode { code, text, modules, corners })
        })
    })
}

fn pixel(at: usize) -> f32 {
    u16::try_from(at).map_or(0.0, f32::from)
}

fn whole(at: i32) -> f32 {
    i16::try_from(at).map_or(0.0, f32::from)
}
