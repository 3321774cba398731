//! Finds the answers that have changed since a refused application.

use super::{DeepRules, Draft, FIELDS, FieldId, Place, judge};
use crate::contract::{Attempt, AttemptOutcome, Order};

/// Returns the refused application that the order's status is about, if the backend tells it. `attempts` are newest first.
pub fn refused_draft(attempts: &[Attempt]) -> Option<Draft> {
    let refused = attempts.iter().find(|attempt| attempt.outcome == AttemptOutcome::CheckedFail)?;
    refused.application.as_ref().map(Draft::from_wire)
}

/// Returns the fields whose answers differ, in the order of the form. An answer that is only written in another way is the same.
pub fn changed(before: &Draft, now: &Draft, order: &Order, deep: &dyn DeepRules) -> Vec<FieldId> {
    let normal =
        |draft: &Draft, id| judge(draft, id, &order.product, deep).unwrap_or_else(|_| draft.get(id).trim().to_owned());
    FIELDS
        .iter()
        .filter(|field| field.asked.by(&order.product.validation_level))
        .map(|field| field.id)
        .filter(|id| normal(before, *id) != normal(now, *id))
        .collect()
}

/// Returns the fields that the CA named in its refusal and that have not changed, each once.
pub fn named_and_unchanged(order: &Order, changed: &[FieldId]) -> Vec<FieldId> {
    let mut found = Vec::new();
    for pointer in order.failure.iter().flat_map(|failure| &failure.fields) {
        if let Place::Field(id) = Place::of(pointer, order)
            && !changed.contains(&id)
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}
