//! Finds the QR code of a printed form on a photo and reads it.
//!
//! The finder patterns are sought on the whole photo. The part around them is then drawn upright and at one size, so that the
//! decoder has few pixels to look at, whatever the photo's size and however it was held.

use super::super::quad::{Point, minus, of};
use super::decode;
use super::finders::{self, Three};
use super::grey::Grey;
use super::ink::{Way, ink};
use super::square;
use crate::rules::printed_code::PrintedCode;

/// The QR code of a printed form.
#[derive(Debug, Clone)]
pub struct FoundCode {
    /// The content of the code.
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
/// Steps in pixels in which the corners are sought on that part, and then on the photo.
const STEPS: [f32; 5] = [1.5, 0.7, 0.35, 0.17, 0.08];
const FINE_STEPS: [f32; 5] = [0.4, 0.2, 0.1, 0.05, 0.025];
/// Least difference between the light and the dark modules of the patterns, in shades, before the corners are sought.
const CONTRAST: f32 = 18.0;
/// The shares of a module's light that blur carries to each neighbour.
const SHARES: [f32; 3] = [0.14, 0.24, 0.0];
/// The limits between a dark and a light module, from the darkest to the lightest one around it, in percent.
const LIMITS: [u16; 3] = [50, 42, 58];

/// Finds the code of a printed form. Codes of anybody else are passed over.
pub fn find(grey: &Grey) -> Option<FoundCode> {
    let small = (grey.width.max(grey.height) > LARGE).then(|| grey.halved());
    let mut finders = Vec::new();
    let mut tried: Vec<Three> = Vec::new();
    SEARCHES.into_iter().enumerate().find_map(|(index, way)| {
        let (picture, times) = match &small {
            Some(small) if index + 1 < SEARCHES.len() => (small, 2.0),
            _ => (grey, 1.0),
        };
        finders::find(&ink(picture, way), picture.width, times, &mut finders);
        finders::threes(&finders).into_iter().find_map(|three| {
            let is_known = tried.iter().any(|it| it.is_like(&three));
            tried.push(three);
            if is_known { None } else { read(grey, three) }
        })
    })
}

/// Reads the code between three finder patterns. The size of a module is known roughly, so the next sizes of codes count too.
fn read(photo: &Grey, three: Three) -> Option<FoundCode> {
    let legs = three.legs();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of modules below 100")]
    let version = ((legs - 10.0) / 4.0).round().max(1.0) as u32;
    let sizes = [version, version.saturating_sub(1).max(1), version + 1].map(|version| 17 + 4 * version);
    // Most squares of print are no code, and the search for the corners takes most of the time.
    let mut likely = sizes.map(|modules| {
        let patterns = square::patterns(modules);
        (square::contrast(photo, &patterns, modules, &three.corners(modules)), modules)
    });
    likely.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let part = (likely[0].0 > CONTRAST).then(|| Part::around(photo, &three, legs))?;
    likely.into_iter().filter(|it| it.0 > CONTRAST).find_map(|(_, modules)| part.read(photo, modules))
}

/// An upright part of the photo, and the way back to the photo.
struct Part {
    picture: Grey,
    origin: Point,
    /// The step on the photo for a pixel of the part to the right, and down.
    across: Point,
    down: Point,
    /// Modules between the middles of two finder patterns, as far as is known.
    legs: f32,
}

impl Part {
    /// Draws the part around three finder patterns.
    fn around(photo: &Grey, three: &Three, legs: f32) -> Self {
        let [corner, right, below] = three.middles;
        let leg = legs * MODULE;
        let step = |to: Point| minus(to, corner).map(|it| it / leg);
        let (across, down) = (step(right), step(below));
        let before = Self::BEFORE;
        let origin = [0, 1].map(|axis| corner[axis] - before * (across[axis] + down[axis]));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of at most 90 modules")]
        let side = (leg + 2.0 * before) as usize;
        let picture = Grey { pixels: Vec::with_capacity(side * side), width: side, height: side };
        let mut part = Self { picture, origin, across, down, legs };
        for (row, column) in (0..side).flat_map(|row| (0..side).map(move |column| (row, column))) {
            let light = photo.at(part.on_photo([pixel(column) + 0.5, pixel(row) + 0.5])).unwrap_or(255.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
            part.picture.pixels.push(light as u8);
        }
        part
    }

    /// Pixels before the middle of the first finder pattern, which is three and a half modules inside of the code.
    const BEFORE: f32 = (MARGIN + 3.5) * MODULE;

    fn on_photo(&self, [x, y]: Point) -> Point {
        [0, 1].map(|axis| self.origin[axis] + self.across[axis] * x + self.down[axis] * y)
    }

    /// Reads a code with this number of modules along a side.
    fn read(&self, photo: &Grey, modules: u32) -> Option<FoundCode> {
        let module = self.legs * MODULE / of(modules - 7);
        let (near, far) = (Self::BEFORE - 3.5 * module, Self::BEFORE + (of(modules) - 3.5) * module);
        let rough = [[near, near], [far, near], [far, far], [near, far]];
        let patterns = square::patterns(modules);
        let rough = square::aligned(&self.picture, modules, rough, module / 2.0);
        let corners = square::fitted(&self.picture, &patterns, modules, rough, &STEPS);
        let light = square::modules_of(&self.picture, modules, &corners);
        let side = modules as usize;
        let pictures = SHARES.map(|share| square::sharpened(&light, share));
        LIMITS.into_iter().flat_map(|percent| pictures.iter().map(move |it| (it, percent))).find_map(
            |(light, percent)| {
                let dark = ink(light, Way { block: 1, around: 4, percent });
                let is_dark = |x: u32, y: u32| dark.get(y as usize * side + x as usize).copied().unwrap_or_default();
                let text = decode::text(modules, is_dark)?;
                let code = PrintedCode::parse(&text)?;
                let cells = (0..modules).flat_map(|row| (0..modules).map(move |column| (column, row)));
                let known = cells.map(|(x, y)| (x, y, is_dark(x, y))).collect();
                let corners = corners.map(|corner| self.on_photo(corner));
                let corners = square::fitted(photo, &known, modules, corners, &FINE_STEPS);
                Some(FoundCode { code, text, modules, corners })
            },
        )
    }
}

fn pixel(at: usize) -> f32 {
    u16::try_from(at).map_or(0.0, f32::from)
}
