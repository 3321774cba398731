//! Lets a phone take the photo of a document. This file is the map.
//!
//! `state` is the state of a link, which outlives the page. `wait` checks if the photo is there. `view` draws the button, the
//! QR code and the words. `time_left` says how long a link still works, on the phone's page too.

mod state;
mod time_left;
mod view;
mod wait;

pub(super) use state::forget;
pub(in crate::pages) use time_left::{moment_ms, time_left};
pub(super) use view::handover;
