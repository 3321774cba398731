//! The field for a photo. This file is the map.
//!
//! `props` defines the field's state, words and callbacks, `view` draws it, `files` takes dropped and pasted files,
//! `preview` shows the photo at full size, `corners` lets the applicant move the corners of the page on it.

mod corners;
mod files;
mod preview;
mod props;
mod view;

pub use files::Refusal;
pub use props::{Corners, LateCorners, PhotoActs, PhotoShown, PhotoState, PhotoWords};
pub use view::PhotoField;
