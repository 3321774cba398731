//! Tests straightening on the host, with drawn pages that are tilted, shaded, noisy or cut off. Their corners are known, so
//! the tests compare them with the corners that are found.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pictures of some hundred pixels"
)]

use signet::rules::photo::corners::{CORNERS_SIDE, find};
use signet::rules::photo::measure::Pixels;
use signet::rules::photo::quad::{Point, Projection, STEPS};
use signet::rules::photo::warp::{BAND, Part, Warp};
use signet::rules::photo::{PhotoProblem, Quad};

/// Size of the pictures in pixels, as small as those that the worker measures.
const WIDTH: u32 = 360;
const HEIGHT: u32 = 480;

/// A scene of a page on a desk.
#[derive(Clone, Copy)]
struct Scene {
    /// The corners of the page, clockwise from the top left, in pixels.
    corners: [Point; 4],
    desk: [f32; 3],
    paper: f32,
    /// Loss of light at the bottom right, 0 to 1.
    shade: f32,
    /// Noise, in steps of brightness up and down.
    noise: f32,
}

const PAGE: Scene = Scene {
    corners: [[52.0, 50.0], [300.0, 44.0], [330.0, 430.0], [30.0, 440.0]],
    desk: [128.0, 92.0, 62.0],
    paper: 235.0,
    shade: 0.3,
    noise: 4.0,
};

/// A generator of numbers that look random and are the same in every run.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f32::from(u16::try_from(self.0 >> 16).unwrap()) / 32_768.0 - 1.0
    }
}

/// Returns true if a place of the photo is on the page.
fn on_page(corners: [Point; 4], [x, y]: Point) -> bool {
    (0..4).all(|index| {
        let (one, two) = (corners[index], corners[(index + 1) % 4]);
        (two[0] - one[0]) * (y - one[1]) - (two[1] - one[1]) * (x - one[0]) >= 0.0
    })
}

impl Scene {
    /// Draws the picture; each pixel is the mean of four places, as with a lens. `also` draws something else on top.
    fn draw(&self, size: (u32, u32), also: impl Fn(Point) -> Option<[f32; 3]>) -> Vec<u8> {
        let (mut noise, scale) = (Noise(7), HEIGHT as f32 / size.1 as f32);
        let mut rgba = Vec::new();
        for row in 0..size.1 {
            for column in 0..size.0 {
                let mut sum = [0.0; 3];
                let mut at = [0.0; 2];
                for part in 0..4_u8 {
                    at = [
                        (column as f32 + 0.25 + f32::from(part % 2) / 2.0) * scale,
                        (row as f32 + 0.25 + f32::from(part / 2) / 2.0) * scale,
                    ];
                    let colour =
                        also(at).unwrap_or_else(|| if on_page(self.corners, at) { self.ink(at) } else { self.desk });
                    for (sum, colour) in sum.iter_mut().zip(colour) {
                        *sum += colour / 4.0;
                    }
                }
                let light = 1.0 - self.shade * (at[0] / WIDTH as f32 * 0.5 + at[1] / HEIGHT as f32 * 0.5);
                rgba.extend(sum.map(|it| (it * light + noise.next() * self.noise).clamp(0.0, 255.0) as u8));
                rgba.push(255);
            }
        }
        rgba
    }

    /// Returns the corners that are found when something else lies on top.
    fn found_below(&self, also: impl Fn(Point) -> Option<[f32; 3]>) -> Option<Quad> {
        let width = WIDTH * CORNERS_SIDE / HEIGHT;
        find(Pixels { rgba: &self.draw((width, CORNERS_SIDE), also), width: width as usize })
    }

    /// Returns the colour of a place on the page: lines of text well inside the page, and paper.
    fn ink(&self, at: Point) -> [f32; 3] {
        let [a, b, c, d] = self.corners;
        let inner =
            [(a, c), (b, d), (c, a), (d, b)].map(|(one, other)| [0, 1].map(|axis| one[axis] * 0.9 + other[axis] * 0.1));
        let written = on_page(inner, at) && at[1] % 9.0 < 3.0 && at[0] % 5.0 < 3.5;
        [if written { 60.0 } else { self.paper }; 3]
    }

    fn found(&self) -> Option<Quad> {
        self.found_below(|_| None)
    }

    /// Returns the distance of the worst found corner from its true place, in pixels of the small picture.
    #[track_caller]
    fn off(&self, found: Option<Quad>) -> f32 {
        let found = found.unwrap().pixels(WIDTH, HEIGHT);
        let far = |(one, other): (Point, Point)| (one[0] - other[0]).hypot(one[1] - other[1]);
        found.into_iter().zip(self.corners).map(far).fold(0.0, f32::max)
    }
}

#[test]
fn the_corners_of_a_page_are_found_to_a_fraction_of_a_pixel() {
    #[track_caller]
    fn check(scene: Scene) {
        let off = scene.off(scene.found());
        assert!(off < 0.7, "{off} pixels off for {:?}", scene.corners);
    }
    check(PAGE);
    check(Scene { corners: [[80.0, 30.0], [340.0, 70.0], [290.0, 455.0], [20.0, 420.0]], ..PAGE });
    check(Scene { corners: [[120.0, 120.0], [260.0, 130.0], [250.0, 330.0], [105.0, 320.0]], ..PAGE });
    check(Scene { corners: [[20.0, 160.0], [330.0, 130.0], [335.0, 350.0], [25.0, 370.0]], ..PAGE });
    // A dark photo, a photo under bad light, and a photo on a grey desk.
    check(Scene { paper: 60.0, desk: [25.0, 20.0, 15.0], noise: 3.0, ..PAGE });
    check(Scene { shade: 0.6, noise: 9.0, ..PAGE });
    check(Scene { desk: [150.0; 3], ..PAGE });
    check(Scene { desk: [205.0, 170.0, 130.0], ..PAGE });
}

#[test]
fn a_folded_corner_is_made_whole() {
    let scene = PAGE;
    let fold = |[x, y]: Point| ((300.0 - x) + (y - 44.0) < 16.0).then_some(scene.desk);
    let off = scene.off(scene.found_below(fold));
    assert!(off < 1.5, "{off} pixels off");
}

#[test]
fn a_thumb_on_an_edge_changes_nothing() {
    let scene = PAGE;
    let thumb = |[x, y]: Point| ((x - 330.0).hypot(y - 300.0) < 34.0).then_some([196.0, 140.0, 118.0]);
    let off = scene.off(scene.found_below(thumb));
    assert!(off < 1.0, "{off} pixels off");
}

#[test]
fn there_are_no_corners_where_there_is_doubt() {
    #[track_caller]
    fn check(what: &str, found: Option<Quad>) {
        assert_eq!(found, None, "{what}");
    }
    for side in 0..4 {
        let [dx, dy] = [[80.0, 0.0], [-80.0, 0.0], [0.0, 80.0], [0.0, -80.0]][side];
        check("cut off", Scene { corners: PAGE.corners.map(|[x, y]| [x + dx, y + dy]), ..PAGE }.found());
    }
    check(
        "one corner beyond the frame",
        Scene { corners: [[52.0, 50.0], [300.0, 44.0], [372.0, 470.0], [30.0, 440.0]], ..PAGE }.found(),
    );
    check(
        "a corner on the frame",
        Scene { corners: [[52.0, 50.0], [300.0, 44.0], [359.5, 430.0], [30.0, 440.0]], ..PAGE }.found(),
    );
    check("white on white", Scene { desk: [233.0; 3], ..PAGE }.found());
    let elsewhere = [[900.0, 900.0], [990.0, 900.0], [990.0, 990.0], [900.0, 990.0]];
    check("nothing but a desk", Scene { corners: elsewhere, ..PAGE }.found());
    check(
        "nothing but paper",
        Scene { corners: [[-9.0, -9.0], [400.0, -9.0], [400.0, 500.0], [-9.0, 500.0]], ..PAGE }.found(),
    );
    let second =
        |at: Point| on_page([[200.0, 300.0], [352.0, 260.0], [356.0, 470.0], [230.0, 474.0]], at).then_some([232.0; 3]);
    check("two sheets that overlap", PAGE.found_below(second));
    let round = |[x, y]: Point| Some(if (x - 180.0).hypot(y - 240.0) < 120.0 { [235.0; 3] } else { PAGE.desk });
    check("a plate", PAGE.found_below(round));
    let seen =
        |width: u32, height: u32| find(Pixels { rgba: &PAGE.draw((width, height), |_| None), width: width as usize });
    assert!(seen(72, 96).is_some(), "a picture that is just large enough");
    check("too small a picture", seen(48, 64));
}

#[test]
fn corners_that_no_page_has_are_refused() {
    #[track_caller]
    fn check(corners: [[u32; 2]; 4], expected: Result<(), PhotoProblem>) {
        assert_eq!(Quad(corners).check(3000, 4000), expected, "{corners:?}");
    }
    check([[1000, 1000], [9000, 1200], [8800, 9000], [900, 9100]], Ok(()));
    check([[0, 1000], [9000, 1200], [8800, 9000], [900, 9100]], Err(PhotoProblem::CornerAtEdge));
    check([[1000, 1000], [9000, 1200], [8800, STEPS], [900, 9100]], Err(PhotoProblem::CornerAtEdge));
    // Two corners swapped, one corner inside the others, all corners in one place, a sliver, and the wrong way round.
    check([[9000, 1200], [1000, 1000], [8800, 9000], [900, 9100]], Err(PhotoProblem::NoPage));
    check([[1000, 1000], [9000, 1200], [3000, 3000], [900, 9100]], Err(PhotoProblem::NoPage));
    check([[5000, 5000]; 4], Err(PhotoProblem::NoPage));
    check([[1000, 1000], [9000, 1000], [9000, 1200], [1000, 1200]], Err(PhotoProblem::NoPage));
    check([[1000, 1000], [900, 9100], [8800, 9000], [9000, 1200]], Err(PhotoProblem::NoPage));
}

#[test]
fn corners_travel_as_eight_numbers() {
    let quad = Quad([[1, 2], [3, 4], [5, 6], [7, 8]]);
    assert_eq!(Quad::from_wire(&quad.to_wire()), Some(quad));
    assert_eq!(Quad::from_wire(&[1, 2, 3]), None);
    assert_eq!(Quad::of_pixels(quad.pixels(4032, 3024), 4032, 3024), quad);
}

/// Returns the corners of a page as a camera sees it: turned about two axes, before a lens in the middle of the photo.
fn photographed(wide: f32, high: f32, [pitch, yaw]: [f32; 2]) -> [Point; 4] {
    [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|[x, y]: Point| {
        let (x, y) = (x * wide / 2.0, y * high / 2.0);
        let (y, z) = (y * pitch.cos(), y * pitch.sin());
        let (x, z) = (x * yaw.cos() - z * yaw.sin(), x * yaw.sin() + z * yaw.cos());
        let depth = 3.0 + z;
        [1500.0 + 3000.0 * x / depth, 2000.0 + 3000.0 * y / depth]
    })
}

#[test]
fn a_page_keeps_its_proportion_however_it_lay() {
    for (wide, high) in [(1.0, 1.414), (1.414, 1.0), (1.0, 1.294), (1.0, 1.0), (1.0, 1.2), (0.8, 1.5)] {
        for turned in [[0.0, 0.0], [0.5, 0.0], [0.0, 0.5], [0.4, 0.4], [-0.5, 0.2], [0.1, -0.6]] {
            let quad = Quad::of_pixels(photographed(wide, high, turned), 3000, 4000);
            let sizes = quad.sizes(3000, 4000, 2400);
            let ratio = f64::from(sizes.height) / f64::from(sizes.width) / f64::from(high / wide);
            assert!((0.95..1.05).contains(&ratio), "{wide} by {high} turned {turned:?} is off by {ratio}");
            // The page is as large as on the photo, or as large as requested; then the photo shrinks by the same factor.
            assert_eq!(sizes.photo_side, 4000, "{sizes:?}");
            let small = quad.sizes(3000, 4000, 300);
            assert_eq!(small.width.max(small.height), 300, "{small:?} of {sizes:?}");
            let expected = 4000.0 * 300.0 / f64::from(sizes.width.max(sizes.height));
            assert!((f64::from(small.photo_side) - expected).abs() < 2.0, "{small:?} of {sizes:?}");
        }
    }
}

#[test]
fn a_page_that_lies_straight_is_copied_as_it_is() {
    let rgba = PAGE.draw((WIDTH, HEIGHT), |_| None);
    let (width, height) = (200, 260);
    let corners = [[40.0, 60.0], [240.0, 60.0], [240.0, 320.0], [40.0, 320.0]];
    let drawn = in_bands(&rgba, corners, width, height);
    for row in 0..height as usize {
        let from = ((row + 60) * WIDTH as usize + 40) * 4;
        let (seen, made) =
            (&rgba[from..][..width as usize * 4], &drawn[row * width as usize * 4..][..width as usize * 4]);
        // The nearest phase is a hundredth of a pixel off, which costs about one step of brightness at a sharp edge.
        assert!(seen.iter().zip(made).all(|(one, other)| one.abs_diff(*other) <= 3), "row {row}");
    }
}

#[test]
fn a_straightened_page_shows_what_lay_on_it() {
    let corners = PAGE.corners;
    let projection = Projection::onto(corners);
    // A board of eight by ten fields is projected onto the photo, place by place.
    let (width, height) = (300, 424);
    let mut rgba = vec![255; (WIDTH * HEIGHT * 4) as usize];
    for row in 0..1200_u16 {
        for column in 0..900_u16 {
            let (x, y) = (f32::from(column) / 900.0, f32::from(row) / 1200.0);
            let [left, top] = projection.at(x, y);
            let dark = ((x * 8.0) as u32 + (y * 10.0) as u32).is_multiple_of(2);
            let start = (top as usize * WIDTH as usize + left as usize) * 4;
            rgba[start..start + 3].fill(if dark { 40 } else { 220 });
        }
    }
    let drawn = in_bands(&rgba, corners, width, height);
    for row in 0..10_u32 {
        for column in 0..8_u32 {
            let (x, y) = ((column * 2 + 1) * width / 16, (row * 2 + 1) * height / 20);
            let seen = drawn[((y * width + x) * 4) as usize];
            let dark = (column + row).is_multiple_of(2);
            assert!(if dark { seen < 60 } else { seen > 200 }, "field {column}, {row}: {seen}");
        }
    }
}

/// Draws band by band, as the worker does, each band from the part that `needs` returns.
fn in_bands(rgba: &[u8], corners: [Point; 4], width: u32, height: u32) -> Vec<u8> {
    let warp = Warp::new(corners, width, height);
    let mut drawn = Vec::new();
    for top in (0..height).step_by(BAND as usize) {
        let rows = top..height.min(top + BAND);
        let [left, top, wide, high] = warp.needs(&rows, (WIDTH, HEIGHT));
        let part: Vec<u8> = (top..top + high)
            .flat_map(|row| &rgba[((row * WIDTH + left) * 4) as usize..((row * WIDTH + left + wide) * 4) as usize])
            .copied()
            .collect();
        drawn.extend(warp.draw(rows, Part { rgba: &part, left, top, width: wide }));
    }
    assert_eq!(drawn.len(), (width * height * 4) as usize);
    drawn
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_corners_and_any_pixels_are_borne(at in proptest::array::uniform8(0..=STEPS), seed in proptest::num::u32::ANY) {
        let _ = Quad::from_wire(&at).unwrap().sizes(64, 80, 100);
        let mut noise = Noise(seed);
        let rgba: Vec<u8> = (0..70 * 70 * 4).map(|_| (noise.next() * 127.0 + 128.0) as u8).collect();
        // Noise holds no page.
        assert_eq!(find(Pixels { rgba: &rgba, width: 70 }), None);
    }

    // Each corner lies in another quarter of the photo.
    #[test]
    fn a_page_is_drawn_out_of_the_part_of_the_photo_that_it_says_it_needs(
        [[x1, y1], [x2, y2], [x3, y3], [x4, y4]] in proptest::array::uniform4(proptest::array::uniform2(100..STEPS / 4)),
    ) {
        let far = |step: u32| STEPS - step;
        let quad = Quad([[x1, y1], [far(x2), y2], [far(x3), far(y3)], [x4, far(y4)]]);
        assert_eq!(quad.check(64, 80), Ok(()), "{quad:?}");
        let sizes = quad.sizes(64, 80, 20);
        assert!(sizes.width <= 20 && sizes.height <= 20, "{sizes:?}");
        let warp = Warp::new(quad.pixels(64, 80), 10, 10);
        let [left, top, width, height] = warp.needs(&(0..10), (64, 80));
        let part = Part { rgba: &vec![201; (width * height * 4) as usize], left, top, width };
        let drawn = warp.draw(0..10, part);
        assert_eq!(drawn.len(), 400);
        // A mix of one colour is that colour, so any other colour was read from outside the part.
        let same = drawn.as_chunks::<4>().0.iter().all(|[r, g, b, a]| [r, g, b].iter().all(|it| it.abs_diff(201) <= 1) && *a == 255);
        assert!(same, "{quad:?} {drawn:?}");
    }
}
