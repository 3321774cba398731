//! Finds the QR code of a printed form on a photo and reads it. The small picture is tried first, because it is quick.

use rqrr::{BitGrid as _, PreparedImage};

use super::super::quad::Point;
use super::grey::Grey;
use super::ink::ink;
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
    /// The corners of the code's square on the photo, in pixels; clockwise from the corner between two of the three finder
    /// patterns, which is the code's top left.
    pub corners: [Point; 4],
}

/// One way to look for the code.
struct Try {
    /// Times that the picture is halved.
    halvings: usize,
    /// Half the side of the square whose mean tells ink from paper, as a part of the picture's long side.
    part: usize,
    /// Least difference of ink from that mean, in 256ths.
    margin: u32,
}

/// The ways to look for the code, from the quickest to the slowest.
const TRIES: [Try; 4] = [
    Try { halvings: 1, part: 48, margin: 20 },
    Try { halvings: 0, part: 64, margin: 20 },
    Try { halvings: 1, part: 100, margin: 8 },
    Try { halvings: 0, part: 24, margin: 30 },
];

/// Finds the code of a printed form. Codes of anybody else are passed over.
pub fn find(grey: &Grey) -> Option<FoundCode> {
    let half = grey.halved();
    TRIES.into_iter().find_map(|it| look(if it.halvings == 0 { grey } else { &half }, grey, &it))
}

fn look(picture: &Grey, whole: &Grey, it: &Try) -> Option<FoundCode> {
    let reach = (picture.width.max(picture.height) / it.part).max(4);
    let ink = ink(picture, reach, it.margin);
    let dark = |x: usize, y: usize| ink.get(y * picture.width + x).copied().unwrap_or_default();
    let mut prepared = PreparedImage::prepare_from_bitmap(picture.width, picture.height, dark);
    prepared.detect_grids().into_iter().find_map(|grid| {
        let (_, text) = grid.decode().ok()?;
        let code = PrintedCode::parse(&text)?;
        let side = grid.grid.size();
        let cells = |column: usize, row: usize| grid.grid.bit(row, column);
        let times = if it.halvings == 0 { 1.0 } else { 2.0 };
        // The library returns the corners of a square that is one module too large.
        let bounds = grid.bounds.map(|point| [point.x, point.y].map(|at| (pixel(at) + 0.5) * times));
        let modules = u32::try_from(side).ok()?;
        let corners = square::measure(whole, &cells, modules, square::inner(bounds, modules));
        Some(FoundCode { code, text, modules, corners })
    })
}

fn pixel(at: i32) -> f32 {
    i16::try_from(at).map_or(0.0, f32::from)
}
