//! The frame around every page: contexts, router, header, footer.

use leptos::prelude::*;
use leptos_router::components::{Route as RouteView, Router, Routes};
use leptos_router::hooks::{use_location, use_params_map};
use leptos_router::path;

use crate::backend::Backend;
use crate::desk::{Desk, PageSeen};
use crate::pages::{ApplicationPage, CheckPage, NotFoundPage, OrdersPage, PrintPage, StatusPage, VerificationPage};
use crate::routes::Route;
use crate::text::{Language, frame};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::provide(Backend::new());
    provide_context(PageSeen(StoredValue::new(false)));
    let base = desk.base();
    view! {
        <Router base=base>
            {move || {
                // Every page is built anew in the new language; the answers live on the desk, so nothing typed is lost.
                let language = desk.language_signal().get();
                frame_of(desk, language)
            }}
        </Router>
    }
}

fn frame_of(desk: Desk, language: Language) -> AnyView {
    desk.learn_the_way();
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
                <OrderNumber />
                <button type="button" class="link-button language" lang=other.tag() on:click=move |_| desk.speak(other)>{other.name()}</button>
            </div>
        </div></header>
        <main id="content" tabindex="-1">
            <Routes fallback=|| view! { <NotFoundPage /> }>
                <RouteView path=path!("/") view=|| view! { <OrdersPage /> } />
                <RouteView path=path!("/orders/:orderId/application") view=|| of_order(|order_id| view! { <ApplicationPage order_id /> }.into_any()) />
                <RouteView path=path!("/orders/:orderId/verification") view=|| of_order(|order_id| view! { <VerificationPage order_id /> }.into_any()) />
                <RouteView path=path!("/orders/:orderId/check") view=|| of_order(|order_id| view! { <CheckPage order_id /> }.into_any()) />
                <RouteView path=path!("/orders/:orderId/status") view=|| of_order(|order_id| view! { <StatusPage order_id /> }.into_any()) />
                <RouteView path=path!("/orders/:orderId/documents/:documentType/print") view=|| {
                    let document_type = param("documentType");
                    of_order(move |order_id| view! { <PrintPage order_id document_type=document_type.clone() /> }.into_any())
                } />
            </Routes>
        </main>
        <footer class="site-foot"><div><p>{desk.say(frame::FOOTER)}</p></div></footer>
    }
    .into_any()
}

/// A page of one order, built anew when the address turns to another order.
fn of_order(page: impl Fn(String) -> AnyView + Send + 'static) -> AnyView {
    let params = use_params_map();
    let order_id = Memo::new(move |_| params.read().get("orderId").unwrap_or_default());
    (move || page(order_id.get())).into_any()
}

fn param(name: &str) -> String {
    use_params_map().read_untracked().get(name).unwrap_or_default()
}

/// The order at hand, in the header.
#[component]
fn OrderNumber() -> impl IntoView {
    let desk = crate::desk::use_desk();
    let path = use_location().pathname;
    move || {
        let path = path.get();
        let order_id = path.strip_prefix(desk.base().as_str())?.strip_prefix("/orders/")?.split('/').next()?.to_owned();
        Some(view! { <span>{desk.fill(frame::ORDER, &[&order_id])}</span> }.into_any())
    }
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
