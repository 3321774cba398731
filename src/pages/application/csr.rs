//! The CSR in the form: what its field gets to see, and what keeps the applicant from going on.

use leptos::prelude::*;

use super::form::Form;
use crate::application::{FieldId, Place, Problem, ProblemKind};
use crate::rules::csr::compare::Answers;
use crate::text::frame;
use crate::ui::{CsrField, CsrGate};

/// The field.
pub(super) fn csr(form: Form) -> impl IntoView {
    let Form { desk, open, csr_gate, .. } = form;
    // A change of any other answer leaves the CSR as it is.
    let answers = Memo::new(move |_| form.live.get().map(|live| (live.csr_answers)(form)).unwrap_or_default());
    let take_names = move |names: Vec<String>| {
        open.answers.signal(FieldId::Domains).set(names.join("\n"));
        form.edited(FieldId::Domains);
    };
    let on_edit = move |()| {
        form.edited(FieldId::CsrMethod);
        form.edited(FieldId::CsrPem);
    };
    view! {
        <CsrField method_id=FieldId::CsrMethod.element_id() id=FieldId::CsrPem.element_id() language=desk.language()
            method=open.answers.signal(FieldId::CsrMethod) pem=open.answers.signal(FieldId::CsrPem) answers gate=csr_gate
            error=form.error_of(FieldId::CsrPem) error_prefix=desk.say(frame::ERROR_PREFIX) on_edit on_take_names=take_names />
    }
}

/// What the form says of what a CSR says too.
pub(super) fn answers(form: Form) -> Answers {
    let Form { open, names, .. } = form;
    let level = open.level();
    let text = |id: FieldId| if id.is_asked(&level) { open.answers.signal(id).get() } else { String::new() };
    let names = names.get_value();
    Answers {
        domains: names
            .map(|names| names.list.read().names.iter().map(|name| name.key().to_owned()).collect())
            .unwrap_or_default(),
        company: text(FieldId::CompanyName),
        province: text(FieldId::Province),
        city: text(FieldId::City),
        country: text(FieldId::CountryCode),
    }
}

/// What keeps the applicant from going on.
pub(super) fn problem(gate: CsrGate) -> Option<Problem> {
    let kind = match gate {
        CsrGate::Open => return None,
        CsrGate::Missing => ProblemKind::CsrMissing,
        CsrGate::Refused | CsrGate::Checking => ProblemKind::CsrRefused,
        CsrGate::NotMade => ProblemKind::CsrNotMade,
        CsrGate::NotSaved => ProblemKind::CsrKeyNotSaved,
    };
    Some(Problem { place: Place::Field(FieldId::CsrPem), kind })
}

/// Puts the field's own word in place of what the draft alone could tell of the CSR.
pub(super) fn with_problem<T>(judged: Result<T, Vec<Problem>>, csr: Option<Problem>) -> Result<T, Vec<Problem>> {
    let Some(csr) = csr else { return judged };
    let mut found = judged.err().unwrap_or_default();
    found.retain(|problem| problem.place != csr.place);
    found.push(csr);
    Err(found)
}
