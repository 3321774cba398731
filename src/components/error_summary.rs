//! The error summary above the heading. It lists every problem in the same words as at its field, with a link to the
//! field.

use leptos::prelude::*;

use super::{dom, focus_link};

/// A problem in the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The id of the control with the problem; empty for a problem without a control on this page.
    pub target: String,
    /// The sentence of the problem.
    pub text: String,
}

/// The id of the summary, which takes the focus when problems appear.
pub const SUMMARY_ID: &str = "error-summary";

/// The error summary. It draws nothing while `lines` is empty. It takes the focus and is no alert: screen readers would
/// read an alert again at every key that mends an answer.
#[component]
pub fn ErrorSummary(
    /// The words "There is a problem".
    title: &'static str,
    lines: Signal<Vec<SummaryLine>>,
) -> impl IntoView {
    view! { {move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let items = lines
                .into_iter()
                .map(|SummaryLine { target, text }| {
                    if target.is_empty() {
                        return view! { <li>{text}</li> }.into_any();
                    }
                    view! { <li>{focus_link(target, text)}</li> }.into_any()
                })
                .collect::<Vec<_>>();
            view! {
                <div class="summary" id=SUMMARY_ID role="group" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 id="error-summary-title">{title}</h2>
                    <ul>{items}</ul>
                </div>
            }
        })
    }} }
}

/// Moves the focus to the summary after the next rendering.
pub fn focus_summary() {
    dom::focus_soon(SUMMARY_ID.to_owned());
}
