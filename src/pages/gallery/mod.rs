//! The gallery of the widgets, each in every state. It exists in development builds only; a release does not contain it.
//!
//! `page` puts the parts together: `form` has the controls, `messages` what the app says, `progress` what shows how far
//! something is, and `photo` the field for a photo. axe and the comparison of pictures read this page, in both languages.

mod form;
mod messages;
mod page;
mod photo;
mod progress;

pub(super) use page::{gallery, is_here};
