//! The state that the parts of the status page share.

use leptos::prelude::*;

use crate::api::StatusPoller;
use crate::contract::{Order, Status};
use crate::state::AppContext;

/// The state of the page. It outlives the open order, which may be closed meanwhile.
#[derive(Clone, Copy)]
pub(super) struct Review {
    pub(super) app: AppContext,
    pub(super) order: StoredValue<Order>,
    pub(super) poller: StatusPoller,
    /// The status that a withdrawal returned. It is newer than the status of the poller until the poller asks again.
    pub(super) heard: RwSignal<Option<Status>>,
    /// The newest status. It changes only when the status changes.
    pub(super) status: Memo<Option<Status>>,
}

impl Review {
    pub(super) fn order_id(self) -> String {
        self.order.with_value(|order| order.order_id.clone())
    }
}
