//! Beside the form: what was bought, what is left to do, and whether it is saved.

use crate::ui::prelude::*;

use super::form::Form;
use crate::application::{FIELDS, FieldId};
use crate::text::{fields, form as words};

/// Labels listed before "and n more".
const LEFT_SHOWN: usize = 6;

/// The box.
pub(super) fn aside(form: Form) -> AnyView {
    let Form { desk, open, live, .. } = form;
    let name = open.order.with_untracked(|order| order.product.name.clone());
    view! {
        <aside class="aside" aria-label=desk.say(words::SUMMARY_ASIDE)>
            <p class="last"><b dir="auto">{name}</b></p>
            {move || live.get().map(|live| (live.left)(form))}
            {super::super::saving::saving(desk, open)}
        </aside>
    }
    .into_any()
}

/// What is left to do.
pub(super) fn left(form: Form) -> AnyView {
    let Form { desk, open, .. } = form;
    let left = Memo::new(move |_| {
        open.deep.track();
        let draft = open.answers.draft_tracked();
        open.order.with_untracked(|order| {
            FIELDS
                .iter()
                .filter(|field| field.id.is_asked(&order.product.validation_level))
                .filter(|field| draft.judge(field.id, &order.product, &open.deep).is_err())
                .map(|field| field.id)
                .collect::<Vec<FieldId>>()
        })
    });
    (move || {
        let left = left.get();
        if left.is_empty() {
            return view! { <p class="small">{desk.say(words::LEFT_NONE)}</p> }.into_any();
        }
        let more = left.len().saturating_sub(LEFT_SHOWN);
        let items = left
            .into_iter()
            .take(LEFT_SHOWN)
            .map(|id| {
                let target = id.element_id();
                let href = ["#", &target].concat();
                view! {
                    <li><a href=href on:click=move |event| {
                        event.prevent_default();
                        crate::ui::dom::focus(&target);
                    }>{desk.say(fields::label(id))}</a></li>
                }
                .into_any()
            })
            .collect::<Vec<_>>();
        let more = (more > 0)
            .then(|| view! { <li class="muted">{desk.fill(words::LEFT_MORE, &[&more.to_string()])}</li> }.into_any());
        view! { <p class="small last">{desk.say(words::LEFT)}</p><ul class="small left">{items}{more}</ul> }.into_any()
    })
    .into_any()
}
