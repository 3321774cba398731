//! The steps of an order in a row, with the current one marked, and the way back. On a phone the steps are one line.

use leptos::prelude::*;

/// The state of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    /// A finished step. It is a link if the applicant can go back to it.
    Done(Option<String>),
    /// An earlier step that is not finished, with its address.
    Open(String),
    /// The current step, with words such as "Step 2 of 4".
    Current(String),
    /// A later step.
    Ahead,
}

/// One step.
#[derive(Debug, Clone)]
pub struct Step {
    /// The name of the step.
    pub label: &'static str,
    /// The state of the step.
    pub state: StepState,
}

/// The link to the page before, and the steps. Screen readers read `done` before a finished step.
#[component]
pub fn Steps(
    steps: Vec<Step>,
    label: &'static str,
    done: &'static str,
    /// The word "Back".
    back: &'static str,
    /// The address of the page before.
    back_href: String,
) -> impl IntoView {
    let items = steps
        .into_iter()
        .enumerate()
        .map(|(index, Step { label, state })| {
            let number = (index + 1).to_string();
            match state {
                StepState::Done(link) => {
                    let inner = view! { <i aria-hidden="true">"✓"</i><span><span class="hidden-text">{done}" "</span>{label}</span> };
                    let inner = match link {
                        Some(href) => view! { <a href=href>{inner}</a> }.into_any(),
                        None => inner.into_any(),
                    };
                    view! { <li class="done">{inner}</li> }.into_any()
                }
                StepState::Current(of) => view! {
                    <li aria-current="step"><i aria-hidden="true">{number}</i><span class="step-of">{of}</span><span>{label}</span></li>
                }
                .into_any(),
                StepState::Open(href) => {
                    view! { <li><a href=href><i aria-hidden="true">{number}</i><span>{label}</span></a></li> }.into_any()
                }
                StepState::Ahead => view! { <li><i aria-hidden="true">{number}</i><span>{label}</span></li> }.into_any(),
            }
        })
        .collect::<Vec<_>>();
    view! { <nav aria-label=label><a class="back" href=back_href>{back}</a><ol class="steps">{items}</ol></nav> }
}
