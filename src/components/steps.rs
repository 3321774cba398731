//! Where the applicant is: four steps in a row, one line on a phone.

use leptos::prelude::*;

/// How far a step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    /// Behind; a link where one can go back.
    Done(Option<String>),
    /// Here.
    Current,
    /// Ahead.
    Ahead,
}

/// One step.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is called.
    pub label: &'static str,
    /// How far it is.
    pub state: StepState,
}

/// The steps. `of` says "Step 2 of 4"; `done` stands before a finished one for screen readers.
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
