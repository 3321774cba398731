//! The context of every page: the language, the backend's client, navigation, and the order at hand.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::open_order::{self, OrderState};
use super::{intl, language};
use crate::api::{Backend, BackendError};
use crate::application::Problem;
use crate::routes::Route;
use crate::text::{self, Language, Sentence};

/// The context of every page.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// The client of the backend.
    pub backend: Backend,
    pub(super) language: RwSignal<Language>,
    base: StoredValue<String>,
    navigate: Callback<Route>,
    order_id: RwSignal<String>,
    orders: StoredValue<open_order::Opened>,
    back_to_check: StoredValue<bool>,
    pages_shown: StoredValue<u32>,
}

impl AppContext {
    /// Puts the desk into context. Called once, below the router, by the app, whose owner outlives every page.
    pub fn provide(backend: Backend) -> Self {
        let navigate = use_navigate();
        let app = Self {
            backend,
            language: RwSignal::new(language::first()),
            base: StoredValue::new(crate::shell::router_base()),
            navigate: Callback::new(move |route: Route| navigate(&route.path(), NavigateOptions::default())),
            order_id: RwSignal::new(String::new()),
            orders: StoredValue::new(open_order::Opened::new()),
            back_to_check: StoredValue::new(false),
            pages_shown: StoredValue::new(0),
        };
        provide_context(app);
        app
    }

    /// The language at hand. Untracked: the frame builds every page anew when it changes.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The language as a signal, for the frame alone.
    pub fn language_signal(self) -> Signal<Language> {
        self.language.into()
    }

    /// Turns to another language and keeps the choice, which is nothing personal, where the browser lets it.
    pub fn speak(self, language: Language) {
        language::keep(language);
        self.language.set(language);
    }

    /// The words of a sentence.
    pub fn say(self, sentence: Sentence) -> &'static str {
        self.language().say(sentence)
    }

    /// The words of a sentence with values put in.
    pub fn say_with(self, sentence: Sentence, values: &[&str]) -> String {
        self.language().say_with(sentence, values)
    }

    /// The request's id and the member that breaks the contract: support asks for both when a call has failed.
    pub fn reference(self, error: &BackendError) -> Option<String> {
        text::backend::reference(error, self.language())
    }

    /// A moment as people read it, in their own zone: "22 Nov 2026, 16:20".
    pub fn time(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, true)
    }

    /// A day as people read it.
    pub fn date(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, false)
    }

    /// The time of day, now or at a moment in milliseconds since 1970: "14:03".
    pub fn clock(self, at_ms: Option<f64>) -> String {
        intl::time_of_day(self.language(), at_ms.unwrap_or_else(js_sys::Date::now))
    }

    /// The words of a problem.
    pub fn problem(self, problem: &Problem) -> String {
        let language = self.language();
        text::problems::problem(problem, language, &|region| intl::region_name(language, region))
    }

    /// What people call a region, by its ISO 3166-1 code.
    pub fn region(self, code: &str) -> String {
        intl::region_name(self.language(), code)
    }

    /// A page's address, with the app's base.
    pub fn href(self, route: Route) -> String {
        self.base.with_value(|base| [base.as_str(), &route.path()].concat())
    }

    /// The order that the page at hand is about; empty on a page that is about none.
    pub fn order_id(self) -> String {
        self.order_id.get()
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        self.navigate.run(route);
    }

    /// After "Change" on the page that checks the answers, Next leads back there.
    pub fn come_back_to_check(self, back: bool) {
        self.back_to_check.set_value(back);
    }

    /// Whether Next leads back to the page that checks the answers.
    pub fn comes_back_to_check(self) -> bool {
        self.back_to_check.get_value()
    }

    /// Takes note of the page that the router shows now; `None` where the address is no page's.
    pub fn arrive(self, route: Option<&Route>) {
        self.pages_shown.update_value(|pages| *pages += 1);
        self.order_id.set(route.and_then(Route::order_id).unwrap_or_default().to_owned());
    }

    /// Whether the page at hand is the one that was opened with the app, and was not built anew since.
    pub fn is_first_page(self) -> bool {
        self.pages_shown.get_value() <= 1
    }

    /// Builds the page anew, as after a change of language.
    pub fn reload(self) {
        self.language.notify();
    }

    /// Opens an order: loads it with its saved application, once, and keeps both between the steps.
    pub fn open(self, order_id: String) -> Signal<OrderState> {
        open_order::open(self, self.orders, order_id)
    }

    /// Lets an order be loaded anew the next time, after something changed it on the other side.
    pub fn forget(self, order_id: &str) {
        self.orders.update_value(|orders| orders.forget(order_id));
    }
}

/// The desk of the page that calls.
pub fn use_app() -> AppContext {
    expect_context()
}
