//! The page for an address without a page: possible causes, and the way to the order list.

use leptos::prelude::*;

use crate::routes::Route;
use crate::state::{Heading, use_app};
use crate::text::frame;

/// The page for an address without a page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let app = use_app();
    view! {
        <Heading text=app.say(frame::NOT_FOUND).to_owned() />
        <p>{app.say(frame::NOT_FOUND_MORE)}</p>
        <p><a href=app.href(Route::Orders) class="button">{app.say(frame::TO_ORDERS)}</a></p>
    }
}
