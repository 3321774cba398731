//! Judges the names while they are typed.

use std::time::Duration;

use leptos::prelude::set_timeout_with_handle;

use super::super::state::Names;
use crate::application::{DeepRules, FieldId};
use crate::rules::domain_list;
use crate::state::OpenOrder;
use leptos::prelude::*;

/// The pause in typing after which the names count as finished.
const QUIET: Duration = Duration::from_millis(500);

impl Names {
    /// Starts judging the names of the field, for as long as the current owner lives.
    pub(super) fn follow(open: OpenOrder) -> Self {
        let allowance = open.order.with_untracked(|order| crate::application::allowance(&order.product));
        let value = open.store.signal(FieldId::Domains);
        let list = Memo::new(move |_| {
            domain_list::judge(&value.read(), allowance, |shaped| DeepRules::domain_name(&open.deep, shaped))
        });
        let names = Self { is_unfinished: RwSignal::new(false), quiet: StoredValue::new(None), list };
        Effect::new(move || {
            if !names.is_unfinished.get() {
                open.deep.want_names(list.read().pending());
            }
        });
        on_cleanup(move || names.stop_waiting());
        names
    }

    /// Records a key press. The names count as finished after a pause (`QUIET`).
    pub(super) fn typed(self) {
        self.stop_waiting();
        self.set_unfinished(true);
        let timer = set_timeout_with_handle(move || self.finished(), QUIET);
        self.quiet.set_value(timer.ok());
    }

    /// Records that the names are finished.
    pub(super) fn finished(self) {
        self.stop_waiting();
        self.set_unfinished(false);
    }

    fn set_unfinished(self, is_unfinished: bool) {
        // The page may be gone by now.
        if self.is_unfinished.try_get_untracked() == Some(!is_unfinished) {
            self.is_unfinished.set(is_unfinished);
        }
    }

    fn stop_waiting(self) {
        if let Some(timer) = self.quiet.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
