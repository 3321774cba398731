//! The list of the fields that are left to do.

use leptos::prelude::*;

use super::super::state::Form;
use crate::application::{FIELDS, FieldId, judge};
use crate::components::focus_link;
use crate::text::form as words;

/// The number of labels that are listed before "and n more".
const LEFT_SHOWN: usize = 6;

/// Returns true if a field has no answer that passes. Tracks the answers and verdicts that the judgement reads.
fn is_left(form: Form, id: FieldId) -> bool {
    let Form { open, names, .. } = form;
    if id == FieldId::Domains {
        return names.get_value().is_none_or(|names| !names.list.read().is_right());
    }
    open.order.with_untracked(|order| judge(&open.store, id, &order.product, &open.deep).is_err())
}

/// Draws the list.
pub(super) fn left(form: Form) -> AnyView {
    let Form { app, open, .. } = form;
    let level = open.level();
    // Each field has a memo, so that a key press judges only the field that it changes.
    let fields = FIELDS.iter().filter(|field| field.id.is_asked(&level));
    let judged: Vec<Memo<Vec<FieldId>>> = fields
        .map(|field| Memo::new(move |_| is_left(form, field.id).then_some(field.id).into_iter().collect()))
        .collect();
    let left = Memo::new(move |_| judged.iter().flat_map(|left| left.get()).collect::<Vec<FieldId>>());
    view! { {move || {
        let left = left.get();
        if left.is_empty() {
            return view! { <p class="small">{app.say(words::LEFT_NONE)}</p> }.into_any();
        }
        let more = left.len().saturating_sub(LEFT_SHOWN);
        let items = left
            .into_iter()
            .take(LEFT_SHOWN)
            .map(|id| view! { <li>{focus_link(id.element_id(), app.say(id.field().label).to_owned())}</li> })
            .collect::<Vec<_>>();
        let more =
            (more > 0).then(|| view! { <li class="muted">{app.say_with(words::LEFT_MORE, &[&more.to_string()])}</li> });
        view! { <p class="small last">{app.say(words::LEFT)}</p><ul class="small left">{items}{more}</ul> }.into_any()
    }} }
    .into_any()
}
