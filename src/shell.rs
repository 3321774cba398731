//! The page around the program: what `boot/*.js` offers to the app and, where it says so, to its workers.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The base path that Signet is served from, with a slash at both ends: `/` or, say, `/certificates/`.
pub fn base() -> String {
    member("base").and_then(|base| base.as_string()).unwrap_or_else(|| "/".to_owned())
}

/// The base path as the router and its addresses have it, without the slash at its end: empty or, say, `/certificates`.
#[cfg(feature = "app")]
pub(crate) fn router_base() -> String {
    base().trim_end_matches('/').to_owned()
}

/// Version and build, to be shown: `0.1.0+0123456789abcdef`.
pub fn version() -> String {
    member("version").and_then(|version| version.as_string()).unwrap_or_default()
}

/// The address of a file of `public/data/`, by its name without the extension. Works in workers too.
pub fn data_url(name: &str) -> Option<String> {
    call("dataUrl", &name.into())?.as_string()
}

/// Starts the worker whose binary is `signet-<name>`; `None` where the build has none of that name.
#[cfg(feature = "app")]
pub(crate) fn start_worker(name: &str) -> Option<web_sys::Worker> {
    call("startWorker", &name.into())?.dyn_into().ok()
}

/// Puts the screen of a stopped program over the page. `place` names a place in the program; never pass what was typed.
pub fn report_failure(place: &str) {
    call("failed", &place.into());
}

/// Loads the page anew, once, where a part of the program is not to be had any more because another was deployed.
#[cfg(feature = "app")]
pub(crate) fn reload_if_outdated() {
    if let Some(part) = member("gone").filter(JsValue::is_string) {
        call("unloadable", &part);
    }
}

/// Takes away what index.html shows until the app has drawn itself.
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
