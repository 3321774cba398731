//! The work of the worker that reads codes: it takes a drawn photo and looks for the code of a printed form.

use wasm_bindgen::JsCast;
use web_sys::ImageBitmap;

use super::canvas::Canvas;
use super::wire::{CodeRequest, CodeResponse};
use crate::rules::photo::code::{Grey, find, sheet};
use crate::worker::{Asked, serve_with};

/// Answers the page's requests until the worker ends.
pub fn serve() {
    serve_with(|_: CodeRequest, asked: Asked| async move {
        let bitmap = asked.attachments.first().and_then(|it| it.dyn_ref::<ImageBitmap>());
        (bitmap.and_then(read).unwrap_or_default(), Vec::new())
    });
}

fn read(bitmap: &ImageBitmap) -> Option<CodeResponse> {
    let canvas = Canvas::new(bitmap.width(), bitmap.height())?;
    canvas.draw(bitmap)?;
    bitmap.close();
    // The colours of a band of rows at a time: all at once would take as much memory as the photo again.
    let mut pixels = Vec::with_capacity(canvas.width as usize * canvas.height as usize);
    let mut top = 0;
    while top < canvas.height {
        let rows = BAND.min(canvas.height - top);
        let rgba = canvas.pixels(0, top, canvas.width, rows)?;
        pixels.append(&mut Grey::of_rgba(&rgba, canvas.width as usize)?.pixels);
        top += rows;
    }
    let grey = Grey::new(pixels, canvas.width as usize)?;
    drop(canvas);
    let Some(found) = find(&grey) else { return Some(CodeResponse { looked: true, ..CodeResponse::default() }) };
    let page = sheet::page(&grey, &found);
    Some(CodeResponse {
        looked: true,
        corners: page.map_or_else(Vec::new, |page| page.corners.to_wire()),
        exact: page.is_some_and(|page| page.exact),
        text: Some(found.text),
    })
}

/// Rows whose colours are read at once.
const BAND: u32 = 256;
