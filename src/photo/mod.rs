//! The photo desk: any phone photo goes in, one that fits comes out. The map.
//!
//! `client` is the page's side: it hands a file to the worker and gets a photo that is ready to be sent. `work` is what
//! the worker does, in steps: `source` reads the file, `decode` has the browser decode it, `canvas` draws and encodes, `straighten` draws a page straight,
//! `look` looks at what was drawn, `digest` sums up. `wire` is what travels between the two.

#[cfg(feature = "app")]
mod client;
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
