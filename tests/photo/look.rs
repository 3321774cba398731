//! Tests the remarks on the host, with small pictures of pages under good and bad light and blocks of sharp and blurred text.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pictures of some hundred pixels")]

use signet::rules::photo::PhotoAdvice;
use signet::rules::photo::measure::{BLOCK_SIDE, OVERVIEW_SIDE, Overview, Pixels, edge_width, is_blurred};

const WIDTH: u16 = 210;
const HEIGHT: u16 = 280;
const SEAL: [f32; 3] = [214.0, 62.0, 70.0];
const SKIN: [f32; 3] = [196.0, 140.0, 118.0];

/// A page that fills most of a small picture.
#[derive(Clone, Copy)]
struct Look {
    /// Left, top, right and bottom of the page, in pixels.
    page: [i16; 4],
    desk: [f32; 3],
    /// The share of red, green and blue that the light leaves, 0 to 1.
    light: [f32; 3],
    seal: Option<[f32; 3]>,
    thumb: bool,
}

const LOOK: Look =
    Look { page: [20, 22, 190, 262], desk: [128.0, 92.0, 62.0], light: [0.95; 3], seal: Some(SEAL), thumb: false };

impl Look {
    fn advice(self) -> Vec<PhotoAdvice> {
        assert_eq!(u32::from(HEIGHT), OVERVIEW_SIDE);
        let [left, top, right, bottom] = self.page.map(f32::from);
        let mut rgba = Vec::new();
        for y in (0..HEIGHT).map(f32::from) {
            for x in (0..WIDTH).map(f32::from) {
                let on_page = x >= left && x < right && y >= top && y < bottom;
                let ring = ((x - left - 110.0).hypot(y - top - 190.0) - 18.0).abs();
                let ink = y % 5.0 < 2.0 && x % 3.0 < 2.0 && y < bottom - 90.0 && x > left + 14.0 && x < right - 14.0;
                let colour = match self.seal {
                    _ if self.thumb && (x - right).hypot(y - 150.0) < 24.0 => SKIN,
                    Some(seal) if on_page && ring < 0.8 => seal,
                    _ if on_page => [if ink { 110.0 } else { 244.0 }; 3],
                    _ => self.desk,
                };
                // The light falls off by a quarter from top to bottom.
                let here = 1.0 - 0.25 * y / f32::from(HEIGHT);
                rgba.extend([0, 1, 2].map(|channel| (colour[channel] * self.light[channel] * here) as u8));
                rgba.push(255);
            }
        }
        Overview::of(Pixels { rgba: &rgba, width: usize::from(WIDTH) }).unwrap().advice()
    }
}

#[test]
fn a_good_photo_gets_no_advice() {
    assert_eq!(LOOK.advice(), []);
    assert_eq!(Look { desk: [236.0, 190.0, 140.0], ..LOOK }.advice(), [], "light wood");
    assert_eq!(Look { light: [0.9, 0.8, 0.62], ..LOOK }.advice(), [], "the light of a bulb");
    assert_eq!(Look { light: [0.42; 3], ..LOOK }.advice(), [], "a dull room");
    // A scan shows no desk around the page.
    assert_eq!(Look { page: [-9, -9, 260, 300], ..LOOK }.advice(), [], "a scan");
}

#[test]
fn a_dark_photo_is_told() {
    assert_eq!(Look { light: [0.2; 3], ..LOOK }.advice(), [PhotoAdvice::Dark]);
    // The colours of a very dark photo are noise, so there is no remark on its seal.
    assert_eq!(Look { light: [0.08; 3], seal: None, ..LOOK }.advice(), [PhotoAdvice::Dark]);
}

#[test]
fn a_page_that_runs_over_the_edge_is_told() {
    for page in [[-40, 22, 130, 262], [80, 22, 250, 262], [20, -60, 190, 180], [20, 80, 190, 320]] {
        let look = Look { page, ..LOOK };
        assert!(look.advice().contains(&PhotoAdvice::CutOff), "{page:?}");
    }
}

#[test]
fn a_page_without_a_red_seal_is_told_whatever_the_light() {
    for seal in [None, Some([90.0; 3]), Some([60.0, 70.0, 190.0])] {
        for light in [[0.95; 3], [0.9, 0.74, 0.55], [0.7, 0.8, 0.95]] {
            for thumb in [false, true] {
                assert_eq!(
                    Look { light, seal, thumb, ..LOOK }.advice(),
                    [PhotoAdvice::NoSeal],
                    "{seal:?} {light:?} {thumb}"
                );
            }
        }
    }
}

/// Returns a block of strokes whose edges are `wide` pixels wide.
fn strokes(wide: f32) -> Vec<u8> {
    let side = u16::try_from(BLOCK_SIDE).unwrap();
    let mut rgba = Vec::new();
    for _ in 0..side {
        for x in (0..side).map(f32::from) {
            // Paper and ink alternate, with a slope between them.
            let at = x % 24.0;
            let rise = (at / wide).min((12.0 - at) / wide).clamp(-0.5, 0.5) + 0.5;
            let shade = (235.0 - 195.0 * rise.clamp(0.0, 1.0)) as u8;
            rgba.extend([shade, shade, shade, 255]);
        }
    }
    rgba
}

#[test]
fn blurred_text_is_told_from_sharp_text() {
    let width = |wide| edge_width(Pixels { rgba: &strokes(wide), width: BLOCK_SIDE as usize }, 235).unwrap();
    let (sharp, blurred) = (width(1.5), width(7.0));
    assert!(sharp < 3.0 && blurred > 4.0, "{sharp} and {blurred}");
    assert!(!is_blurred(&[sharp; 8], 2800) && is_blurred(&[blurred; 8], 2800));
    // The limit on the width of edges is higher for a larger picture, and too little text gives no remark.
    assert!(is_blurred(&[3.2; 8], 2800) && !is_blurred(&[3.2; 8], 3200));
    assert!(!is_blurred(&[blurred; 1], 2800));
    // Little text must be plainly blurred.
    assert!(!is_blurred(&[3.2; 3], 2800) && is_blurred(&[blurred; 3], 2800));
    let blank = vec![240; (BLOCK_SIDE * BLOCK_SIDE * 4) as usize];
    assert_eq!(edge_width(Pixels { rgba: &blank, width: BLOCK_SIDE as usize }, 240), None);
}
