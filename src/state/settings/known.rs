//! Reads the settings once, and keeps them for every part of the program.

use leptos::prelude::*;

use super::super::{AppContext, language};
use super::look;
use crate::api::safe_link;
use crate::site::{self, Checked, Site};
use crate::text::{Language, site as words};

thread_local! {
    // A signal of the context would be in the first load, which knows nothing of the settings.
    static SETTINGS: ArcRwSignal<Option<Checked>> = ArcRwSignal::new(None);
}

/// Returns a setting of the site, if the settings are known and have it. Tracked.
pub fn setting<T>(read: impl FnOnce(&Site) -> Option<T>) -> Option<T> {
    checked().with(|checked| checked.as_ref().and_then(|checked| read(&checked.site)))
}

/// Returns the settings with their problems, once they are known.
pub(super) fn checked() -> ArcRwSignal<Option<Checked>> {
    SETTINGS.with(Clone::clone)
}

/// Reads the settings, unless they are known. Returns false if `config.json` could not be fetched.
pub async fn known(app: AppContext) -> bool {
    let Some(text) = app.backend.configuration().await else { return false };
    if checked().with_untracked(Option::is_none) {
        learn(app, &text);
    }
    true
}

/// Takes in the text of `config.json`. An empty text has no settings.
fn learn(app: AppContext, text: &str) {
    let mut found = if text.is_empty() { Checked::default() } else { site::check(text) };
    for problem in &found.problems {
        // The console is for the administrator, who also reads the file. It is in English like the file.
        let told = ["config.json: ", &words::problem(problem, Language::English)].concat();
        web_sys::console::warn_1(&told.into());
    }
    resolve(&mut found.site);
    look::paint(&found.site.brand);
    if let Some(name) = &found.site.brand.name {
        app.brand.set(name.clone());
    }
    let spoken = language::among(&found.site.languages).unwrap_or_else(|| app.language());
    checked().set(Some(found));
    if spoken != app.language() {
        app.language.set(spoken);
    }
}

/// Makes the addresses absolute, because a page of the app may lie deeper than the site's own folder. The address of an
/// agreement is its name, so it stays as it is.
fn resolve(site: &mut Site) {
    let addresses = [
        &mut site.sign_in_url,
        &mut site.brand.logo,
        &mut site.help.url,
        &mut site.links.privacy,
        &mut site.links.terms,
        &mut site.dns_over_https,
    ];
    for address in addresses {
        *address = address.as_deref().and_then(safe_link);
    }
}
