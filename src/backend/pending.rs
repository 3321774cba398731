//! What a decision to submit leaves behind until its outcome is known, so that a reload goes on with the same key.
//!
//! In `sessionStorage`, which ends with the tab: the order's number, a random key and an entity tag, nothing personal (ASVS
//! 14.3.3). Where storage is refused or full the app works all the same; then a reload finds the outcome in the order's
//! state, and the backend refuses a second application for an order in review.

use web_sys::Storage;

use crate::application::submission::{Decision, ETag};

const PREFIX: &str = "signet.decision.";

/// The decision about this order whose outcome is not known yet.
pub(super) fn recall(order_id: &str) -> Option<Decision> {
    let stored = storage()?.get_item(&name(order_id)).ok().flatten()?;
    let mut parts = stored.split(' ');
    let (key, etag) = (parts.next()?, parts.next()?);
    // Anybody may have written here: what is not a key and a tag is not sent as one.
    let is_key = key.len() == 36 && key.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let is_tag = (2..=256).contains(&etag.len()) && etag.bytes().all(|byte| byte.is_ascii_graphic());
    (is_key && is_tag).then(|| Decision {
        key: key.to_owned(),
        etag: ETag::new(etag),
        may_have_arrived: parts.next().is_some(),
    })
}

/// Keeps a decision until it is forgotten.
pub(super) fn remember(order_id: &str, decision: &Decision) {
    if let Some(storage) = storage() {
        let mark = if decision.may_have_arrived { " sent" } else { "" };
        let _ = storage.set_item(&name(order_id), &[&decision.key, " ", decision.etag.as_str(), mark].concat());
    }
}

/// The outcome is known.
pub(super) fn forget(order_id: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(order_id));
    }
}

fn name(order_id: &str) -> String {
    [PREFIX, order_id].concat()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
