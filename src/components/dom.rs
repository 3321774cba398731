//! Helpers that read and change the document.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Returns the element with an id.
pub fn by_id(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with an id and scrolls it into view. A fieldset passes the focus to its first
/// control.
pub fn focus(id: &str) {
    let Some(element) = by_id(id) else { return };
    let control = element.query_selector("input, textarea, select, button").ok().flatten();
    let target = match control {
        Some(control) if element.tag_name().eq_ignore_ascii_case("fieldset") => control.dyn_into().unwrap_or(element),
        _ => element,
    };
    // The label and the error above the control come into view with it.
    target.closest(".field").ok().flatten().as_ref().unwrap_or(&target).scroll_into_view_with_bool(true);
    let _ = target.focus();
}

/// Moves the focus to the element with an id after the next rendering.
pub fn focus_soon(id: String) {
    request_animation_frame(move || focus(&id));
}

/// Returns the current value of a control. It includes what autofill or a password manager wrote, which send no key
/// events.
pub fn value_of(id: &str) -> Option<String> {
    let element = by_id(id)?;
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        return Some(input.value());
    }
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        return Some(area.value());
    }
    element.dyn_ref::<web_sys::HtmlSelectElement>().map(web_sys::HtmlSelectElement::value)
}

/// Replaces the value of a text control.
pub fn set_value_of(id: &str, value: &str) {
    let Some(element) = by_id(id) else { return };
    match element.dyn_into::<web_sys::HtmlTextAreaElement>() {
        Ok(area) => area.set_value(value),
        Err(element) => element.unchecked_into::<web_sys::HtmlInputElement>().set_value(value),
    }
}

/// Lets the browser ask before a reload or the closing of the page, as long as something would be lost.
pub fn ask_before_unload(is_unsaved: Memo<bool>) {
    Effect::new(move || {
        if !is_unsaved.get() {
            return;
        }
        // The listener exists only while something would be lost, because some browsers keep no page with it for Back.
        let listener = window_event_listener(leptos::ev::beforeunload, |event| {
            event.prevent_default();
            // Older browsers ask only if this value is set as well.
            event.set_return_value("unsaved");
        });
        on_cleanup(move || listener.remove());
    });
}
