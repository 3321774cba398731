//! Fits the corners of a code to a fraction of a pixel. Its corners lead to the corners of the page, ten times as far away, so
//! whole pixels are too rough.

use super::super::quad::{Point, Projection, of};
use super::grey::Grey;

/// Greatest number of rounds with one step.
const ROUNDS: usize = 6;
/// Places within a module at which the picture is compared with it. They are near its edges, where a shift shows.
const PLACES: [f32; 2] = [0.18, 0.82];

/// Steps by which the corner without a finder pattern is moved, the nearest first.
const SHIFTS: [f32; 9] = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.0, 4.0];

/// Modules whose colour is known: column, row, and whether it is dark.
pub(super) type Known = Vec<(u32, u32, bool)>;

/// Returns the modules that are the same in every code of this size: the finder patterns with their light rims, the timing
/// patterns, and the last alignment pattern (ISO/IEC 18004, section 6.3).
pub(super) fn patterns(modules: u32) -> Known {
    let mut known = Vec::new();
    let far = modules - 7;
    for (left, top) in [(0, 0), (far, 0), (0, far)] {
        for (column, row) in (0..9).flat_map(|row| (0..9).map(move |column| (column, row))) {
            // The place within the pattern and its rim, which begins one module before it.
            let (Some(x), Some(y)) = ((left + column).checked_sub(1), (top + row).checked_sub(1)) else { continue };
            if x < modules && y < modules {
                let ring = column.abs_diff(4).max(row.abs_diff(4));
                known.push((x, y, ring != 2 && ring != 4));
            }
        }
    }
    for at in 8..far - 1 {
        known.extend([(at, 6, at % 2 == 0), (6, at, at % 2 == 0)]);
    }
    known.extend(alignment(modules));
    known
}

/// Returns the modules of the last alignment pattern. The smallest code has none.
fn alignment(modules: u32) -> Known {
    if modules <= 21 {
        return Vec::new();
    }
    let middle = modules - 7;
    let near = middle - 2..=middle + 2;
    let places = near.clone().flat_map(|y| near.clone().map(move |x| (x, y)));
    places.map(|(x, y)| (x, y, x.abs_diff(middle).max(y.abs_diff(middle)) != 1)).collect()
}

/// Moves the corner that has no finder pattern, by some steps of pixels, until the picture fits the alignment pattern best. The
/// three finder patterns alone say nothing about perspective.
pub(super) fn aligned(picture: &Grey, modules: u32, corners: [Point; 4], step: f32) -> [Point; 4] {
    let known = alignment(modules);
    let mut best = (f32::MIN, corners);
    for (across, down) in SHIFTS.into_iter().flat_map(|down| SHIFTS.into_iter().map(move |across| (across, down))) {
        let [first, second, far, last] = corners;
        let moved = [first, second, [far[0] + across * step, far[1] + down * step], last];
        let score = contrast(picture, &known, modules, &moved);
        if score > best.0 {
            best = (score, moved);
        }
    }
    best.1
}

/// Returns by how many shades the light ones of the known modules are brighter than the dark ones.
pub(super) fn contrast(picture: &Grey, known: &Known, modules: u32, corners: &[Point; 4]) -> f32 {
    let projection = Projection::onto(*corners);
    let mean = |wanted: bool| {
        let places = known.iter().filter(|(_, _, is_dark)| *is_dark == wanted);
        let light = places.filter_map(|(column, row, _)| {
            picture.at(projection.at((of(*column) + 0.5) / of(modules), (of(*row) + 0.5) / of(modules)))
        });
        let (count, sum) = light.fold((0_u16, 0.0), |(count, sum), light| (count + 1, sum + light));
        sum / f32::from(count.max(1))
    };
    mean(false) - mean(true)
}

/// Moves the corners, in ever smaller steps of pixels, until the picture fits the known modules best.
pub(super) fn fitted(picture: &Grey, known: &Known, modules: u32, corners: [Point; 4], steps: &[f32]) -> [Point; 4] {
    let mut best = (fit(picture, known, modules, &corners), corners);
    for step in steps {
        for _ in 0..ROUNDS {
            let before = best.0;
            for at in 0..16 {
                let mut moved = best.1;
                let by = if at % 2 == 0 { *step } else { -step };
                if let Some(coordinate) = moved.as_flattened_mut().get_mut(at / 2) {
                    *coordinate += by;
                }
                let score = fit(picture, known, modules, &moved);
                if score > best.0 {
                    best = (score, moved);
                }
            }
            if best.0 <= before {
                break;
            }
        }
    }
    best.1
}

/// Returns how well the picture fits: its brightness on the light modules less that on the dark ones.
fn fit(picture: &Grey, known: &Known, modules: u32, corners: &[Point; 4]) -> f32 {
    let projection = Projection::onto(*corners);
    let mut sum = 0.0;
    for (column, row, is_dark) in known {
        for down in PLACES {
            for across in PLACES {
                let (x, y) = ((of(*column) + across) / of(modules), (of(*row) + down) / of(modules));
                let light = picture.at(projection.at(x, y)).unwrap_or(128.0);
                sum += if *is_dark { -light } else { light };
            }
        }
    }
    sum
}

/// Returns the brightness of each module, as a picture of one pixel for each.
pub(super) fn modules_of(picture: &Grey, modules: u32, corners: &[Point; 4]) -> Grey {
    let projection = Projection::onto(*corners);
    let light = |column: u32, row: u32| {
        let places = [(0.5, 0.5), (0.4, 0.5), (0.6, 0.5), (0.5, 0.4), (0.5, 0.6)];
        let sum: f32 = places
            .into_iter()
            .filter_map(|(x, y)| picture.at(projection.at((of(column) + x) / of(modules), (of(row) + y) / of(modules))))
            .sum();
        byte(sum / 5.0)
    };
    let pixels = (0..modules).flat_map(|row| (0..modules).map(move |column| (column, row)));
    let side = modules as usize;
    Grey { pixels: pixels.map(|(column, row)| light(column, row)).collect(), width: side, height: side }
}

/// Returns the modules without the light that blur brought from their neighbours, this share from each.
pub(super) fn sharpened(modules: &Grey, share: f32) -> Grey {
    let side = modules.width;
    let at = |x: usize, y: usize| modules.pixels.get(y * side + x).copied().map_or(255.0, f32::from);
    let sharp = |x: usize, y: usize| {
        let beside = |x: Option<usize>, y: Option<usize>| match (x, y) {
            (Some(x), Some(y)) if x < side && y < side => at(x, y),
            // The quiet zone is light.
            _ => 255.0,
        };
        let around = beside(x.checked_sub(1), Some(y))
            + beside(Some(x + 1), Some(y))
            + beside(Some(x), y.checked_sub(1))
            + beside(Some(x), Some(y + 1));
        byte(at(x, y) * (1.0 + 4.0 * share) - around * share)
    };
    let pixels = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Grey { pixels: pixels.map(|(x, y)| sharp(x, y)).collect(), width: side, height: side }
}

/// Converts a brightness, which is clamped to 0 to 255.
fn byte(light: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates, as is wanted")]
    let byte = light as u8;
    byte
}
