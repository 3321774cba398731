//! The photo desk turns any photo from a phone into one that fits the limit. This file is the map.
//!
//! `field` is the widget. `client` hands a file to the worker and gets back a photo that can be sent. `work` runs the worker's
//! steps: `source` reads the file, `decode` has the browser decode it, `canvas` draws and encodes, `straighten` straightens the
//! page, `look` measures the drawing, `digest` computes the SHA-256. `code` asks a second worker, whose work is `read_code`, for
//! the code of the printed form on a photo. `wire` defines the messages between page and workers.

#[cfg(feature = "app")]
mod client;
#[cfg(feature = "app")]
mod code;
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
pub mod read_code;
#[cfg(not(feature = "app"))]
mod source;
#[cfg(not(feature = "app"))]
mod straighten;
#[cfg(not(feature = "app"))]
pub mod work;

#[cfg(feature = "app")]
pub use client::{Prepared, prepare, warm};
#[cfg(feature = "app")]
pub use code::{FormRead, read_form, warm_for_code};
pub use wire::Stage;
