//! The page around the program: the functions and values that `boot/*.js` offers to the app and, in part, to its
//! workers.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The base path that Signet is served from, with a slash at both ends, for example `/` or `/certificates/`.
pub fn base() -> String {
    member("base").and_then(|base| base.as_string()).unwrap_or_else(|| "/".to_owned())
}

/// The base path for the router, without the slash at its end: empty or, for example, `/certificates`.
#[cfg(feature = "app")]
pub(crate) fn router_base() -> String {
    base().trim_end_matches('/').to_owned()
}

/// The version and the build, for display: `0.1.0+0123456789abcdef`.
pub fn version() -> String {
    member("version").and_then(|version| version.as_string()).unwrap_or_default()
}

/// The address of a file in `public/data/`, by its name without the extension. This works in workers too.
pub fn data_url(name: &str) -> Option<String> {
    call("dataUrl", &name.into())?.as_string()
}

/// Starts the worker whose binary is `signet-<name>`. Returns `None` if the build has no such worker.
#[cfg(feature = "app")]
pub(crate) fn start_worker(name: &str) -> Option<web_sys::Worker> {
    call("startWorker", &name.into())?.dyn_into().ok()
}

/// Covers the page with a screen that says that the program has stopped. `place` is a place in the program; never pass
/// typed text.
pub fn report_failure(place: &str) {
    call("failed", &place.into());
}

/// Reloads the page, once, if a part of the program is gone because another version was deployed. The browser asks first if
/// changes are unsaved.
#[cfg(feature = "app")]
pub(crate) fn reload_if_outdated() {
    call("reloadIfOutdated", &JsValue::NULL);
}

/// Returns the secret part of the link with which a phone opened the page. `boot.js` has taken it out of the address. A
/// second call returns the same, unless the address has got another since.
#[cfg(feature = "app")]
pub(crate) fn take_token() -> String {
    call("takeToken", &JsValue::NULL).and_then(|token| token.as_string()).unwrap_or_default()
}

/// Removes the content that `index.html` shows until the app is drawn.
pub fn remove_first_paint() {
    if let Some(shell) = web_sys::window().and_then(|it| it.document()).and_then(|it| it.get_element_by_id("shell")) {
        shell.remove();
    }
}

fn member(name: &str) -> Option<JsValue> {
    let offered = Reflect::get(&js_sys::global(), &"signet".into()).ok()?;
    Reflect::get(&offered, &name.into()).ok()
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    member(name)?.dyn_into::<Function>().ok()?.call1(&JsValue::NULL, argument).ok()
}
