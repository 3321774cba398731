//! The photo: any photo of a phone goes in, one that fits comes out. The map.
//!
//! `field` is the widget. `client` hands a file to the worker and gets a photo that can be sent. `work` is the work of the worker,
//! in steps: `source` reads the file, `decode` has the browser decode it, `canvas` draws and encodes, `straighten` draws a page
//! straight, `look` looks at the drawing, `digest` sums up. `wire` travels between the two.

#[cfg(feature = "app")]
mod client;
#[cfg(feature = "app")]
pub mod field;
mod wire;

#[cfg(not(feature = "app"))]
mod canvas;
#[cfg(not(feature = "app"))]
mod decode;
#[cfg(not(feature = "app"))]
mod digest;
#[cfg(not(feature = "app"))]
mod look;
#[cfg(not(feature = "app"))]
mod source;
#[cfg(not(feature = "app"))]
mod straighten;
#[cfg(not(feature = "app"))]
pub mod work;

#[cfg(feature = "app")]
pub use client::{Prepared, prepare, warm};
pub use wire::Stage;
