//! The progress of the form, beside it or, on a phone, in a bar below it: how much is done, the state of saving, and what
//! is left to do in each group.

use leptos::prelude::*;

use super::super::state::Form;
use super::saving::saving;
use crate::application::{FieldId, Group, judge};
use crate::components::focus_link;
use crate::text::{form as words, progress};

/// The number of fields up to which those that are left are listed one by one.
const LISTED: usize = 6;

/// The id of the list of what is left.
const LIST_ID: &str = "left";

/// The progress of one group of fields.
#[derive(Clone, PartialEq, Eq)]
struct Counted {
    group: Group,
    /// The number of fields that need an answer.
    all: usize,
    /// The fields that have no answer that passes.
    left: Vec<FieldId>,
}

impl Counted {
    fn done(&self) -> usize {
        self.all.saturating_sub(self.left.len())
    }
}

/// A field of a group, with its judgement.
#[derive(Clone, Copy)]
struct Judged {
    id: FieldId,
    needs_answer: bool,
    is_left: Memo<bool>,
}

/// Returns true if a field has no answer that passes. Tracks the answers and verdicts that the judgement reads.
fn is_left(form: Form, id: FieldId) -> bool {
    let Form { open, names, .. } = form;
    if id == FieldId::Domains {
        return names.get_value().is_none_or(|names| !names.list.read().is_right());
    }
    open.order.with_untracked(|order| judge(&open.store, id, &order.product, &open.deep).is_err())
}

fn counted(group: Group, fields: &[Judged]) -> Counted {
    let left = fields.iter().filter(|field| field.is_left.get()).map(|field| field.id).collect::<Vec<_>>();
    // An optional answer counts only while it has to be changed.
    let all = fields.iter().filter(|field| field.needs_answer || left.contains(&field.id)).count();
    Counted { group, all, left }
}

/// Draws the progress with the state of saving.
pub(super) fn aside(form: Form) -> AnyView {
    let Form { app, open, .. } = form;
    let level = open.level();
    // Each field has a memo, so that a key press judges only the field that it changes.
    let judged = move |field: &'static crate::application::Field| Judged {
        id: field.id,
        // A CSR is asked for only where the applicant has one.
        needs_answer: !field.optional && field.id != FieldId::CsrPem,
        is_left: Memo::new(move |_| is_left(form, field.id)),
    };
    let groups = Group::asked(&level)
        .map(|(group, fields)| (group, fields.into_iter().map(judged).collect::<Vec<_>>()))
        .collect::<Vec<_>>();
    let groups = Memo::new(move |_| groups.iter().map(|(group, fields)| counted(*group, fields)).collect::<Vec<_>>());
    let done = move || {
        groups.with(|groups| {
            let sum = |count: fn(&Counted) -> usize| groups.iter().map(count).sum::<usize>().to_string();
            app.say_with(progress::DONE, &[&sum(Counted::done), &sum(|group| group.all)])
        })
    };
    let is_all = Memo::new(move |_| groups.read().iter().all(|group| group.left.is_empty()));
    // On a phone the list opens above the bar. It closes when one of its links was followed.
    let is_open = RwSignal::new(false);
    view! {
        <p class="last">{move || done()}</p>
        {saving(form)}
        <button type="button" class="link-button small" hidden=move || is_all.get() aria-controls=LIST_ID aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)>{app.say(words::LEFT)}</button>
        <div class="small left" id=LIST_ID class:open=move || is_open.get() on:click=move |_| is_open.set(false)>
            {move || groups.with(|groups| list(form, groups))}
        </div>
    }
    .into_any()
}

/// Draws a line for each group that has something left. It leads to the first field that is left.
fn list(form: Form, groups: &[Counted]) -> AnyView {
    let app = form.app;
    let left: Vec<FieldId> = groups.iter().flat_map(|group| group.left.clone()).collect();
    let link = |id: FieldId, text: String| view! { <li>{focus_link(id.element_id(), text)}</li> };
    let items = if left.is_empty() {
        return view! { <p>{app.say(words::LEFT_NONE)}</p> }.into_any();
    } else if left.len() <= LISTED {
        left.into_iter().map(|id| link(id, app.say(id.field().label).to_owned())).collect::<Vec<_>>()
    } else {
        let line = |group: &Counted| {
            let numbers = [group.done().to_string(), group.all.to_string()];
            let text = app.say_with(progress::GROUP_DONE, &[app.say(group.group.heading()), &numbers[0], &numbers[1]]);
            Some(link(*group.left.first()?, text))
        };
        groups.iter().filter_map(line).collect::<Vec<_>>()
    };
    view! { <p class="last">{app.say(words::LEFT)}</p><ul>{items}</ul> }.into_any()
}
