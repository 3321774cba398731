//! The settings of the site. `config.json` is small, but its check and its sentences are not needed for the first paint, so all of
//! this belongs to the parts of the program that are fetched later. Each of them begins with [`begin`].
//!
//! `known` reads and keeps the settings, once for all parts. `look` changes the look of the frame. `end` draws the end of the footer.
//! `help` draws the contacts.

mod end;
mod help;
mod known;
mod look;

pub use end::begin;
pub use help::{help_line, help_links};
pub use known::{known, setting};
