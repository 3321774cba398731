//! The QR code of a printed form on a photo. This file is the map.
//!
//! `grey` holds the photo in shades of grey; `ink` tells dark from light; `read` finds and decodes the code; `square` measures
//! its corners exactly; `sheet` knows the place of the code on the paper and finds the corners of the page by it.

pub mod decode;
mod finders;
mod ink;
mod read;
mod square;

pub mod grey;
pub mod sheet;

pub use grey::Grey;
pub use read::{FoundCode, find};
