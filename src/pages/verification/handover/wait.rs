//! Waits for the photo from a phone while the page is there, and takes it in.

use leptos::prelude::*;

use super::state::{LinkState, PhoneLink};
use super::time_left::moment_ms;
use crate::api::{Cancel, Seen, watch_order};
use crate::contract::Order;
use crate::state::{AppContext, OpenOrder};

/// Checks for the photo as long as the link is in the state of waiting and the page is there.
pub(super) fn wait(app: AppContext, open: OpenOrder, link: PhoneLink) {
    let until = Memo::new(move |_| match link.state.get() {
        LinkState::Waiting(wait) => Some(wait.expires_at),
        _ => None,
    });
    let running = StoredValue::new_local(Cancel::new());
    on_cleanup(move || {
        let _ = running.try_with_value(Cancel::cancel);
    });
    Effect::new(move || {
        running.with_value(Cancel::cancel);
        let Some(until) = until.get() else { return };
        let cancel = Cancel::new();
        running.set_value(cancel.clone());
        let (order_id, _) = link.place();
        watch_order(app.backend, order_id, moment_ms(&until), cancel, move |seen| {
            !open.is_closed() && take(open, link, seen)
        });
    });
}

/// Takes in what a check has brought. Returns true if the page still waits.
fn take(open: OpenOrder, link: PhoneLink, seen: Seen) -> bool {
    let next = match seen {
        Seen::Trouble { error, goes_on: true } => {
            link.trouble.set(Some(error));
            return true;
        }
        Seen::Trouble { error, goes_on: false } => match link.state.get_untracked() {
            LinkState::Waiting(wait) => {
                link.state.set(LinkState::Interrupted(wait, error));
                return false;
            }
            _ => return false,
        },
        Seen::Order { order, .. } if !order.status.is_editable() => LinkState::Closed,
        Seen::Order { order, last } => {
            let (_, document_type) = link.place();
            let upload = |order: &Order| order.document(&document_type)?.upload.clone();
            let found = upload(&order);
            if let Some(found) = found.filter(|found| open.order.with_untracked(upload).as_ref() != Some(found)) {
                link.arrive(found);
                return false;
            }
            if !last {
                link.trouble.set(None);
                return true;
            }
            LinkState::Expired
        }
    };
    link.end(next);
    false
}
