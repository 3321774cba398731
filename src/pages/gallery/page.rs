//! The page of the gallery.

use leptos::prelude::*;

use super::{form, messages, photo, progress};
use crate::state::{Heading, begin_settings, use_app};

/// The end of the address of the gallery.
const PATH: &str = "/gallery";

/// Returns true if the address is that of the gallery.
pub(in crate::pages) fn is_here() -> bool {
    window().location().pathname().is_ok_and(|path| path.ends_with(PATH))
}

/// Draws the gallery.
pub(in crate::pages) fn gallery() -> AnyView {
    let app = use_app();
    begin_settings(app);
    let parts = [form::parts(app), messages::parts(app), progress::parts(app), photo::parts(app)];
    let parts = parts.into_iter().flatten().map(|(name, view)| {
        view! { <section class="group gallery" aria-label=name><h2 lang="en">{name}</h2>{view}</section> }
    });
    view! { <Heading text="Gallery".to_owned() />{parts.collect::<Vec<_>>()} }.into_any()
}
