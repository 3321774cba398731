//! The settings of the site in the page. They are a part of the program that is fetched once `config.json` is there, so the
//! first load names nothing in this folder except `part`.
//!
//! `part` fetches the part. `apply` checks the settings and changes the look. `end` draws the end of the footer.

mod apply;
mod end;
mod part;

pub(super) use part::known;
pub use part::site_end;
