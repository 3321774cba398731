//! A printed form as a picture of the whole paper.

use std::path::Path;

use image::{GrayImage, Luma};
use qrcodegen::{QrCode, QrCodeEcc};
use signet::rules::photo::code::sheet::{CODE, PAPER, QUIET_ZONE};

/// Pixels for each millimetre of a sheet.
pub const DENSITY: f32 = 12.0;

const INK: Luma<u8> = Luma([30]);

/// Draws a form with bars for its words, so that no font is needed. `text` is in its QR code.
pub fn drawn(text: Option<&str>) -> GrayImage {
    let [width, height] = PAPER.map(pixels);
    let mut sheet = GrayImage::from_pixel(width, height, Luma([255]));
    for line in 0..46_u16 {
        let top = 60.0 + 4.2 * f32::from(line);
        let mut left = 18.0;
        let mut word = u32::from(line) * 7 + 3;
        while left < 185.0 {
            word = (word * 29 + 17) % 101;
            let wide = 3.0 + f32::from(u8::try_from(word % 14).unwrap_or(0));
            // A word is strokes of a third of a millimetre.
            let mut stroke = left;
            while stroke < left + wide {
                fill(&mut sheet, [stroke, top, 0.35, 1.9]);
                stroke += 0.9;
            }
            fill(&mut sheet, [left, top + 1.6, wide, 0.3]);
            left += wide + 2.2;
        }
        if line % 4 == 0 {
            fill(&mut sheet, [16.0, top - 1.2, 178.0, 0.3]);
        }
    }
    for left in [16.0, 76.0, 193.7] {
        fill(&mut sheet, [left, 58.8, 0.3, 168.0]);
    }
    if let Some(text) = text {
        draw_code(&mut sheet, text);
    }
    sheet
}

/// Reads the picture of a real print view, and brings it to the size of a sheet.
pub fn read(path: &Path) -> Result<GrayImage, image::ImageError> {
    let picture = image::open(path)?.to_luma8();
    let [width, height] = PAPER.map(pixels);
    Ok(image::imageops::resize(&picture, width, height, image::imageops::FilterType::Triangle))
}

fn draw_code(sheet: &mut GrayImage, text: &str) {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
    let [left, top, side] = CODE;
    let zone = i32::try_from(QUIET_ZONE).unwrap_or(4);
    let modules = u16::try_from(code.size() + 2 * zone).unwrap_or(1);
    let module = side / f32::from(modules);
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let at = |cell: i32| f32::from(u16::try_from(cell + zone).unwrap_or(0)) * module;
                fill(sheet, [left + at(x), top + at(y), module, module]);
            }
        }
    }
}

/// Fills a rectangle: left, top, width and height in millimetres.
fn fill(sheet: &mut GrayImage, [left, top, width, height]: [f32; 4]) {
    for y in pixels(top)..pixels(top + height).min(sheet.height()) {
        for x in pixels(left)..pixels(left + width).min(sheet.width()) {
            sheet.put_pixel(x, y, INK);
        }
    }
}

fn pixels(millimetres: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "millimetres of a sheet of paper")]
    let pixels = (millimetres * DENSITY).round() as u32;
    pixels
}
