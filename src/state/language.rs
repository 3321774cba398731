//! The languages of the browser, and the language that the applicant chose. The choice is the only thing that stays in
//! the browser after the tab is closed.

use leptos::prelude::*;

use crate::text::Language;

const KEY: &str = "signet-language";

/// Returns the language that the applicant chose, else the first of the browser's languages that Signet speaks.
pub fn first() -> Language {
    chosen().unwrap_or_else(|| Language::preferred(wanted().iter().map(String::as_str)))
}

/// Returns the language for a site that offers only some. The applicant's choice comes first, then the browser's
/// languages, then the site's first. Returns `None` if the site restricts nothing.
pub fn among(offered: &[Language]) -> Option<Language> {
    chosen()
        .filter(|language| offered.contains(language))
        .or_else(|| Language::preferred_of(wanted().iter().map(String::as_str), offered))
        .or(offered.first().copied())
}

/// Returns the language that the applicant chose earlier.
fn chosen() -> Option<Language> {
    // The browser may forbid storage. The app is fully usable without it.
    let kept = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.and_then(|tag| Language::ALL.into_iter().find(|language| language.tag() == tag))
}

/// Returns the region whose phone numbers the applicant dials without a country code, as an ISO 3166-1 alpha-2 code. It
/// comes from the browser's languages, and is empty if they name no region.
pub fn home_region(language: Language) -> &'static str {
    language.home_region(wanted().iter().map(String::as_str))
}

/// Returns the browser's languages, the preferred one first.
fn wanted() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Stores the chosen language, if the browser allows it.
pub fn keep(language: Language) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(KEY, language.tag());
    }
}
