//! The page's one h1: it names the document, takes the focus after a change of page, and so is announced once.

use leptos::html;
use leptos::prelude::*;

use super::use_app;
use crate::text::frame;

/// The heading of a page. The first page leaves the focus where the browser put it, while it waits for its order too.
#[component]
pub fn Heading(
    /// What the page is called.
    text: String,
    /// Whether the page shows problems: the document's name then says so first.
    #[prop(optional, into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<html::H1>::new();
    let title = text.clone();
    Effect::new(move || {
        let title = app.say_with(frame::TITLE, &[&title]);
        document().set_title(&if wrong.get() { app.say_with(frame::ERROR_TITLE, &[&title]) } else { title });
    });
    Effect::new(move || {
        let Some(h1) = node.get() else { return };
        if !app.is_first_page() {
            let _ = h1.focus();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    view! { <h1 tabindex="-1" node_ref=node>{text}</h1> }
}
