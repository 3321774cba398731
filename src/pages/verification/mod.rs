//! The verification page: the form to print, sign and seal, and the photo of it. This file is the map.
//!
//! `page` draws the page. `photo` draws the part of one document: `desk` is the field with its words, and `photo_state` is
//! the state of its photo. `chosen` keeps photos that are not uploaded after the page is left. `next` is the button Next,
//! which uploads them. `stored` shows a photo that the backend has.

mod chosen;
mod desk;
mod next;
mod page;
mod photo;
mod photo_state;
mod stored;

pub(super) use chosen::forget;
#[cfg(debug_assertions)]
pub(super) use desk::photo_words;
pub(super) use next::missing_photos;
pub(super) use page::VerificationPage;
pub(super) use stored::stored_photo;
