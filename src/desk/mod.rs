//! What lies open on the desk: the language, the backend's client, and the order at hand with its draft.
//!
//! One [`Desk`] in context serves every page, so that going from step to step fetches nothing again and loses nothing.

mod address;
mod answers;
mod deep;
mod heading;
mod intl;
mod language;
mod open_order;
mod trouble;

pub use answers::Answers;
pub use deep::Deep;
pub use heading::Heading;
pub use intl::{countries, file_size, region_name};
pub use open_order::{OpenOrder, OrderState};
pub use trouble::Trouble;

use leptos::prelude::*;

use crate::application::Problem;
use crate::backend::{Backend, BackendError};
use crate::routes::Route;
use crate::text::{self, Language, Sentence};

/// The context of every page.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The client of the backend.
    pub backend: Backend,
    language: RwSignal<Language>,
    address: address::Address,
    orders: StoredValue<open_order::Opened>,
    back_to_check: StoredValue<bool>,
    pages_built: StoredValue<u32>,
}

impl Desk {
    /// Puts the desk into context. Called once, by the app, whose owner outlives every page.
    pub fn provide(backend: Backend) -> Self {
        let desk = Self {
            backend,
            language: RwSignal::new(language::first()),
            address: address::Address::follow(),
            orders: StoredValue::new(open_order::Opened::new()),
            back_to_check: StoredValue::new(false),
            pages_built: StoredValue::new(0),
        };
        provide_context(desk);
        desk
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
    pub fn fill(self, sentence: Sentence, values: &[&str]) -> String {
        self.language().fill(sentence, values)
    }

    /// What support asks for when a call has failed: the request's id, and the member that is not as agreed.
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
        self.address.href(&route)
    }

    /// The page at hand; `None` where the address is no page's.
    pub fn route(self) -> Signal<Option<Route>> {
        self.address.route()
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        self.address.go(&route);
    }

    /// After "Change" on the page that checks the answers, Next leads back there.
    pub fn come_back_to_check(self, back: bool) {
        self.back_to_check.set_value(back);
    }

    /// Whether Next leads back to the page that checks the answers.
    pub fn comes_back_to_check(self) -> bool {
        self.back_to_check.get_value()
    }

    /// Counts a page that the frame builds.
    pub fn count_page(self) {
        self.pages_built.update_value(|pages| *pages += 1);
    }

    /// Whether the page at hand is the one that was opened with the app, and was not built anew since.
    pub fn is_first_page(self) -> bool {
        self.pages_built.get_value() <= 1
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
pub fn use_desk() -> Desk {
    expect_context()
}
