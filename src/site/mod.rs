//! The settings of a site: what `config.json` may say, and the check of it. Pure, so that the app and
//! `cargo xtask check-config` judge a file with the same code. `docs/config.schema.json` says the same as far as a schema can.
//!
//! A wrong member is left out and named; the app then works as if that member were missing.

mod address;
mod check;
mod colour;
mod problem;
mod reader;
mod settings;

pub use address::{is_address, is_base, is_email, is_host, is_path, is_phone, is_service};
pub use check::check;
pub use colour::{Accent, Colour, DARK, LIGHT, Scheme};
pub use problem::{Problem, ProblemKind};
pub use settings::{Agreement, Brand, CaaIssuers, Checked, Help, Links, Site, Words};
