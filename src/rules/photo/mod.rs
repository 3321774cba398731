//! What a good photo of a signed form is, told from its bytes alone: the map.
//!
//! `kind` names what a file really is; `jpeg`, `png` and `exif` walk its structure; `scan` tells whether all pixels of a JPEG
//! are there; `inspect` puts their answers together; `strip` takes metadata out without touching a pixel; `judge` is the verdict on a whole file; `advice` and
//! `problem` are what can be said of one; `plan` is the arithmetic of making a photo fit; `measure` looks at pixels;
//! `corners` finds the page on a photo, `quad` is its four corners, `warp` draws it straight.

pub mod advice;
pub mod corners;
pub mod exif;
pub mod inspect;
pub mod jpeg;
pub mod judge;
pub mod kind;
pub mod measure;
pub mod plan;
pub mod png;
pub mod problem;
pub mod quad;
pub mod scan;
pub mod strip;
pub mod warp;

mod paper;
mod read;

pub use advice::PhotoAdvice;
pub use inspect::{End, Facts, Look, inspect};
pub use judge::{PhotoVerdict, judge};
pub use kind::FileKind;
pub use problem::{Damage, PhotoProblem};
pub use quad::Quad;
pub use scan::Scan;
