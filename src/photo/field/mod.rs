//! The field for a photo. The map.
//!
//! `props` says what the field shows and does, `view` draws it, `files` takes what is dropped and pasted, `preview` shows the photo at full size, `corners` moves the
//! corners of the page on it.

mod corners;
mod files;
mod preview;
mod props;
mod view;

pub use files::Refusal;
pub use props::{Corners, PhotoActs, PhotoShown, PhotoState, PhotoWords};
pub use view::PhotoField;
