//! The look of the frame as the settings want it. The frame is in the first load and knows no settings, so its elements are changed
//! here.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::setting;
use crate::site::{Accent, Brand, DARK, LIGHT, Scheme};
use crate::text::Language;

/// Puts the accent into the properties of the root. The policy forbids styles in markup, and allows this.
pub(super) fn paint(brand: &Brand) {
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

/// Shows the logo in the header, and hides the languages that the site does not offer. A change of language draws the header
/// again, so this follows each time.
pub(super) fn dress_header() {
    if let Some(logo) = setting(|site| site.brand.logo.clone()) {
        show_logo(&logo);
    }
    let offered = setting(|site| Some(site.languages.clone())).unwrap_or_default();
    for language in Language::ALL {
        let selector = ["button.language[lang=\"", language.tag(), "\"]"].concat();
        let is_hidden = !offered.is_empty() && !offered.contains(&language);
        if let Some(button) = document().query_selector(&selector).ok().flatten().filter(|_| is_hidden) {
            let _ = button.set_attribute("hidden", "");
        }
    }
}

/// Puts the logo before the drawing, which is hidden: it belongs to the view of the frame.
fn show_logo(address: &str) {
    let Some(drawing) = document().query_selector(".brand > svg:not([hidden])").ok().flatten() else { return };
    let Ok(logo) = document().create_element("img") else { return };
    // The name of the product follows, so the picture has no name.
    let is_set = logo.set_attribute("alt", "").and_then(|()| logo.set_attribute("src", address));
    let place = drawing.parent_node().filter(|_| is_set.is_ok());
    if place.is_some_and(|place| place.insert_before(&logo, Some(&drawing)).is_ok()) {
        let _ = drawing.set_attribute("hidden", "");
    }
}
