//! The CSR field in the form.

use leptos::prelude::*;

use super::state::Form;
use crate::application::{CSR_BROWSER, FieldId};
use crate::components::Choice;
use crate::csr::can_make_keys;
use crate::csr::field::{CsrField, Judged};
use crate::text::csr_field as words;

/// Draws the CSR field. `choices` are the ways to a CSR.
pub(super) fn csr(form: Form, mut choices: Vec<Choice>) -> impl IntoView {
    let Form { app, open, csr_progress, .. } = form;
    if !can_make_keys()
        && let Some(choice) = choices.iter_mut().find(|choice| choice.value == CSR_BROWSER)
    {
        choice.is_disabled = true;
        choice.hint = Some(app.say(words::NO_CRYPTO));
    }
    // The memo changes only with the answers that a CSR repeats, so a change of another answer does not judge the CSR
    // again.
    let answers =
        Memo::new(move |_| form.validation.get().map(|validation| (validation.csr_answers)(form)).unwrap_or_default());
    let take_names = move |names: Vec<String>| {
        open.store.signal(FieldId::Domains).set(names.join("\n"));
        form.edited(FieldId::Domains);
    };
    let on_edit = move |()| {
        form.edited(FieldId::CsrMethod);
        form.edited(FieldId::CsrPem);
    };
    let on_judged = move |judged: Judged| {
        if let Some(validation) = form.fetched() {
            (validation.csr_judged)(form, judged);
        }
    };
    let when_judged = move |then: Callback<()>| match form.fetched() {
        Some(validation) => (validation.when_judged)(form, then),
        None => then.run(()),
    };
    view! {
        <CsrField method_id=FieldId::CsrMethod.element_id() choices method_notes=form.notes(FieldId::CsrMethod, None)
            id=FieldId::CsrPem.element_id() notes=form.notes(FieldId::CsrPem, None) language=app.language()
            method=open.store.signal(FieldId::CsrMethod) pem=open.store.signal(FieldId::CsrPem) answers progress=csr_progress
            on_edit on_judged on_take_names=take_names when_judged />
    }
}
