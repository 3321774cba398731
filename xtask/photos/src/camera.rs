//! Photographs a sheet as a phone does: on a desk, tilted, turned, in uneven light, a little blurred, with noise, as a JPEG.
//! The seed decides everything, so each photo can be made again.
//!
//! Every photo is legible: the whole page is on it, there are at least 92 dots for each inch of paper in the middle of the
//! page, and the blur is at most 0.24 mm. The reader is tuned on photos of seeds from 20,000 on. The figures that count are
//! those of other seeds, 0 to 299 unless the command says otherwise.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pixels and shades, which stay in the range of their types"
)]

use fastrand::Rng;
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, ImageError, Luma};
use signet::rules::photo::code::sheet::PAPER;
use signet::rules::photo::quad::{Point, Projection};

/// Megapixels of the photos, in the order in which they come up: 12 is what phones use most.
const MEGAPIXELS: [f32; 10] = [12.0, 2.0, 12.0, 5.0, 8.0, 12.0, 3.0, 24.0, 12.0, 48.0];

/// Least pixels for each millimetre, 92 dots an inch: below it the photo desk says that small print may not be readable.
const LEGIBLE: f32 = 3.62;

/// A photo of a sheet, with what is known of it.
pub struct Photo {
    /// The photo as the JPEG stores it.
    pub jpeg: Vec<u8>,
    /// Pixels across and down.
    pub size: (u32, u32),
    /// The corners of the paper in pixels, clockwise from the paper's own top left.
    pub corners: [Point; 4],
    /// The setting, for a report.
    pub setting: Setting,
}

/// How a photo was taken.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Millions of pixels.
    pub megapixels: f32,
    /// Pixels of the photo for each millimetre of the paper, in its middle.
    pub density: f32,
    /// Standard deviation of the blur, in millimetres on the paper. Print of 10 points can be read up to about 0.3.
    pub blur: f32,
    /// Standard deviation of the noise, in shades.
    pub noise: f32,
    /// Brightness in the shadow, as a share of that outside.
    pub shadow: f32,
    /// Brightness of the desk as a share of the paper's.
    pub desk: f32,
    /// Degrees by which the page is turned.
    pub turn: f32,
    /// Quality of the JPEG, 0 to 100.
    pub quality: u8,
}

/// Takes the photo of a seed.
pub fn take(sheet: &GrayImage, seed: u64) -> Result<Photo, ImageError> {
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9).wrapping_add(11));
    let megapixels = MEGAPIXELS[(seed % 10) as usize];
    let short = (megapixels * 1e6 * 0.75).sqrt();
    let (width, height) = if rng.u8(0..4) == 0 { (short / 0.75, short) } else { (short, short / 0.75) };
    let (width, height) = (width as u32, height as u32);
    let density_of = |corners: &[Point; 4]| distance(corners[0], corners[2]) / PAPER[0].hypot(PAPER[1]);
    let (mut corners, mut turn) = place(&mut rng, [width as f32, height as f32]);
    while density_of(&corners) < LEGIBLE {
        (corners, turn) = place(&mut rng, [width as f32, height as f32]);
    }
    let density = density_of(&corners);
    let setting = Setting {
        megapixels,
        density,
        blur: between(&mut rng, 0.02, 0.24),
        noise: between(&mut rng, 1.0, 11.0),
        shadow: between(&mut rng, 0.45, 0.95),
        desk: between(&mut rng, 0.12, 0.93),
        turn,
        quality: rng.u8(70..=95),
    };
    let mut photo = expose(sheet, &mut rng, (width, height), corners, &setting);
    let sigma = setting.blur * density;
    if sigma > 0.4 {
        photo = image::imageops::fast_blur(&photo, sigma);
    }
    for pixel in photo.pixels_mut() {
        // The sum of four even numbers is close enough to a normal one.
        let noise: f32 = (0..4).map(|_| rng.f32() - 0.5).sum::<f32>() * 1.73 * setting.noise;
        pixel.0[0] = (f32::from(pixel.0[0]) + noise).round() as u8;
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, setting.quality).encode_image(&photo)?;
    Ok(Photo { jpeg, size: (width, height), corners, setting })
}

/// Places the page: four of ten photos are nearly upright, the others are turned anyhow, upside down too.
fn place(rng: &mut Rng, [width, height]: Point) -> ([Point; 4], f32) {
    let upright = if width > height { 90.0 } else { 0.0 };
    let turn = match rng.u8(0..10) {
        0..4 => upright + between(rng, -6.0, 6.0),
        4..7 => upright + 180.0 + between(rng, -12.0, 12.0),
        _ => between(rng, 0.0, 360.0),
    };
    let (sine, cosine) = turn.to_radians().sin_cos();
    let (tilt, lean) = (between(rng, -0.22, 0.22), between(rng, -0.22, 0.22));
    let [wide, high] = PAPER.map(|side| side / PAPER[1]);
    let seen = |[x, y]: Point| {
        let (x, y) = ((x - 0.5) * wide, (y - 0.5) * high);
        let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
        let depth = 1.0 + tilt * x + lean * y;
        [x / depth, y / depth]
    };
    let placed = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(seen);
    let span = |axis: usize| {
        let low = placed.iter().map(|it| it[axis]).fold(f32::MAX, f32::min);
        let high = placed.iter().map(|it| it[axis]).fold(f32::MIN, f32::max);
        (low, high - low)
    };
    let ((left, across), (top, down)) = (span(0), span(1));
    let scale = (width / across).min(height / down) * between(rng, 0.82, 0.965);
    let room = [width - across * scale, height - down * scale];
    let shift = room.map(|room| room * between(rng, 0.2, 0.8));
    (placed.map(|[x, y]| [(x - left) * scale + shift[0], (y - top) * scale + shift[1]]), turn)
}

/// Draws desk, page and light.
fn expose(
    sheet: &GrayImage,
    rng: &mut Rng,
    (width, height): (u32, u32),
    corners: [Point; 4],
    setting: &Setting,
) -> GrayImage {
    let to_page = inverse(corners);
    let paper = between(rng, 150.0, 240.0);
    let grain = between(rng, 0.0, 0.12);
    let (slope_x, slope_y) = (between(rng, -0.25, 0.25), between(rng, -0.25, 0.25));
    // The shadow of a hand or a phone: beyond a line across the page, with a soft edge.
    let angle = rng.f32() * std::f32::consts::TAU;
    let (normal, offset) = ([angle.cos(), angle.sin()], between(rng, -0.3, 0.3));
    let soft = between(rng, 0.01, 0.15);
    let (wide, high) = (sheet.width() as f32, sheet.height() as f32);
    let half_pixel = 0.5 * wide / PAPER[0] / setting.density;
    GrayImage::from_fn(width, height, |column, row| {
        let at = [column as f32 + 0.5, row as f32 + 0.5];
        let (x, y) = (at[0] / width as f32 - 0.5, at[1] / height as f32 - 0.5);
        let [u, v] = map(&to_page, at);
        let surface = if (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v) {
            // Four samples within the pixel stand for its area.
            let mut sum = 0.0;
            for (dx, dy) in [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)] {
                sum += shade(sheet, u * wide + dx * half_pixel, v * high + dy * half_pixel);
            }
            sum / 4.0 / 255.0
        } else {
            setting.desk * (1.0 + grain * ((at[0] * 0.021).sin() * (at[1] * 0.003).cos() + (at[1] * 0.4).sin() * 0.3))
        };
        let dark = ((x * normal[0] + y * normal[1] - offset) / soft).clamp(0.0, 1.0);
        let light = (1.0 + slope_x * x + slope_y * y) * (1.0 - (1.0 - setting.shadow) * dark);
        Luma([(paper * surface * light).clamp(0.0, 255.0) as u8])
    })
}

fn shade(sheet: &GrayImage, x: f32, y: f32) -> f32 {
    let (x, y) = ((x as u32).min(sheet.width() - 1), (y as u32).min(sheet.height() - 1));
    f32::from(sheet.get_pixel(x, y).0[0])
}

/// Returns the projection from the photo to the unit square of the page, as three rows of three.
fn inverse(corners: [Point; 4]) -> [[f32; 3]; 3] {
    let projection = Projection::onto(corners);
    let columns = [(1.0, 0.0), (0.0, 1.0), (0.0, 0.0)].map(|(x, y)| projection.spread(x, y));
    let [first, second, origin] = columns;
    let m = [0, 1, 2].map(|row| [first[row] - origin[row], second[row] - origin[row], origin[row]]);
    let minor = |a: usize, b: usize, c: usize, d: usize| m[a][c] * m[b][d] - m[a][d] * m[b][c];
    [
        [minor(1, 2, 1, 2), -minor(0, 2, 1, 2), minor(0, 1, 1, 2)],
        [-minor(1, 2, 0, 2), minor(0, 2, 0, 2), -minor(0, 1, 0, 2)],
        [minor(1, 2, 0, 1), -minor(0, 2, 0, 1), minor(0, 1, 0, 1)],
    ]
}

fn map(rows: &[[f32; 3]; 3], [x, y]: Point) -> Point {
    let [wide, high, depth] = [0, 1, 2].map(|row| rows[row][0] * x + rows[row][1] * y + rows[row][2]);
    [wide / depth, high / depth]
}

/// Returns the distance between two places in pixels.
pub fn distance(one: Point, other: Point) -> f32 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

fn between(rng: &mut Rng, low: f32, high: f32) -> f32 {
    low + rng.f32() * (high - low)
}
