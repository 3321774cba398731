//! Draws and encodes off the main thread, on canvases of the browser.

use js_sys::Reflect;
use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, ImageData, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::decode::object;
use crate::rules::photo::plan::sample_rows;

/// A drawing on a white ground, without transparency.
pub(super) struct Canvas {
    surface: OffscreenCanvas,
    context: OffscreenCanvasRenderingContext2d,
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
}

impl Canvas {
    /// Returns a white canvas, or `None` if the browser has no such canvas or no memory for it.
    pub(super) fn new(width: u32, height: u32) -> Option<Self> {
        let canvas = OffscreenCanvas::new(width, height).ok()?;
        // The canvas is encoded and never shown, so it stays in main memory rather than on the graphics card.
        let wishes = object(&[("alpha", false.into()), ("willReadFrequently", true.into())]);
        let context = canvas.get_context_with_context_options("2d", &wishes).ok()??;
        let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
        context.set_fill_style_str("#fff");
        context.fill_rect(0.0, 0.0, width.into(), height.into());
        Some(Self { surface: canvas, context, width, height })
    }

    /// Draws a bitmap over the whole canvas.
    pub(super) fn draw(&self, bitmap: &ImageBitmap) -> Option<()> {
        // A bitmap of the same size is copied. Smoothing one that must be turned would take twice the time and blur it.
        let same = (bitmap.width(), bitmap.height()) == (self.width, self.height);
        self.context.set_image_smoothing_enabled(!same);
        let quality = if bitmap.width() < 2 * self.width { "low" } else { "high" };
        Reflect::set(&self.context, &"imageSmoothingQuality".into(), &quality.into()).ok()?;
        self.context
            .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, self.width.into(), self.height.into())
            .ok()
    }

    /// Encodes the drawing as JPEG with a quality from 0 to 100. Returns `None` if the browser cannot.
    pub(super) async fn encode(&self, quality: u8) -> Option<Blob> {
        let wishes = ImageEncodeOptions::new();
        wishes.set_type("image/jpeg");
        wishes.set_quality(f64::from(quality) / 100.0);
        let blob = JsFuture::from(self.surface.convert_to_blob_with_options(&wishes).ok()?).await.ok()?;
        let blob: Blob = blob.dyn_into().ok()?;
        (blob.type_() == "image/jpeg").then_some(blob)
    }

    /// Returns a sample for measuring: rows of blocks taken from the whole, one below the other; and the number of times that
    /// the whole is higher than the sample. Returns `None` if the picture is too small to need a sample.
    pub(super) fn sample(&self) -> Option<(Self, f64)> {
        let rows: Vec<u32> = sample_rows(self.height).collect();
        let height = 16 * u32::try_from(rows.len()).ok()?;
        if height < 64 {
            return None;
        }
        let sample = Self::new(self.width, height)?;
        let width = f64::from(self.width);
        let mut to = 0.0;
        for row in rows {
            let drawn = sample.context.draw_image_with_offscreen_canvas_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &self.surface,
                0.0,
                row.into(),
                width,
                16.0,
                0.0,
                to,
                width,
                16.0,
            );
            drawn.ok()?;
            to += 16.0;
        }
        Some((sample, f64::from(self.height) / f64::from(height)))
    }

    /// Returns the colours of a part: red, green, blue and 255 for each pixel.
    pub(super) fn pixels(&self, left: u32, top: u32, width: u32, height: u32) -> Option<Vec<u8>> {
        let data = self.context.get_image_data(left.into(), top.into(), width.into(), height.into()).ok()?;
        Some(data.data().0)
    }

    /// Hands out the drawing, which is empty afterwards. The pixels are not copied.
    pub(super) fn hand_out(&self) -> Option<ImageBitmap> {
        self.surface.transfer_to_image_bitmap().ok()
    }

    /// Writes the colours of some rows, starting at row `top`.
    pub(super) fn write(&self, rgba: &[u8], top: u32) -> Option<()> {
        let rows = ImageData::new_with_u8_clamped_array(Clamped(rgba), self.width).ok()?;
        self.context.put_image_data(&rows, 0.0, top.into()).ok()
    }

    /// Returns a smaller picture of the whole drawing.
    pub(super) fn thumbnail(&self, width: u32, height: u32) -> Option<Self> {
        let small = Self::new(width, height)?;
        Reflect::set(&small.context, &"imageSmoothingQuality".into(), &"medium".into()).ok()?;
        small
            .context
            .draw_image_with_offscreen_canvas_and_dw_and_dh(&self.surface, 0.0, 0.0, width.into(), height.into())
            .ok()?;
        Some(small)
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        // This gives the memory back at once; the garbage collector would do so much later.
        self.surface.set_width(1);
        self.surface.set_height(1);
    }
}

/// Returns true if the browser hands out other pixels than were drawn, as privacy modes do.
pub(super) fn speckles() -> bool {
    const SIDE: u32 = 8;
    let Some(canvas) = Canvas::new(SIDE, SIDE) else { return false };
    canvas.context.set_fill_style_str("#6a4c93");
    canvas.context.fill_rect(0.0, 0.0, SIDE.into(), SIDE.into());
    let same = |pixel: &[u8]| pixel == [0x6a, 0x4c, 0x93, 0xff];
    canvas.pixels(0, 0, SIDE, SIDE).is_some_and(|pixels| !pixels.chunks_exact(4).all(same))
}
