//! Finds the three finder patterns of a QR code: squares that are dark, light, dark, light and dark in the proportion
//! 1 : 1 : 3 : 1 : 1 along every line through their middle (ISO/IEC 18004, section 6.3.3).

use super::super::quad::{Point, cross, length, minus, of};

/// Greatest number of patterns of one search: the ones that most lines agree on.
const MOST: usize = 20;
/// Greatest number of patterns that are combined.
const MOST_TOGETHER: usize = 32;
/// Greatest number of combinations that are tried.
const TRIES: usize = 24;

/// A finder pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finder {
    middle: Point,
    /// Pixels of a module.
    module: f32,
    rows: u16,
    /// Lines through the pattern that have its proportion: rows with their columns, and aslant lines.
    lines: u16,
}

/// Three finder patterns that can belong to one code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Three {
    /// The middles of the patterns at the code's top left, top right and bottom left.
    pub(super) middles: [Point; 3],
    /// Pixels of a module.
    pub(super) module: f32,
    /// How far the three are from a square seen from above; 0 is a square.
    odd: f32,
}

impl Three {
    /// Returns true if another lies at the same place, to a part of a module.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let mut pairs = self.middles.into_iter().zip(other.middles);
        pairs.all(|(one, other)| length(minus(one, other)) < self.module * 0.15)
    }

    /// Returns the modules between the middles of two patterns, as far as is known.
    pub(super) fn legs(&self) -> f32 {
        let [corner, right, below] = self.middles;
        f32::midpoint(length(minus(right, corner)), length(minus(below, corner))) / self.module
    }

    /// Returns the corners of a code of this size, clockwise from its top left, without regard to perspective.
    pub(super) fn corners(&self, modules: u32) -> [Point; 4] {
        let [corner, right, below] = self.middles;
        let (near, far) = (-3.5 / of(modules - 7), 1.0 + 3.5 / of(modules - 7));
        let at = |x: f32, y: f32| {
            [0, 1].map(|axis| corner[axis] + (right[axis] - corner[axis]) * x + (below[axis] - corner[axis]) * y)
        };
        [at(near, near), at(far, near), at(far, far), at(near, far)]
    }
}

/// Adds the patterns in a map of ink to those of other maps. The picture of the map is smaller by the factor `times`.
pub(super) fn find(ink: &[bool], width: usize, times: f32, known: &mut Vec<Finder>) {
    let mut finders = Vec::new();
    // The patterns that the rows have not left behind. Text has thousands of others, which need no further look.
    let mut open: Vec<Finder> = Vec::new();
    for (row, pixels) in ink.chunks_exact(width.max(1)).enumerate() {
        open.retain(|it| {
            let is_open = share(row) < it.middle[1] + 2.0 * it.module + 1.0;
            // One row alone is text more often than a pattern.
            if !is_open && it.rows > 1 {
                finders.push(*it);
            }
            is_open
        });
        patterns(pixels, |start, runs| {
            let across = middle(start, runs);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside of the row")]
            if let Some((down, runs_down)) = upright(ink, width, across as usize, row, runs) {
                let module = (sum(runs) + sum(runs_down)) / 14.0;
                let lines = 1 + aslant(ink, width, [across as usize, down as usize], runs);
                add(&mut open, Finder { middle: [across + 0.5, down + 0.5], module, rows: 1, lines });
            }
        });
    }
    finders.extend(open.into_iter().filter(|it| it.rows > 1));
    finders.sort_by_key(|it| std::cmp::Reverse(it.lines));
    for found in finders.into_iter().take(MOST) {
        add(known, Finder { middle: found.middle.map(|at| at * times), module: found.module * times, ..found });
    }
    known.sort_by_key(|it| std::cmp::Reverse(it.lines));
    known.truncate(MOST_TOGETHER);
}

/// Visits each place of a row where five runs have the proportion of a finder pattern: the first pixel, and the runs.
fn patterns(row: &[bool], mut found: impl FnMut(usize, [usize; 5])) {
    let mut runs = [0_usize; 5];
    let mut begin = 0;
    for (at, (one, other)) in row.iter().zip(row.iter().skip(1)).enumerate() {
        if one == other {
            continue;
        }
        let [_, a, b, c, d] = runs;
        runs = [a, b, c, d, at + 1 - begin];
        begin = at + 1;
        if *one && is_finder(runs) {
            found(begin - runs.iter().sum::<usize>(), runs);
        }
    }
}

/// Looks up and down from a pixel for the same proportion, of about the same size. Returns the middle and the runs.
fn upright(ink: &[bool], width: usize, column: usize, row: usize, across: [usize; 5]) -> Option<(f32, [usize; 5])> {
    let height = ink.len() / width.max(1);
    let dark = |row: usize| ink.get(row * width + column).copied().unwrap_or_default();
    if !dark(row) {
        return None;
    }
    let longest = 2 * across.into_iter().max()?;
    let mut runs = [0; 5];
    let mut top = row;
    for (run, wanted) in [(2, true), (1, false), (0, true)] {
        while top > 0 && runs[run] <= longest && dark(top - 1) == wanted {
            top -= 1;
            runs[run] += 1;
        }
    }
    let mut bottom = row;
    runs[2] += 1;
    for (run, wanted) in [(2, true), (3, false), (4, true)] {
        while bottom + 1 < height && runs[run] <= longest && dark(bottom + 1) == wanted {
            bottom += 1;
            runs[run] += 1;
        }
    }
    is_finder(runs).then(|| (middle(top, runs), runs))
}

fn is_finder(runs: [usize; 5]) -> bool {
    if runs.contains(&0) {
        return false;
    }
    let module = sum(runs) / 7.0;
    // Blur and the pixels themselves move each edge; small patterns may be off by a pixel.
    let within = module * 0.5 + 0.6;
    let near = |(run, modules): (usize, f32)| (share(run) - module * modules).abs() <= within * modules.sqrt();
    runs.into_iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(near)
}

/// Returns the middle of the dark square inside a pattern.
fn middle(start: usize, runs: [usize; 5]) -> f32 {
    share(start + runs[0] + runs[1]) + (share(runs[2]) - 1.0) / 2.0
}

/// Counts the aslant lines through a pixel that have the same proportion: none, one or two.
fn aslant(ink: &[bool], width: usize, [column, row]: [usize; 2], across: [usize; 5]) -> u16 {
    let Some(longest) = across.into_iter().max() else { return 0 };
    let dark = |right: bool, steps: usize, down: bool| {
        let x = if right { Some(column + steps).filter(|x| *x < width) } else { column.checked_sub(steps) };
        let y = if down { Some(row + steps) } else { row.checked_sub(steps) };
        ink.get(y? * width + x?).copied()
    };
    let is_line = |falls: bool| {
        let mut runs = [0; 5];
        for (down, order) in [(false, [2, 1, 0]), (true, [2, 3, 4])] {
            // The pixel itself is counted once.
            let mut steps = usize::from(down);
            for (run, wanted) in order.into_iter().zip([true, false, true]) {
                while runs[run] <= longest && dark(falls == down, steps, down) == Some(wanted) {
                    steps += 1;
                    runs[run] += 1;
                }
            }
        }
        is_finder(runs)
    };
    u16::from(is_line(true)) + u16::from(is_line(false))
}

/// Adds a pattern, or what was seen of it again.
fn add(finders: &mut Vec<Finder>, seen: Finder) {
    let same = |it: &&mut Finder| {
        length(minus(it.middle, seen.middle)) < 2.0 * seen.module && (it.module / seen.module - 1.0).abs() < 0.5
    };
    match finders.iter_mut().find(same) {
        Some(known) => {
            let (weight, more) = (f32::from(known.rows), f32::from(seen.rows));
            let mix = |one: f32, other: f32| (one * weight + other * more) / (weight + more);
            known.middle = [mix(known.middle[0], seen.middle[0]), mix(known.middle[1], seen.middle[1])];
            known.module = mix(known.module, seen.module);
            known.rows = known.rows.saturating_add(seen.rows);
            known.lines = known.lines.saturating_add(seen.lines);
        }
        None => finders.push(seen),
    }
}

/// Combines patterns of about one size whose middles are three corners of about a square. The likeliest code comes first.
pub(super) fn threes(finders: &[Finder]) -> Vec<Three> {
    let mut found = Vec::new();
    for corner in finders {
        for (first, one) in finders.iter().enumerate() {
            for other in finders.iter().skip(first + 1) {
                if let Some(three) = three(corner, one, other) {
                    found.push(three);
                }
            }
        }
    }
    found.sort_by(|one, other| one.odd.total_cmp(&other.odd));
    found.truncate(TRIES);
    found
}

fn three(corner: &Finder, one: &Finder, other: &Finder) -> Option<Three> {
    let (to_one, to_other) = (minus(one.middle, corner.middle), minus(other.middle, corner.middle));
    let (long, wide) = (length(to_one), length(to_other));
    let modules = [corner.module, one.module, other.module];
    let (low, high) = (modules.into_iter().fold(f32::MAX, f32::min), modules.into_iter().fold(0.0, f32::max));
    // A row crosses a turned pattern aslant, so the pattern seems to be larger.
    let slope = to_one[0].abs().max(to_one[1].abs()) / long;
    let module = slope * modules.iter().sum::<f32>() / 3.0;
    let turn = cross(to_one, to_other) / (long * wide);
    let legs = long.max(wide) / long.min(wide);
    // A code has 21 to 177 modules along a side; the middles are 7 modules closer.
    let is_code = turn.abs() > 0.75 && legs < 1.5 && high < 1.7 * low && long.min(wide) > 10.0 * module;
    if !is_code || long.max(wide) > 70.0 * module {
        return None;
    }
    // The pixel grid counts y downwards, so a code that is not mirrored turns clockwise from its top to its left.
    let (right, below) = if turn > 0.0 { (one, other) } else { (other, one) };
    let odd = (1.0 - turn.abs()) * 2.0 + (legs - 1.0) + (high / low - 1.0);
    Some(Three { middles: [corner.middle, right.middle, below.middle], module, odd })
}

fn sum(runs: [usize; 5]) -> f32 {
    share(runs.iter().sum())
}

fn share(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::MAX, f32::from)
}
