//! The verification page: the form to print, sign and seal, and the photo of it. This file is the map.
//!
//! `page` draws the page. `photo` draws the part of one document: `desk` is the field with its words, and `photo_state` is
//! the state of its photo; `printed_form` says which form it shows. `chosen` keeps photos that are not uploaded after the
//! page is left. `next` is the button Next, which uploads them. `stored` shows a photo that the backend has. `handover`
//! lets a phone take the photo.

mod chosen;
mod desk;
mod handover;
mod next;
mod page;
mod photo;
mod photo_state;
mod printed_form;
mod stored;

pub(super) use chosen::{forget, program};
pub(super) use desk::PhotoDesk;
#[cfg(debug_assertions)]
pub(super) use desk::photo_words;
pub(super) use handover::{moment_ms, time_left};
pub(super) use next::missing_photos;
pub(super) use page::VerificationPage;
pub(super) use photo::percent;
pub(super) use photo_state::{ChosenPhoto, Trouble, UploadState};
pub(super) use stored::stored_photo;
