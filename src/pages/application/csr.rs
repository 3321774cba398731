//! The CSR in the form.

use leptos::prelude::*;

use super::form::Form;
use crate::application::{CSR_BROWSER, FieldId, Place, Problem, ProblemKind};
use crate::components::Choice;
use crate::csr::can_make_keys;
use crate::csr::field::{CsrField, CsrProgress, Judged};
use crate::text::csr_field as words;

/// The field. `choices` are the ways to a CSR.
pub(super) fn csr(form: Form, mut choices: Vec<Choice>) -> impl IntoView {
    let Form { app, open, csr_progress, .. } = form;
    if !can_make_keys()
        && let Some(choice) = choices.iter_mut().find(|choice| choice.value == CSR_BROWSER)
    {
        choice.is_disabled = true;
        choice.hint = Some(app.say(words::NO_CRYPTO));
    }
    // A change of any other answer leaves the CSR as it is.
    let answers = Memo::new(move |_| form.live.get().map(|live| (live.csr_answers)(form)).unwrap_or_default());
    let take_names = move |names: Vec<String>| {
        open.store.signal(FieldId::Domains).set(names.join("\n"));
        form.edited(FieldId::Domains);
    };
    let on_edit = move |()| {
        form.edited(FieldId::CsrMethod);
        form.edited(FieldId::CsrPem);
    };
    let on_judged = move |judged: Judged| {
        if let Some(Some(live)) = form.live.try_get_untracked() {
            (live.csr_judged)(form, judged);
        }
    };
    view! {
        <CsrField method_id=FieldId::CsrMethod.element_id() choices method_notes=form.notes(FieldId::CsrMethod, None)
            id=FieldId::CsrPem.element_id() notes=form.notes(FieldId::CsrPem, None) language=app.language()
            method=open.store.signal(FieldId::CsrMethod) pem=open.store.signal(FieldId::CsrPem) answers progress=csr_progress
            on_edit on_judged on_take_names=take_names />
    }
}

/// The problem with what is in the field and not in the draft.
pub(super) fn problem(progress: CsrProgress) -> Option<Problem> {
    let kind = match progress {
        CsrProgress::Settled => return None,
        CsrProgress::Unread | CsrProgress::Reading => ProblemKind::CsrRefused,
        CsrProgress::NotSaved => ProblemKind::CsrKeyNotSaved,
    };
    Some(Problem { place: Place::Field(FieldId::CsrPem), kind })
}

/// Puts the field's own problem in place of the one that the draft alone tells.
pub(super) fn with_problem<T>(judged: Result<T, Vec<Problem>>, csr: Option<Problem>) -> Result<T, Vec<Problem>> {
    let Some(csr) = csr else { return judged };
    let mut found = judged.err().unwrap_or_default();
    found.retain(|problem| problem.place != csr.place);
    found.push(csr);
    Err(found)
}
