//! Measures the corners of a code to a fraction of a pixel. Its corners lead to the corners of the page, ten times as far
//! away, so the pixels that the library counts in are too rough.

use super::super::quad::{Point, Projection, of};
use super::grey::Grey;

/// Steps in which the corners are moved, in pixels, from the coarsest to the finest.
const STEPS: [f32; 7] = [1.6, 0.8, 0.4, 0.2, 0.1, 0.05, 0.025];
/// Greatest number of rounds with one step.
const ROUNDS: usize = 6;
/// Places within a module at which the picture is compared with it. They are near its edges, where a shift shows.
const PLACES: [f32; 2] = [0.18, 0.82];

/// Returns the corners of a square of `modules` modules, out of the corners of one that is a module larger at two sides.
pub(super) fn inner(bounds: [Point; 4], modules: u32) -> [Point; 4] {
    let projection = Projection::onto(bounds);
    let far = of(modules) / of(modules + 1);
    [(0.0, 0.0), (far, 0.0), (far, far), (0.0, far)].map(|(x, y)| projection.at(x, y))
}

/// Moves the corners until the picture fits the dark and light modules best.
pub(super) fn measure(
    picture: &Grey,
    dark: &dyn Fn(usize, usize) -> bool,
    modules: u32,
    corners: [Point; 4],
) -> [Point; 4] {
    let side = modules as usize;
    let signs: Vec<f32> =
        (0..side * side).map(|cell| if dark(cell % side, cell / side) { -1.0 } else { 1.0 }).collect();
    let fit = |corners: &[Point; 4]| fit(picture, &signs, modules, corners);
    let mut best = (fit(&corners), corners);
    for step in STEPS {
        for _ in 0..ROUNDS {
            let before = best.0;
            for at in 0..16 {
                let mut moved = best.1;
                let by = if at % 2 == 0 { step } else { -step };
                if let Some(coordinate) = moved.as_flattened_mut().get_mut(at / 2) {
                    *coordinate += by;
                }
                let score = fit(&moved);
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
fn fit(picture: &Grey, signs: &[f32], modules: u32, corners: &[Point; 4]) -> f32 {
    let projection = Projection::onto(*corners);
    let mut sum = 0.0;
    let mut cells = signs.iter();
    for row in 0..modules {
        for column in 0..modules {
            let sign = cells.next().copied().unwrap_or_default();
            for down in PLACES {
                for across in PLACES {
                    let (x, y) = ((of(column) + across) / of(modules), (of(row) + down) / of(modules));
                    sum += sign * picture.at(projection.at(x, y)).unwrap_or(128.0);
                }
            }
        }
    }
    sum
}
