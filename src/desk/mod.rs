//! What lies open on the desk: the language, the backend's client, and the order at hand with its draft.
//!
//! One [`Desk`] in context serves every page, so that going from step to step fetches nothing again and loses nothing.

mod answers;
mod heading;
mod intl;
mod language;
mod open_order;
mod trouble;

pub use answers::Answers;
pub use heading::Heading;
pub use intl::{countries, file_size};
pub use open_order::{OpenOrder, OrderState};
pub use trouble::Trouble;

use leptos::prelude::*;

use crate::backend::Backend;
use crate::routes::Route;
use crate::text::{Language, Sentence};

/// The context of every page.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The client of the backend.
    pub backend: Backend,
    language: RwSignal<Language>,
    base: StoredValue<String>,
    orders: StoredValue<open_order::Opened>,
}

impl Desk {
    /// Puts the desk into context. Called once, by the app, whose owner outlives every page.
    pub fn provide(backend: Backend) -> Self {
        let desk = Self {
            backend,
            language: RwSignal::new(language::first()),
            base: StoredValue::new(base_path()),
            orders: StoredValue::new(open_order::Opened::new()),
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

    /// A moment as people read it, in their own zone: "22 Nov 2026, 16:20".
    pub fn time(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, true)
    }

    /// A day as people read it.
    pub fn date(self, rfc3339: &str) -> String {
        intl::date_time(self.language(), rfc3339, false)
    }

    /// A page's address, with the app's base.
    pub fn href(self, route: Route) -> String {
        self.base.with_value(|base| [base, &route.path()].concat())
    }

    /// The path that the app lives under, without a slash at its end.
    pub fn base(self) -> String {
        self.base.get_value()
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        let navigate = leptos_router::hooks::use_navigate();
        navigate(&route.path(), leptos_router::NavigateOptions::default());
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

/// The path of `<base href>` without the slash at its end; empty at the root.
fn base_path() -> String {
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&uri).map(|url| url.pathname()).unwrap_or_default();
    if document().query_selector("base").ok().flatten().is_some() { path.trim_end_matches('/').to_owned() } else { String::new() }
}
