//! Photographs printed forms as phones do, and measures how well Signet reads the QR code and finds the page. This file is
//! the map.
//!
//! `sheet` is a printed form; `camera` photographs it; `measure` reads the photos as the photo desk does; `command` is
//! `cargo xtask photos`.

pub mod camera;
pub mod command;
pub mod measure;
pub mod sheet;

pub use command::main;
