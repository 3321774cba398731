//! Keeps what must survive a reload: a decision to submit, the mark of a chosen photo, and when a link for a phone expires.
//!
//! The store has nothing personal (ASVS 14.3.3). A decision is the order's number, a random key, an entity tag, and the addresses of
//! the site's agreements with the times of their acceptance. All tabs share it until its outcome is known, so that a reload and a
//! second tab continue with the same key. The mark of a photo lets a reload say that the photo is lost, so it ends with the tab. If
//! storage is refused or full, the app still works: after a reload it finds the outcome in the order's status, the backend refuses a
//! second application for an order in review, and nothing is said about a lost photo.

use web_sys::Storage;

use crate::exchange::submission::Decision;
use crate::site::is_address;

const PREFIX: &str = "signet.decision.";

/// Returns the decision about this order whose outcome is not known yet.
pub(super) fn recall(order_id: &str) -> Option<Decision> {
    Decision::from_line(&get(of_all_tabs(), &name(order_id))?, is_address)
}

/// Stores a decision until it is forgotten.
pub(super) fn remember(order_id: &str, decision: &Decision) {
    set(of_all_tabs(), &name(order_id), Some(&decision.to_line()));
}

/// Removes the decision, because its outcome is known.
pub(super) fn forget(order_id: &str) {
    set(of_all_tabs(), &name(order_id), None);
}

fn name(order_id: &str) -> String {
    [PREFIX, order_id].concat()
}

/// The text that is kept under a name until the tab ends.
pub fn kept(name: &str) -> Option<String> {
    get(of_this_tab(), name)
}

/// Keeps a text until the tab ends, or removes it. Nothing that anybody typed or chose belongs here.
pub fn keep(name: &str, text: Option<&str>) {
    set(of_this_tab(), name, text);
}

/// The text that is kept under a name for all tabs.
pub fn kept_for_all_tabs(name: &str) -> Option<String> {
    get(of_all_tabs(), name)
}

/// Keeps a text for all tabs until it is removed. Nothing that anybody typed or chose belongs here, and no secret.
pub fn keep_for_all_tabs(name: &str, text: Option<&str>) {
    set(of_all_tabs(), name, text);
}

fn get(storage: Option<Storage>, name: &str) -> Option<String> {
    storage?.get_item(name).ok().flatten()
}

fn set(storage: Option<Storage>, name: &str, text: Option<&str>) {
    if let Some(storage) = storage {
        let _ = match text {
            Some(text) => storage.set_item(name, text),
            None => storage.remove_item(name),
        };
    }
}

/// All tabs share this storage.
fn of_all_tabs() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// This storage ends with the tab.
fn of_this_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
