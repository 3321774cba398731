//! Takes in the settings of the site: checks them, resolves their addresses and changes the look.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::api::safe_link;
use crate::site::{self, Accent, Brand, DARK, LIGHT, Scheme, Site};
use crate::state::AppContext;
use crate::text::{Language, site as words};

/// Takes in the text of `config.json`, unless that was done before. An empty text has no settings.
pub(super) fn apply(app: AppContext, text: &str) {
    if untrack(|| app.checked()).is_some() {
        return;
    }
    let mut checked = if text.is_empty() { site::Checked::default() } else { site::check(text) };
    for problem in &checked.problems {
        // The console is for the administrator, who also reads the file. It is in English like the file.
        let told = ["config.json: ", &words::problem(problem, Language::English)].concat();
        web_sys::console::warn_1(&told.into());
    }
    resolve(&mut checked.site);
    paint(&checked.site.brand);
    app.learn(checked);
}

/// Makes the addresses absolute, because a page of the app may lie deeper than the site's own folder. The address of an agreement
/// is its name, so it stays as it is.
fn resolve(site: &mut Site) {
    let addresses = [
        &mut site.sign_in_url,
        &mut site.brand.logo,
        &mut site.help.url,
        &mut site.links.privacy,
        &mut site.links.terms,
    ];
    for address in addresses {
        *address = address.as_deref().and_then(safe_link);
    }
}

/// Puts the accent into the properties of the root. The policy forbids styles in markup, and allows this.
fn paint(brand: &Brand) {
    if brand.accent.is_none() && brand.accent_dark.is_none() {
        return;
    }
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    let colours = |accent: Option<Accent>, scheme: &Scheme| {
        accent.map_or((scheme.accent, scheme.accent_wash), |accent| (accent.colour, accent.wash))
    };
    let (light, light_wash) = colours(brand.accent, &LIGHT);
    let (dark, dark_wash) = colours(brand.accent_dark, &DARK);
    // On light surfaces the ring around the focus has the accent.
    for (name, light, dark) in
        [("--accent", light, dark), ("--accent-wash", light_wash, dark_wash), ("--focus", light, DARK.focus)]
    {
        let value = ["light-dark(", &light.hex(), ", ", &dark.hex(), ")"].concat();
        let _ = root.style().set_property(name, &value);
    }
}
