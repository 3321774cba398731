//! How the CSR comes about: made by the service, made in this browser, or one's own.

use std::time::Duration;

use leptos::prelude::*;

use super::csr_part::{Way, csr_part};
use super::text_field::format_id;
use crate::application::{CSR_AUTOMATIC, CSR_BROWSER, CSR_MANUAL};
use crate::csr::can_make_keys;
use crate::rules::csr::compare::Answers;
use crate::text::csr_field as words;
use crate::text::{Language, fields};

/// Whether the way on is open, as far as the CSR goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsrGate {
    /// It is.
    Open,
    /// Not known yet: ask again in a moment.
    Checking,
    /// There is no CSR yet.
    Missing,
    /// What is there is no CSR, or one that cannot be sent; the field says why.
    Refused,
    /// The key and the CSR are not made yet.
    NotMade,
    /// They are made, and the key is not saved.
    NotSaved,
}

/// Milliseconds between two looks at a gate that is not known yet, and how often it is looked at.
const LOOK: (u64, u32) = (100, 300);

/// Waits until it is known how the gate stands. After half a minute it counts as refused: the field offers to try again.
pub async fn settled(gate: RwSignal<CsrGate>) -> CsrGate {
    for _ in 0..LOOK.1 {
        match gate.try_get_untracked() {
            Some(CsrGate::Checking) => {}
            Some(known) => return known,
            None => return CsrGate::Missing,
        }
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            set_timeout(
                move || {
                    let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
                },
                Duration::from_millis(LOOK.0),
            );
        });
        let _ = wasm_bindgen_futures::JsFuture::from(pause).await;
    }
    CsrGate::Refused
}

/// What the parts of the field share.
#[derive(Clone, Copy)]
pub(super) struct CsrProps {
    pub(super) language: Language,
    pub(super) pem: RwSignal<String>,
    pub(super) answers: Signal<Answers>,
    pub(super) gate: RwSignal<CsrGate>,
    pub(super) error: Signal<Option<String>>,
    pub(super) error_prefix: &'static str,
    pub(super) on_edit: Callback<()>,
    pub(super) on_take_names: Callback<Vec<String>>,
}

/// The field: three ways, and what the chosen one needs.
#[component]
pub fn CsrField(
    /// The id of the radio buttons' group.
    method_id: String,
    /// The id of the textarea; other parts derive theirs from it.
    id: String,
    language: Language,
    /// `automatic`, `browser` or `manual`.
    method: RwSignal<String>,
    /// The CSR as the draft keeps it: only ever one that was read, in its mended form; empty otherwise.
    pem: RwSignal<String>,
    /// The form's answers that a CSR speaks of too; company parts empty on DV.
    #[prop(into)]
    answers: Signal<Answers>,
    /// Whether the way on is open.
    gate: RwSignal<CsrGate>,
    /// What `Next` found.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Read before an error by screen readers.
    error_prefix: &'static str,
    /// The method or the CSR changed by the applicant's hand.
    #[prop(into)]
    on_edit: Callback<()>,
    /// The applicant wants the CSR's names, common name first, as the domain names.
    #[prop(into)]
    on_take_names: Callback<Vec<String>>,
) -> impl IntoView {
    let props = CsrProps { language, pem, answers, gate, error, error_prefix, on_edit, on_take_names };
    let can_make = can_make_keys();
    // A CSR that was made here, before the applicant went to another page: its key is with the applicant, so it stands,
    // as one's own does. The backend knows no difference either.
    if *method.read_untracked() == CSR_BROWSER && !pem.read_untracked().is_empty() {
        method.set(CSR_MANUAL.to_owned());
    }
    let choices = [
        (CSR_AUTOMATIC, fields::CSR_AUTOMATIC, fields::CSR_AUTOMATIC_HINT),
        (CSR_BROWSER, fields::CSR_BROWSER, if can_make { fields::CSR_BROWSER_HINT } else { words::NO_CRYPTO }),
        (CSR_MANUAL, fields::CSR_MANUAL, fields::CSR_MANUAL_HINT),
    ];
    let radios: Vec<_> = choices
        .into_iter()
        .map(|(value, label, hint)| {
            let radio_id = format_id(&method_id, value);
            let hint_id = format_id(&radio_id, "hint");
            view! {
                <div class="radio">
                    <input type="radio" id=radio_id.clone() name=method_id.clone() value=value aria-describedby=hint_id.clone()
                        disabled=value == CSR_BROWSER && !can_make
                        prop:checked=move || *method.read() == value
                        on:change=move |_| {
                            method.set(value.to_owned());
                            on_edit.run(());
                        } />
                    <label for=radio_id>{language.say(label)}</label>
                    <p class="hint" id=hint_id>{language.say(hint)}</p>
                </div>
            }
        })
        .collect();
    let chosen = Memo::new(move |_| method.get());
    let part = move || match chosen.read().as_str() {
        CSR_BROWSER => Some(csr_part(Way::Make, id.clone(), props)),
        CSR_MANUAL => Some(csr_part(Way::Own, id.clone(), props)),
        _ => {
            gate.set(CsrGate::Open);
            None
        }
    };
    view! {
        <fieldset class="field" id=method_id.clone()>
            <legend>{language.say(fields::CSR_METHOD)}</legend>
            {radios}
        </fieldset>
        {move || part()}
    }
}
