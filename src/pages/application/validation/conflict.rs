//! The choice after the answers were changed elsewhere: the answers that differ, each with both versions.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::Form;
use crate::api::BackendError;
use crate::application::{Draft, FIELDS, Field, Kind, judge};
use crate::components::format_id;
use crate::pages::shown_answer::named;
use crate::state::{Saved, error_lines};
use crate::text::backend::Page;
use crate::text::{form as words, frame};

/// The number of characters of an answer that are shown.
const SHOWN_CHARS: usize = 120;

/// An answer that differs. Only the applicant can say which version is right.
#[derive(Clone, Copy)]
struct Difference {
    field: &'static Field,
    /// True if the version from elsewhere is chosen. It is chosen at first if this page did not change the answer.
    takes_theirs: RwSignal<bool>,
}

/// Fetches the other version and draws the choice. If both versions are equal, the conflict ends at once.
pub(super) fn conflict(form: Form) -> AnyView {
    let app = form.app;
    let theirs = RwSignal::new(None::<Result<Saved, BackendError>>);
    let fetch = move || {
        theirs.set(None);
        spawn_local(async move {
            let found = form.open.saved_elsewhere().await;
            let _ = theirs.try_set(Some(found));
        });
    };
    fetch();
    view! {
        <div id="save-trouble" tabindex="-1" class="small">
            <p class="bad" role="alert"><b>{app.say(words::CONFLICT)}</b></p>
            {move || match theirs.get() {
                None => view! { <p role="status">{app.say(frame::LOADING)}</p> }.into_any(),
                Some(Ok(saved)) => choice(form, saved),
                Some(Err(error)) => view! {
                    <div role="alert">{error_lines(app, &error, Page::WithAnswers)}</div>
                    <p><button type="button" class="link-button" on:click=move |_| fetch()>{app.say(frame::RETRY)}</button></p>
                }
                .into_any(),
            }}
        </div>
    }
    .into_any()
}

fn choice(form: Form, saved: Saved) -> AnyView {
    let Form { app, open, .. } = form;
    let theirs = saved.as_ref().map(|(application, _)| Draft::from_wire(application)).unwrap_or_default();
    let (mine, base) = (open.draft(), open.saved_here());
    let (level, product) = (open.level(), open.order.with_untracked(|order| order.product.clone()));
    // Next saves the normal forms of the answers. An answer that only has another form there is no difference.
    let normal = |draft: &Draft, id| {
        let judged = untrack(|| judge(draft, id, &product, &open.deep));
        judged.unwrap_or_else(|_| draft.get(id).to_owned())
    };
    let differences: Vec<Difference> = FIELDS
        .iter()
        .filter(|field| field.id.is_asked(&level) && normal(&mine, field.id) != normal(&theirs, field.id))
        .map(|field| Difference { field, takes_theirs: RwSignal::new(mine.get(field.id) == base.get(field.id)) })
        .collect();
    let settle = {
        let (differences, theirs) = (differences.clone(), theirs.clone());
        move || {
            // The applicant may have gone on typing, so the answers of this page are read again.
            let mut chosen = open.draft();
            for difference in differences.iter().filter(|difference| difference.takes_theirs.get_untracked()) {
                chosen.set(difference.field.id, theirs.get(difference.field.id).to_owned());
            }
            open.settle_conflict(&chosen, saved.clone());
        }
    };
    if differences.is_empty() {
        // The conflict must not end while it is being drawn.
        spawn_local(async move { settle() });
        return ().into_any();
    }
    let settle = StoredValue::new_local(settle);
    let save = move || settle.with_value(|settle| settle());
    let rows = differences
        .iter()
        .map(|difference| row(form, *difference, theirs.get(difference.field.id)))
        .collect::<Vec<_>>();
    let all = StoredValue::new(differences);
    let take = move |theirs: bool| {
        all.with_value(|all| all.iter().for_each(|difference| difference.takes_theirs.set(theirs)));
        save();
    };
    view! {
        <p>{app.say(words::CONFLICT_EACH)}</p>
        {rows}
        <p><button type="button" class="button quiet" on:click=move |_| save()>{app.say(words::CONFLICT_SAVE)}</button></p>
        <p><button type="button" class="link-button" on:click=move |_| take(false)>{app.say(words::CONFLICT_MINE)}</button></p>
        <p><button type="button" class="link-button" on:click=move |_| take(true)>{app.say(words::CONFLICT_THEIRS)}</button></p>
    }
    .into_any()
}

/// Draws one answer with both versions, as two radio buttons.
fn row(form: Form, difference: Difference, theirs: &str) -> AnyView {
    let Difference { field, takes_theirs } = difference;
    let app = form.app;
    let name = format_id("conflict", &field.id.element_id());
    let mine = form.open.store.signal(field.id);
    let there = app.say_with(words::CONFLICT_THERE, &[&shown(form, field, theirs)]);
    let here = move || app.say_with(words::CONFLICT_HERE, &[&shown(form, field, &mine.read())]);
    let radio = move |is_theirs: bool, label: AnyView| {
        let id = format_id(&name, if is_theirs { "there" } else { "here" });
        view! {
            <div class="radio">
                <input type="radio" id=id.clone() name=name.clone() prop:checked=move || takes_theirs.get() == is_theirs
                    on:change=move |_| takes_theirs.set(is_theirs) />
                <label for=id dir="auto">{label}</label>
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{app.say(field.label)}</legend>
            {radio(false, (move || here()).into_any())}
            {radio(true, there.into_any())}
        </fieldset>
    }
    .into_any()
}

/// Returns the beginning of an answer in one line.
fn shown(form: Form, field: &'static Field, answer: &str) -> String {
    let app = form.app;
    if answer.is_empty() {
        return app.say(words::CONFLICT_EMPTY).to_owned();
    }
    let text = match field.kind {
        // The lines of the armour are the same in every CSR.
        Kind::Csr => answer.lines().filter(|line| !line.starts_with('-')).collect::<String>(),
        Kind::Domains => answer.lines().collect::<Vec<_>>().join(", "),
        _ => named(app, field, answer.to_owned()),
    };
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text,
    }
}
