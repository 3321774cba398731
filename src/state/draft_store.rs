//! The draft as signals, one for each answer, so that a key press redraws only the field that it changes.

use leptos::prelude::*;

use crate::application::{Draft, FIELDS, FieldId, ReadAnswer};

/// A draft with a signal for each answer.
#[derive(Clone, Copy)]
pub struct DraftStore {
    signals: StoredValue<Vec<RwSignal<String>>>,
}

impl DraftStore {
    /// Makes signals that hold the answers of a draft.
    pub fn new(draft: &Draft) -> Self {
        let signals = FIELDS.iter().map(|field| RwSignal::new(draft.get(field.id).to_owned())).collect();
        Self { signals: StoredValue::new(signals) }
    }

    /// Returns the signal of one answer.
    pub fn signal(self, id: FieldId) -> RwSignal<String> {
        self.signals.with_value(|signals| signals[id as usize])
    }

    /// Returns the current answers as a draft, untracked.
    pub fn draft(self) -> Draft {
        let mut draft = Draft::default();
        for field in &FIELDS {
            draft.set(field.id, self.signal(field.id).get_untracked());
        }
        draft
    }

    /// Takes over the answers of a draft. Only the signals of answers that differ are set.
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
    /// Returns an answer, tracked: the caller runs again when the answer changes.
    fn answer(&self, id: FieldId) -> String {
        self.signal(id).get()
    }
}
