//! The verification page: the form to print, sign and seal, and the photo of it. This file is the map.
//!
//! `page` draws the page. `photo` draws the part of one document: `desk` is the field with its words, and `photo_state` is
//! the state of its photo; `printed_form` says which form it shows. `chosen` keeps photos that are not uploaded after the page is left. `next` is the button Next,
//! which uploads them.

mod chosen;
mod desk;
mod next;
mod page;
mod photo;
mod photo_state;
mod printed_form;

pub(super) use chosen::forget;
pub(super) use next::missing_photos;
pub(super) use page::VerificationPage;
