//! The answers of the refused application, with which the check page compares the answers of today.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::application::{Draft, FieldId, changed, named_and_unchanged, refused_draft};
use crate::contract::OrderStatus;
use crate::state::OpenOrder;
use crate::text::{Sentence, reapply as words};

/// The answers before, and the words that mark a change since.
#[derive(Clone)]
struct Earlier {
    draft: Draft,
    mark: Sentence,
}

/// The changes since the refused application. It is `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Before {
    open: OpenOrder,
    earlier: RwSignal<Option<Earlier>>,
    changed: Memo<Vec<FieldId>>,
}

impl Before {
    /// Starts to compare if the CA has refused the last application. A backend that does not tell what was sent has only what the form
    /// was opened with.
    pub(super) fn begin(open: OpenOrder, backend: crate::api::Backend) -> Self {
        let earlier = RwSignal::new(None::<Earlier>);
        if open.order.with_untracked(|order| order.status == OrderStatus::CheckedFail) {
            spawn_local(async move {
                // Without the attempts nothing is marked, because it is not known what the CA has seen.
                let Ok(attempts) = backend.attempts(&open.order_id()).await else { return };
                if open.is_closed() {
                    return;
                }
                let found = match refused_draft(&attempts) {
                    Some(draft) => Earlier { draft, mark: words::CHANGED },
                    None => Earlier { draft: open.opened_with(), mark: words::CHANGED_HERE },
                };
                let _ = earlier.try_set(Some(found));
            });
        }
        let changed = Memo::new(move |_| {
            let Some(Earlier { draft, .. }) = earlier.get() else { return Vec::new() };
            open.order.with(|order| changed(&draft, &open.draft(), order, &open.deep))
        });
        Self { open, earlier, changed }
    }

    /// Returns the words at a field that changed. Tracked.
    pub(super) fn mark(self, id: FieldId) -> Option<Sentence> {
        let earlier = self.earlier.read();
        let mark = earlier.as_ref()?.mark;
        self.changed.read().contains(&id).then_some(mark)
    }

    /// Returns the fields that the CA named and that are still the same. Tracked.
    pub(super) fn unchanged(self) -> Vec<FieldId> {
        if self.earlier.read().is_none() {
            return Vec::new();
        }
        self.open.order.with(|order| named_and_unchanged(order, &self.changed.read()))
    }
}
