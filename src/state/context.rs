//! The context of every page: the language, the client of the backend, the navigation and the open order.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::open_order::{self, OrderState};
use super::{intl, language};
use crate::api::{Backend, BackendError};
use crate::application::Problem;
use crate::components::CopyWords;
use crate::routes::Route;
use crate::text::{self, Language, Sentence};

/// Draws a view that needs nothing but the context.
pub type Draw = fn(AppContext) -> AnyView;

/// The context of every page.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// The client of the backend.
    pub backend: Backend,
    pub(super) language: RwSignal<Language>,
    base: StoredValue<String>,
    navigate: Callback<Route>,
    order_id: RwSignal<String>,
    /// The name of the product. The settings of the site may change it.
    pub brand: RwSignal<String>,
    /// Draws the end of the footer, once its part of the program is there.
    pub foot: RwSignal<Option<Draw>>,
    orders: StoredValue<open_order::Opened>,
    back_to_check: StoredValue<bool>,
    pages_shown: StoredValue<u32>,
}

impl AppContext {
    /// Provides the context. The app calls this once, below the router; the owner of the app outlives every page.
    pub fn provide(backend: Backend) -> Self {
        let navigate = use_navigate();
        let app = Self {
            backend,
            language: RwSignal::new(language::first()),
            base: StoredValue::new(crate::shell::router_base()),
            navigate: Callback::new(move |route: Route| navigate(&route.path(), NavigateOptions::default())),
            order_id: RwSignal::new(String::new()),
            brand: RwSignal::new(text::frame::BRAND.to_owned()),
            foot: RwSignal::new(None),
            orders: StoredValue::new(open_order::Opened::new()),
            back_to_check: StoredValue::new(false),
            pages_shown: StoredValue::new(0),
        };
        provide_context(app);
        app
    }

    /// Returns the current language, untracked: the frame rebuilds every page when the language changes.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// Returns the language as a signal. Only the frame needs it.
    pub fn language_signal(self) -> Signal<Language> {
        self.language.into()
    }

    /// Switches to another language. The browser stores the choice, which is not personal, if it allows storage.
    pub fn speak(self, language: Language) {
        language::keep(language);
        self.language.set(language);
    }

    /// Returns the words of a sentence.
    pub fn say(self, sentence: Sentence) -> &'static str {
        self.language().say(sentence)
    }

    /// Returns the words of a sentence with values in its gaps.
    pub fn say_with(self, sentence: Sentence, values: &[&str]) -> String {
        self.language().say_with(sentence, values)
    }

    /// Returns the words of a button that copies a text.
    pub fn copy_words(self) -> CopyWords {
        use crate::text::frame;
        CopyWords {
            copy: self.say(frame::COPY),
            copied: self.say(frame::COPIED),
            selected: self.say(frame::COPY_SELECTED),
        }
    }

    /// Returns the words of a failed call: what happened, and what to do about it.
    pub fn trouble(self, error: &BackendError, page: text::backend::Page) -> String {
        let language = self.language();
        text::backend::error(error, page, language, &|seconds| intl::duration(language, seconds))
    }

    /// Returns the present moment for the backend and for support, in RFC 3339 and by the backend's clock.
    pub fn now(self) -> String {
        js_sys::Date::new(&self.backend.now_ms().into()).to_iso_string().into()
    }

    /// Returns the number of whole days until a moment, by the backend's clock. Returns `None` for a moment that has passed
    /// or that cannot be read.
    pub fn days_until(self, rfc3339: &str) -> Option<String> {
        const DAY_MS: f64 = 86_400_000.0;
        let days = ((js_sys::Date::parse(rfc3339) - self.backend.now_ms()) / DAY_MS).floor();
        (days >= 0.0).then(|| days.to_string())
    }

    /// Returns a moment for people, in the time zone of the browser, such as "22 Nov 2026, 16:20".
    pub fn time(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, true)
    }

    /// Returns a day for people, in the time zone of the browser.
    pub fn date(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, false)
    }

    /// Returns a time of day, such as "14:03". `at_ms` is in milliseconds since 1970; `None` means now.
    pub fn clock(self, at_ms: Option<f64>) -> String {
        intl::time_of_day(self.language(), at_ms.unwrap_or_else(js_sys::Date::now))
    }

    /// Returns the words of a problem.
    pub fn problem(self, problem: &Problem) -> String {
        let language = self.language();
        text::problems::problem(problem, language, &|region| intl::region_name(language, region))
    }

    /// Returns the name of a region in the current language. `code` is an ISO 3166-1 code.
    pub fn region(self, code: &str) -> String {
        intl::region_name(self.language(), code)
    }

    /// Returns the address of a page, with the base of the app.
    pub fn href(self, route: Route) -> String {
        self.base.with_value(|base| [base.as_str(), &route.path()].concat())
    }

    /// Returns the id of the order that the current page shows, or an empty string on a page without an order. Tracked.
    pub fn order_id(self) -> String {
        self.order_id.get()
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        self.navigate.run(route);
    }

    /// Sets whether Next leads back to the check page, as it does after "Change" on that page.
    pub fn come_back_to_check(self, back: bool) {
        self.back_to_check.set_value(back);
    }

    /// Returns true if Next leads back to the check page.
    pub fn comes_back_to_check(self) -> bool {
        self.back_to_check.get_value()
    }

    /// Records the page that the router shows now. `None` means an address without a page.
    pub fn arrive(self, route: Option<&Route>) {
        self.pages_shown.update_value(|pages| *pages += 1);
        if matches!(route, Some(Route::Orders)) {
            self.come_back_to_check(false);
        }
        self.order_id.set(route.and_then(Route::order_id).unwrap_or_default().to_owned());
    }

    /// Returns true while the app shows its first page, and has not rebuilt it.
    pub fn is_first_page(self) -> bool {
        self.pages_shown.get_value() <= 1
    }

    /// Rebuilds the page, as a change of language does.
    pub fn reload(self) {
        self.language.notify();
    }

    /// Reloads the page if it is older than the last deployment, unless answers cannot be saved before.
    pub fn reload_if_outdated(self) {
        let open = self.orders.with_value(open_order::Opened::current);
        spawn_local(async move {
            let saved = match open {
                Some(open) => open.saved_etag().await.is_ok(),
                None => true,
            };
            if saved {
                crate::shell::reload_if_outdated();
            }
        });
    }

    /// Opens an order: loads it and its saved application once, and keeps both while the applicant goes from page to
    /// page.
    pub fn open(self, order_id: String) -> Signal<OrderState> {
        open_order::open(self, self.orders, order_id)
    }

    /// Closes an order after it has changed on the backend, so that the next page loads it again.
    pub fn forget(self, order_id: &str) {
        self.orders.update_value(|orders| orders.forget(order_id));
    }

    /// Closes an order whose submission was accepted. Answers that were changed meanwhile come back when the order can be
    /// changed again.
    pub fn submitted(self, order_id: &str) {
        self.orders.update_value(|orders| orders.submitted(order_id));
    }
}

/// Returns the context of the page that calls this.
pub fn use_app() -> AppContext {
    expect_context()
}
