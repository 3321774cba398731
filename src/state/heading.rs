//! The only h1 of a page. It sets the title of the document, and it takes the focus after a change of page, so that
//! screen readers announce it once.

use leptos::html;
use leptos::prelude::*;

use super::use_app;
use crate::text::frame;

/// The heading of a page. On the first page, also while that page waits for its order, the focus stays where the
/// browser put it.
#[component]
pub fn Heading(
    /// The name of the page.
    text: String,
    /// True if the page shows problems. The title of the document then begins with "Error".
    #[prop(optional, into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<html::H1>::new();
    let title = text.clone();
    Effect::new(move || {
        let title = app.say_with(frame::TITLE, &[&title, &app.brand.read()]);
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
