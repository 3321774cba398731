//! The frame around every page: contexts, router, header, footer.

use leptos::Params;
use leptos::prelude::*;
use leptos_router::components::{A, FlatRoutes, Route, Router};
use leptos_router::hooks::use_params;
use leptos_router::params::Params;
use leptos_router::path;

use crate::backend::Backend;
use crate::desk::{Desk, use_desk};
use crate::routes::Route as Page;
use crate::text::{Language, frame};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    let base = crate::shell::base().trim_end_matches('/').to_owned();
    view! {
        <Router base>
            <Desktop />
        </Router>
    }
}

/// Provides the context of every page.
#[component]
fn Desktop() -> impl IntoView {
    let desk = Desk::provide(Backend::new());
    view! { {move || {
        // Every page is built anew in the new language; the answers live on the desk, so nothing typed is lost.
        let language = desk.language_signal().get();
        view! { <Frame language /> }
    }} }
}

#[component]
fn Frame(language: Language) -> impl IntoView {
    let desk = use_desk();
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", language.tag());
    }
    let other = if language == Language::English { Language::Chinese } else { Language::English };
    let order_id = desk.order_id();
    let order = move || order_id.get().map(|id| view! { <span>{desk.fill(frame::ORDER, &[&id])}</span> });
    view! {
        <a class="skip" href="#content" on:click=move |event| {
            event.prevent_default();
            crate::ui::dom::focus("content");
        }>{desk.say(frame::SKIP)}</a>
        <header class="site"><div>
            <A href=desk.href(Page::Orders) attr:class="brand"><Logo />{desk.say(frame::BRAND)}</A>
            <div class="site-right">
                {move || order()}
                <button type="button" class="link-button language" lang=other.tag() on:click=move |_| desk.speak(other)>{other.name()}</button>
            </div>
        </div></header>
        <main id="content" tabindex="-1"><Pages draw=crate::pages::page /></main>
        <footer class="site-foot"><div><p>{desk.say(frame::FOOTER)}</p></div></footer>
    }
}

/// The page of the address, as `draw` draws it; `None` is an address without a page.
#[component]
pub fn Pages(
    /// Draws a page.
    draw: fn(Option<Page>) -> AnyView,
) -> impl IntoView {
    let of_order = move |page: fn(String) -> Page| move || view! { <AtAddress page=move |at: OrderParams| at.order_id.map(page) draw /> };
    let print = |at: OrderParams| Some(Page::Print { order_id: at.order_id?, document_type: at.document_type? });
    view! {
        <FlatRoutes fallback=move || draw(None)>
            <Route path=path!("/") view=move || draw(Some(Page::Orders)) />
            <Route path=path!("/orders/:order_id/application") view=of_order(Page::Application) />
            <Route path=path!("/orders/:order_id/verification") view=of_order(Page::Verification) />
            <Route path=path!("/orders/:order_id/check") view=of_order(Page::Check) />
            <Route path=path!("/orders/:order_id/status") view=of_order(Page::Status) />
            <Route path=path!("/orders/:order_id/documents/:document_type/print") view=move || view! { <AtAddress page=print draw /> } />
        </FlatRoutes>
    }
}

/// The parameters of the paths above.
#[derive(Params, Clone, PartialEq)]
struct OrderParams {
    order_id: Option<String>,
    document_type: Option<String>,
}

/// A page whose address has parameters. The router keeps the view when only a parameter changes, so the view follows them.
#[component]
fn AtAddress(
    #[prop(into)] page: Callback<OrderParams, Option<Page>>,
    draw: fn(Option<Page>) -> AnyView,
) -> impl IntoView {
    let params = use_params::<OrderParams>();
    view! { {move || draw(params.get().ok().and_then(|params| page.run(params)))} }
}

#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">
            <circle cx="16" cy="16" r="13" />
            <path d="M10 17l4.2 4.2L22.5 12" />
        </svg>
    }
}
