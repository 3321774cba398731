//! Which language the browser wants, and the applicant's choice. The choice is the one thing kept
//! in the browser beyond the tab.

use leptos::prelude::*;

use crate::text::Language;

const KEY: &str = "signet-language";

/// The applicant's choice, else the first of the browser's languages that Signet speaks.
pub fn first() -> Language {
    // Storage may be forbidden altogether; the app is fully usable without it.
    let kept = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if let Some(language) = kept.and_then(|tag| Language::ALL.into_iter().find(|language| language.tag() == tag)) {
        return language;
    }
    Language::preferred(wanted().iter().map(String::as_str))
}

/// The region whose numbers the applicant dials without a country code, as far as the browser tells; empty for none.
pub fn home_region(language: Language) -> &'static str {
    language.home_region(wanted().iter().map(String::as_str))
}

/// The browser's languages, most wanted first.
fn wanted() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Keeps a choice, where the browser lets it.
pub fn keep(language: Language) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(KEY, language.tag());
    }
}
