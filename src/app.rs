//! The frame around every page: contexts, router, header, footer.

use crate::backend::Backend;
use crate::desk::Desk;
use crate::pages::page;
use crate::routes::Route;
use crate::text::{Language, frame};
use crate::ui::prelude::*;

/// Puts the whole application into the page.
pub fn mount() {
    // Leptos mounts nothing, but starts what drives its effects and gives them their owner.
    leptos::mount::mount_to_body(|| crate::ui::view::mount(app()));
}

fn app() -> AnyView {
    let desk = Desk::provide(Backend::new());
    (move || {
        // Every page is built anew in the new language; the answers live on the desk, so nothing typed is lost.
        let language = desk.language_signal().get();
        frame_of(desk, language)
    })
    .into_any()
}

fn frame_of(desk: Desk, language: Language) -> AnyView {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", language.tag());
    }
    let other = if language == Language::English { Language::Chinese } else { Language::English };
    view! {
        <a class="skip" href="#content" on:click=move |event| {
            event.prevent_default();
            crate::ui::dom::focus("content");
        }>{desk.say(frame::SKIP)}</a>
        <header class="site"><div>
            <a class="brand" href=desk.href(Route::Orders)>{logo()}{desk.say(frame::BRAND)}</a>
            <div class="site-right">
                {order_number(desk)}
                <button type="button" class="link-button language" lang=other.tag() on:click=move |_| desk.speak(other)>{other.name()}</button>
            </div>
        </div></header>
        <main id="content" tabindex="-1">
            {move || {
                desk.count_page();
                page(desk.route().get())
            }}
        </main>
        <footer class="site-foot"><div><p>{desk.say(frame::FOOTER)}</p></div></footer>
    }
    .into_any()
}

/// The order at hand, in the header.
fn order_number(desk: Desk) -> AnyView {
    let route = desk.route();
    (move || {
        let order_id = route.read().as_ref()?.order_id()?.to_owned();
        Some(view! { <span>{desk.fill(frame::ORDER, &[&order_id])}</span> })
    })
    .into_any()
}

fn logo() -> AnyView {
    view! {
        <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">
            <circle cx="16" cy="16" r="13" />
            <path d="M10 17l4.2 4.2L22.5 12" />
        </svg>
    }
    .into_any()
}
