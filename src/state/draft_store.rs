//! The draft as signals, one an answer, so that a key press redraws the field it changes and no other.

use leptos::prelude::*;

use crate::application::{Draft, FIELDS, FieldId, ReadAnswer};

/// Every answer as a signal.
#[derive(Clone, Copy)]
pub struct DraftStore {
    signals: StoredValue<Vec<RwSignal<String>>>,
}

impl DraftStore {
    /// Signals that hold a draft.
    pub fn new(draft: &Draft) -> Self {
        let signals = FIELDS.iter().map(|field| RwSignal::new(draft.get(field.id).to_owned())).collect();
        Self { signals: StoredValue::new(signals) }
    }

    /// One answer.
    pub fn signal(self, id: FieldId) -> RwSignal<String> {
        self.signals.with_value(|signals| signals[id as usize])
    }

    /// Every answer as it is now, untracked.
    pub fn draft(self) -> Draft {
        let mut draft = Draft::default();
        for field in &FIELDS {
            draft.set(field.id, self.signal(field.id).get_untracked());
        }
        draft
    }

    /// Puts a whole draft in, where an answer differs.
    pub fn replace(self, draft: &Draft) {
        for field in &FIELDS {
            let signal = self.signal(field.id);
            if signal.with_untracked(|answer| answer != draft.get(field.id)) {
                signal.set(draft.get(field.id).to_owned());
            }
        }
    }
}

impl ReadAnswer for DraftStore {
    /// Tracked: the caller runs again when an answer changes that it has read.
    fn answer(&self, id: FieldId) -> String {
        self.signal(id).get()
    }
}
