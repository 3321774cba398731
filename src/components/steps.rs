//! The steps of an order in a row, with the current one marked. On a phone they are one line.

use leptos::prelude::*;

/// The state of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    /// A finished step. It is a link if the applicant can go back to it.
    Done(Option<String>),
    /// The current step.
    Current,
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

/// The steps. `of` returns words such as "Step 2 of 4". Screen readers read `done` before a finished step.
#[component]
pub fn Steps(
    steps: Vec<Step>,
    label: &'static str,
    done: &'static str,
    of: Box<dyn Fn(usize, usize) -> String>,
) -> impl IntoView {
    let count = steps.len();
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
                StepState::Current => view! {
                    <li aria-current="step"><i aria-hidden="true">{number}</i><span class="step-of">{of(index + 1, count)}</span><span>{label}</span></li>
                }
                .into_any(),
                StepState::Ahead => view! { <li><i aria-hidden="true">{number}</i><span>{label}</span></li> }.into_any(),
            }
        })
        .collect::<Vec<_>>();
    view! { <nav aria-label=label><ol class="steps">{items}</ol></nav> }
}
