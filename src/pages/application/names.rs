//! The names while they are typed: what was understood of them, and when that is looked at anew.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::set_timeout_with_handle;

use crate::application::{DeepRules, FieldId};
use crate::desk::OpenOrder;
use crate::rules::domain_list::{self, DomainList};
use crate::ui::prelude::*;

/// After so much quiet in typing, what stands there is taken for finished.
const QUIET: Duration = Duration::from_millis(500);

/// The names as they were understood. Copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Names {
    value: RwSignal<String>,
    /// The text that was judged: the field's, after the key press that changed it was painted.
    text: RwSignal<String>,
    /// While the last name of that text is being typed its end is missing: what it lacks is not said before it is finished.
    pub(super) is_unfinished: RwSignal<bool>,
    typing: StoredValue<bool>,
    quiet: StoredValue<Option<TimeoutHandle>>,
    /// The verdicts, one judgement for all who ask.
    pub(super) list: Memo<DomainList>,
}

impl Names {
    /// Follows the field.
    pub(super) fn follow(open: OpenOrder) -> Self {
        let allowance = open.order.with_untracked(|order| crate::application::allowance(&order.product));
        let value = open.answers.signal(FieldId::Domains);
        let text = RwSignal::new(value.get_untracked());
        let list = Memo::new(move |_| {
            open.deep.track();
            domain_list::judge(&text.read(), allowance, |shaped| DeepRules::domain_name(&open.deep, shaped))
        });
        let names = Self {
            value,
            text,
            is_unfinished: RwSignal::new(false),
            typing: StoredValue::new(false),
            quiet: StoredValue::new(None),
            list,
        };
        Effect::new(move || {
            value.track();
            if names.typing.get_value() {
                after_paint(Box::new(move || names.catch_up()));
            } else {
                names.catch_up();
            }
        });
        Effect::new(move || {
            if !names.is_unfinished.get() {
                open.deep.want_names(list.read().pending());
            }
        });
        on_cleanup(move || names.stop_waiting());
        names
    }

    /// Judges what the field holds now.
    pub(super) fn catch_up(self) {
        let value = self.value;
        // The page may be gone, and several keys may have been pressed before one was painted.
        let is_news = value.try_with_untracked(|value| self.text.try_with_untracked(|text| value != text));
        if is_news.flatten() == Some(true) {
            let _ = self.text.try_set(value.get_untracked());
        }
        let typing = self.typing.try_get_value().unwrap_or_default();
        if self.is_unfinished.try_get_untracked().is_some_and(|is_unfinished| is_unfinished != typing) {
            self.is_unfinished.set(typing);
        }
    }

    /// A key was pressed: what is typed is finished after some quiet.
    pub(super) fn typed(self) {
        self.stop_waiting();
        self.typing.set_value(true);
        let timer = set_timeout_with_handle(move || self.finished(), QUIET);
        self.quiet.set_value(timer.ok());
    }

    /// What stands in the field is finished.
    pub(super) fn finished(self) {
        self.stop_waiting();
        if self.typing.try_update_value(std::mem::take) == Some(true) {
            self.catch_up();
        }
    }

    fn stop_waiting(self) {
        if let Some(timer) = self.quiet.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
