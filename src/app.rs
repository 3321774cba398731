//! The frame around every page: the context, the router, the header and the footer.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_params_map;
use leptos_router::params::ParamsMap;
use leptos_router::path;

use crate::api::Backend;
use crate::routes::Route as Page;
use crate::state::{AppContext, use_app};
use crate::text::{Language, frame};

/// The drawing of the logo in `index.html`. A literal in the view would make its element part of the markup that Leptos
/// writes by `innerHTML`: Leptos spells its name wrong there (`use_`), and the policy in `boot.js` passes no address.
const LOGO: &str = "#logo";

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router base=crate::shell::router_base()>
            <Shell />
        </Router>
    }
}

/// Provides the context of every page.
#[component]
fn Shell() -> impl IntoView {
    let app = AppContext::provide(Backend::new());
    view! { {move || {
        // A change of language rebuilds every page. The answers live in the context, so nothing typed is lost.
        let language = app.language_signal().get();
        view! { <Frame language /> }
    }} }
}

#[component]
fn Frame(language: Language) -> impl IntoView {
    let app = use_app();
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", language.tag());
    }
    let others = Language::ALL.into_iter().filter(|other| *other != language).map(|other| {
        view! { <button type="button" class="link-button language" lang=other.tag() on:click=move |_| app.speak(other)>{other.name()}</button> }
    });
    let others = others.collect::<Vec<_>>();
    let order = move || {
        let id = app.order_id();
        (!id.is_empty()).then(|| view! { <span>{app.say_with(frame::ORDER, &[&id])}</span> })
    };
    view! {
        <a class="skip" href="#content" on:click=move |event| {
            event.prevent_default();
            crate::components::dom::focus("content");
        }>{app.say(frame::SKIP)}</a>
        <header class="site"><div>
            <a href=app.href(Page::Orders) class="brand"><svg aria-hidden="true"><use_ href=LOGO /></svg>{app.brand}</a>
            <div class="site-right">
                {move || order()}
                {others}
            </div>
        </div></header>
        <main id="content" tabindex="-1"><Pages draw=crate::pages::page /></main>
        <footer class="site-foot"><div><p>{app.say(frame::FOOTER)}</p>{move || app.foot.get().map(|draw| draw(app))}</div></footer>
    }
}

/// The page at the current address, drawn by `draw`.
#[component]
pub fn Pages(
    /// Draws a page. `None` means an address without a page.
    draw: fn(Option<Page>) -> AnyView,
) -> impl IntoView {
    let at = move |page: fn(&ParamsMap) -> Option<Page>| move || view! { <AtAddress page draw /> };
    let print =
        |at: &ParamsMap| Some(Page::Print { order_id: at.get("order_id")?, document_type: at.get("document_type")? });
    view! {
        <FlatRoutes fallback=move || draw(None)>
            <Route path=path!("/") view=at(|_| Some(Page::Orders)) />
            <Route path=path!("/orders/:order_id/application") view=at(|at| at.get("order_id").map(Page::Application)) />
            <Route path=path!("/orders/:order_id/verification") view=at(|at| at.get("order_id").map(Page::Verification)) />
            <Route path=path!("/orders/:order_id/check") view=at(|at| at.get("order_id").map(Page::Check)) />
            <Route path=path!("/orders/:order_id/status") view=at(|at| at.get("order_id").map(Page::Status)) />
            <Route path=path!("/orders/:order_id/documents/:document_type/print") view=at(print) />
            <Route path=path!("/photo") view=at(|_| Some(Page::Photo)) />
        </FlatRoutes>
    }
}

/// A page at its address. The router keeps the view when only a parameter of the address changes, so the view follows
/// the parameters.
#[component]
fn AtAddress(page: fn(&ParamsMap) -> Option<Page>, draw: fn(Option<Page>) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    view! { {move || draw(page(&params.read()))} }
}
