//! The choice of how the CSR is made: by the service, in this browser, or by the applicant.

use futures::StreamExt;
use leptos::prelude::*;

use super::lazy::{Way, csr_part};
use crate::application::{CSR_BROWSER, CSR_MANUAL, CsrVerdict};
use crate::components::{Choice, ChoiceField, FieldNotes};
use crate::rules::csr::compare::FormAnswers;
use crate::text::{Language, fields};

/// How far the field is with what is in it. Whether a CSR fits is a verdict of the rules (`application::CsrVerdict`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsrProgress {
    /// The draft holds all that the field holds.
    Settled,
    /// The field reads a CSR, or makes one.
    Reading,
    /// The field holds something that is no CSR, or that could not be checked. It says why.
    Unread,
    /// A key and a CSR are made; the applicant has not saved the key yet.
    NotSaved,
}

/// Waits until nothing is being read or made. The last known progress if the form goes meanwhile.
pub async fn settled(progress: RwSignal<CsrProgress>, owner: &Owner) -> CsrProgress {
    let waiting = owner.child();
    let mut changes = Box::pin(waiting.with(|| progress.to_stream()));
    let mut now = CsrProgress::Reading;
    while now == CsrProgress::Reading {
        let Some(next) = changes.next().await else { break };
        now = next;
    }
    waiting.cleanup();
    now
}

/// A verdict on a CSR that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The CSR, PEM.
    pub pem: String,
    /// The answers that it was compared with.
    pub answers: FormAnswers,
    /// The verdict.
    pub verdict: CsrVerdict,
}

/// What the ways to a CSR share.
#[derive(Clone)]
pub(super) struct CsrProps {
    pub(super) language: Language,
    pub(super) pem: RwSignal<String>,
    pub(super) answers: Signal<FormAnswers>,
    pub(super) progress: RwSignal<CsrProgress>,
    pub(super) notes: FieldNotes,
    pub(super) on_edit: Callback<()>,
    pub(super) on_judged: Callback<Judged>,
    pub(super) on_take_names: Callback<Vec<String>>,
}

/// The field: the choice of how the CSR is made, and what the chosen way needs.
#[component]
pub fn CsrField(
    /// The id of the radio buttons' group.
    method_id: String,
    /// The ways, `application::CSR_AUTOMATIC` and the others.
    choices: Vec<Choice>,
    /// The notes at the choice.
    method_notes: FieldNotes,
    /// The id of the text area; other parts derive theirs from it.
    id: String,
    /// The notes at the CSR.
    notes: FieldNotes,
    language: Language,
    /// The chosen way.
    method: RwSignal<String>,
    /// The CSR as the draft keeps it: one that was read, in its mended form; empty otherwise.
    pem: RwSignal<String>,
    /// The form's answers that a CSR repeats; those of the company are empty on DV.
    #[prop(into)]
    answers: Signal<FormAnswers>,
    /// How far the field is.
    progress: RwSignal<CsrProgress>,
    /// The applicant changed the way or the CSR.
    #[prop(into)]
    on_edit: Callback<()>,
    /// A CSR was judged.
    #[prop(into)]
    on_judged: Callback<Judged>,
    /// The applicant wants the CSR's names, common name first, as the domain names.
    #[prop(into)]
    on_take_names: Callback<Vec<String>>,
) -> impl IntoView {
    // The draft may hold a CSR that was made here before the applicant went to another page. The applicant has its key, so it
    // is shown as the applicant's own.
    if *method.read_untracked() == CSR_BROWSER && !pem.read_untracked().is_empty() {
        method.set(CSR_MANUAL.to_owned());
    }
    let legend = language.say(fields::CSR_METHOD).to_owned();
    let props = CsrProps { language, pem, answers, progress, notes, on_edit, on_judged, on_take_names };
    let chosen = Memo::new(move |_| method.get());
    let part = move || match chosen.read().as_str() {
        CSR_BROWSER => Some(csr_part(Way::Make, id.clone(), props.clone())),
        CSR_MANUAL => Some(csr_part(Way::Own, id.clone(), props.clone())),
        _ => {
            progress.set(CsrProgress::Settled);
            None
        }
    };
    view! {
        <ChoiceField id=method_id legend choices notes=method_notes value=method on_edit=move |_| on_edit.run(()) />
        {move || part()}
    }
}
