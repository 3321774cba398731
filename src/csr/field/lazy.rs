//! Fetches two of the three ways to a CSR only when they are needed, because most applicants leave the CSR to the
//! service.

use super::make::make_csr;
use super::method::{CsrProgress, CsrProps};
use super::own::own_csr;
use crate::components::{Drawing, Notice, Tone, entry, part};
use crate::shell::reload_if_outdated;
use crate::text::csr_field as words;
use leptos::prelude::*;

/// A way to a CSR that is fetched when it is needed.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// The applicant has a CSR.
    Own,
    /// This browser makes the key and the CSR.
    Make,
}

entry!(csr, fetch; fn csr(way: Way, id: String, props: CsrProps) -> AnyView {
    match way {
        Way::Own => own_csr(id, props).into_any(),
        Way::Make => make_csr(&id, props).into_any(),
    }
});

/// Draws a way as soon as it is fetched.
pub(super) fn csr_part(way: Way, id: String, props: CsrProps) -> impl IntoView {
    let CsrProps { language, progress, .. } = props;
    progress.set(CsrProgress::Reading);
    let draw = move || -> Drawing { Box::pin(csr(way, id.clone(), props.clone())) };
    part(
        || Box::pin(fetch()),
        draw,
        || view! { <div class="skeleton"></div> }.into_any(),
        move |again| {
            progress.set(CsrProgress::Unread);
            view! {
                <Notice tone=Tone::Wrong role="alert">
                    <p>{language.say(words::NOT_LOADED)}</p>
                    <button type="button" class="button quiet" on:click=move |_| {
                        reload_if_outdated();
                        again.run(());
                    }>{language.say(words::TRY_AGAIN)}</button>
                </Notice>
            }
            .into_any()
        },
    )
}
