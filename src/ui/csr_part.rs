//! Two of the three ways to a CSR are a part of the program of its own: most applicants leave it to the service.

use super::csr_field::{CsrGate, CsrProps};
use super::csr_make::make_csr;
use super::csr_own::own_csr;
use super::part::{Drawing, entry, part};
use super::{Notice, Tone};
use crate::text::csr_field as words;
use leptos::prelude::*;

/// Who has the key.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// The applicant, with a CSR of their own.
    Own,
    /// This browser makes it.
    Make,
}

entry!(csr, fetch; fn csr(way: Way, id: String, props: CsrProps) -> AnyView {
    match way {
        Way::Own => own_csr(id, props).into_any(),
        Way::Make => make_csr(&id, props).into_any(),
    }
});

/// What a way needs.
pub(super) fn csr_part(way: Way, id: String, props: CsrProps) -> impl IntoView {
    let CsrProps { language, gate, .. } = props;
    gate.set(CsrGate::Checking);
    let draw = move || -> Drawing { Box::pin(csr(way, id.clone(), props)) };
    part(
        || Box::pin(fetch()),
        draw,
        || view! { <div class="skeleton"></div> }.into_any(),
        move |again| {
            gate.set(CsrGate::Refused);
            view! {
                <Notice tone=Tone::Wrong role="alert">
                    <p>{language.say(words::NOT_LOADED)}</p>
                    <button type="button" class="button quiet" on:click=move |_| again.run(())>{language.say(words::TRY_AGAIN)}</button>
                </Notice>
            }
            .into_any()
        },
    )
}
