//! Page not found: what may be the matter, and the way home.

use leptos::prelude::*;

use crate::desk::{Heading, use_desk};
use crate::routes::Route;
use crate::text::frame;

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let desk = use_desk();
    view! {
        <Heading text=desk.say(frame::NOT_FOUND).to_owned() />
        <p>{desk.say(frame::NOT_FOUND_MORE)}</p>
        <p><a href=desk.href(Route::Orders) class="button">{desk.say(frame::TO_ORDERS)}</a></p>
    }
}
