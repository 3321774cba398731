//! Where the app is: the browser's address as a route, and the ways to another.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::routes::Route;
use crate::ui::view::listen;

/// The address, as a handle that is `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Address {
    base: StoredValue<String>,
    route: RwSignal<Option<Route>>,
}

impl Address {
    /// Follows the browser's buttons, and takes clicks on links to pages of the app from the browser. Called once.
    pub(super) fn follow() -> Self {
        let base = crate::shell::base().trim_end_matches('/').to_owned();
        let address = Self { base: StoredValue::new(base), route: RwSignal::new(None) };
        address.read();
        let window = window();
        listen(&window, "popstate", Box::new(move |_| address.read()));
        listen(&window, "click", Box::new(move |event| address.clicked(&event)));
        address
    }

    /// The page at hand; `None` where the address is no page's.
    pub(super) fn route(self) -> Signal<Option<Route>> {
        self.route.into()
    }

    /// A page's address.
    pub(super) fn href(self, route: &Route) -> String {
        self.base.with_value(|base| [base.as_str(), &route.path()].concat())
    }

    /// Goes to a page.
    pub(super) fn go(self, route: &Route) {
        self.push(&self.href(route));
    }

    fn push(self, href: &str) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
        }
        self.read();
    }

    /// Reads the browser's address. A page that is the same stays as it is: the address may differ in its hash alone.
    fn read(self) {
        let path = window().location().pathname().unwrap_or_default();
        let route = self.page(&path);
        if self.route.with_untracked(|known| *known != route) {
            self.route.set(route);
        }
    }

    fn page(self, path: &str) -> Option<Route> {
        self.base.with_value(|base| path.strip_prefix(base.as_str()).and_then(Route::from_path))
    }

    fn clicked(self, event: &Event) {
        if event.default_prevented() {
            return;
        }
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
        // Another button or a key held down is the applicant's wish for another tab or window.
        if mouse.button() != 0 || mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
        let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
        let here = window().location();
        if !link.target().is_empty() || link.has_attribute("download") || here.origin().ok() != Some(link.origin()) {
            return;
        }
        // The browser itself goes to a place of the page at hand.
        if !link.hash().is_empty() && here.pathname().ok() == Some(link.pathname()) {
            return;
        }
        if self.page(&link.pathname()).is_some() {
            event.prevent_default();
            self.push(&link.href());
        }
    }
}
