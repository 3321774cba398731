//! A QR code, drawn as SVG in the browser.

use leptos::prelude::*;
use qrcodegen::{QrCode as Code, QrCodeEcc};

/// Light modules around the code. ISO/IEC 18004 asks for four: cameras find the code by them.
const QUIET_ZONE: i32 = 4;

/// The smallest side of the code without its quiet zone, in CSS pixels.
const MIN_SIDE: i32 = 180;

/// A QR code of a text. It is dark on a light ground in every colour scheme, because many cameras do not read a light code
/// on a dark ground. Nothing is drawn if the text is longer than a QR code can hold, about 2,300 bytes.
#[component]
pub fn QrCode(
    /// The text to encode.
    text: String,
    /// The accessible name of the drawing.
    name: String,
) -> impl IntoView {
    let code = Code::encode_text(&text, QrCodeEcc::Medium).ok()?;
    let modules = code.size() + 2 * QUIET_ZONE;
    // Each module has a whole number of pixels, so that the edges are sharp.
    let side = modules * ((MIN_SIDE + code.size() - 1) / code.size());
    let modules = modules.to_string();
    let view_box = ["0 0", &modules, &modules].join(" ");
    let ground = ["M0 0h", &modules, "v", &modules, "H0z"].concat();
    Some(view! {
        <svg class="qr" role="img" aria-label=name viewBox=view_box width=side height=side shape-rendering="crispEdges">
            <path d=ground fill="#fff"></path>
            <path d=drawn(&code) fill="#000"></path>
        </svg>
    })
}

/// Draws the dark modules as an SVG path, with one rectangle for each run in a row.
fn drawn(code: &Code) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let [left, top] = [start, y].map(|at| (at + QUIET_ZONE).to_string());
                let length = (x - start).to_string();
                path.push_str(&["M", &left, " ", &top, "h", &length, "v1h-", &length, "z"].concat());
            }
            x += 1;
        }
    }
    path
}
