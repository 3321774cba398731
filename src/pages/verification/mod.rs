//! Verification information: the form to print, sign and seal, and its photo. The map.
//!
//! `page` is the page. `photo` is the part of one document: the field with its words (`desk`), and how far its photo is
//! (`photo_state`). `chosen` keeps the photos that are not uploaded, beyond the page. `next` is the button Next, which
//! uploads them.

mod chosen;
mod desk;
mod next;
mod page;
mod photo;
mod photo_state;

pub(super) use chosen::forget;
pub(super) use next::missing_photos;
pub(super) use page::VerificationPage;
