//! The choice of how the CSR is made: by the service, in this browser, or by the applicant.

use futures::StreamExt;
use leptos::prelude::*;

use super::lazy::{Way, csr_part};
use crate::application::{CSR_BROWSER, CSR_MANUAL, CsrVerdict};
use crate::components::{Choice, ChoiceField, FieldNotes};
use crate::rules::csr::compare::FormAnswers;
use crate::text::{Language, fields};

/// The progress of the field with its content. The verdict on the CSR is separate (`application::CsrVerdict`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsrProgress {
    /// The draft holds the whole content of the field.
    Settled,
    /// The field is reading a CSR, or making one.
    Reading,
    /// The field holds something that is not a CSR, or that could not be checked. It shows the reason.
    Unread,
    /// A key and a CSR are made, but the applicant has not saved the key yet.
    NotSaved,
}

/// Waits until the field is neither reading nor making a CSR, and returns its progress. If the form is left meanwhile,
/// this is the last known progress.
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

/// A CSR that was read, with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The CSR in PEM.
    pub pem: String,
    /// The answers with which it was compared.
    pub answers: FormAnswers,
    /// The verdict.
    pub verdict: CsrVerdict,
}

/// The props that the ways to a CSR share.
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
    pub(super) when_judged: Callback<Callback<()>>,
}

/// The CSR field: the choice of how the CSR is made, and the controls of the chosen way.
#[component]
pub fn CsrField(
    /// The id of the group of radio buttons.
    method_id: String,
    /// The ways to a CSR: `application::CSR_AUTOMATIC` and the others.
    choices: Vec<Choice>,
    /// The notes around the choice.
    method_notes: FieldNotes,
    /// The id of the text area. The ids of the other parts begin with it.
    id: String,
    /// The notes around the CSR.
    notes: FieldNotes,
    language: Language,
    /// The chosen way.
    method: RwSignal<String>,
    /// The CSR in the draft: a CSR that was read, in its mended form, or empty.
    pem: RwSignal<String>,
    /// The answers of the form with which a CSR is compared. Those about the company are empty on DV.
    #[prop(into)]
    answers: Signal<FormAnswers>,
    /// The progress of the field.
    progress: RwSignal<CsrProgress>,
    /// Called when the way or the CSR has changed.
    #[prop(into)]
    on_edit: Callback<()>,
    /// Called when a CSR was judged.
    #[prop(into)]
    on_judged: Callback<Judged>,
    /// Called with the names in the CSR, the common name first, when the applicant takes them over as the domain names.
    #[prop(into)]
    on_take_names: Callback<Vec<String>>,
    /// Runs a task once the answers of the form are judged. Until then a name that is right may not be in its final form.
    #[prop(into)]
    when_judged: Callback<Callback<()>>,
) -> impl IntoView {
    // The draft may hold a CSR that was made here before the applicant went to another page. The applicant has saved
    // its key, so the field shows it as the applicant's CSR.
    if *method.read_untracked() == CSR_BROWSER && !pem.read_untracked().is_empty() {
        method.set(CSR_MANUAL.to_owned());
    }
    let legend = language.say(fields::CSR_METHOD).to_owned();
    let props = CsrProps { language, pem, answers, progress, notes, on_edit, on_judged, on_take_names, when_judged };
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
