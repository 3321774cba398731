//! The rules for a photo of a signed form, which read nothing but its bytes. This file is the map.
//!
//! `kind` names the real kind of a file; `jpeg`, `png` and `exif` walk its structure; `scan` checks that a JPEG has all its
//! pixels; `inspect` combines their answers; `strip` takes metadata out without touching a pixel; `judge` gives the verdict on
//! a whole file; `advice` and `problem` list the possible findings; `plan` computes how to make a photo fit; `measure` measures
//! pixels; `corners` finds the page on a photo; `quad` holds its four corners; `warp` draws it straight; `code` reads the QR code of
//! a printed form.

pub mod advice;
pub mod code;
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
