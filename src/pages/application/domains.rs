//! The field for the domain names: one text with any separators, its tips, and the list of the names that were
//! understood (`validation::domain_rows`).

use leptos::prelude::*;

use super::state::Form;
use crate::application::FieldId;
use crate::components::{Control, FieldNotes, TextField, Tips};
use crate::text::{fields, form as words, frame};

/// The number of rows after which the list reaches below the window.
const ROWS_IN_VIEW: usize = 16;
/// The rows that have the height of one way of domain verification.
const METHOD_ROWS: usize = 2;

/// Draws the field with its tips and its list.
pub(super) fn domains_field(form: Form, notes: FieldNotes) -> impl IntoView {
    let Form { app, open, validation, .. } = form;
    let product = open.order.with_untracked(|order| order.product.clone());
    let value = open.store.signal(FieldId::Domains);
    let id = FieldId::Domains.element_id();
    let typed = move |typed: bool| {
        // The browser sends `focusout` when it removes a focused control. The form may be gone by then.
        if let Some(validation) = form.fetched() {
            (validation.names_typed)(form, typed);
        }
    };
    let label = app.say(fields::DOMAINS);
    let tips = move || match validation.get() {
        None => app.say(frame::LOADING).into_any(),
        Some(validation) => (validation.tips)(form),
    };
    let tips = view! { {move || tips()} }.into_any();
    let (tips_button, tips) = Tips("domains-tips".to_owned(), app.say(fields::TIPS).to_owned(), tips);
    let most = product.domain_count + product.wild_domain_count;
    let hint = if most == 1 {
        app.say(words::HINT_DOMAINS_ONE).to_owned()
    } else {
        app.say_with(words::HINT_DOMAINS, &[&most.to_string()])
    };
    view! {
        <div on:focusout=move |_| typed(false)>
            <TextField id=id label=label.to_owned() control=Control::Lines autocomplete="" notes=FieldNotes { hint: Some(hint), ..notes }
                secret=app.say(fields::SECRET) value
                on_edit=move |is_typed: bool| {
                    typed(is_typed);
                    form.edited(FieldId::Domains);
                }
                beside_label=tips_button.into_any() before_control=tips.into_any() />
        </div>
        {move || match validation.get() {
            None => list_placeholder(&value.read_untracked(), METHOD_ROWS * product.validation_methods.len()).into_any(),
            Some(validation) => (validation.domains)(form),
        }}
    }
}

/// Reserves the space of the list and of `more` rows below it until they are drawn, so that the fields below do not move.
fn list_placeholder(names: &str, more: usize) -> impl IntoView + use<> {
    // A saved draft has one name on each line.
    let rows = names.lines().count().min(ROWS_IN_VIEW) + more;
    view! { <div>{(0..rows).map(|_| view! { <div class="names-place"></div> }).collect::<Vec<_>>()}</div> }
}
