//! The summary above the heading: every problem in the words that stand at its field, as a link to it.

use leptos::prelude::*;

use super::{dom, focus_link};

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The id of the control it is about; empty for a problem with no control on this page.
    pub target: String,
    /// The words.
    pub text: String,
}

/// The id of the summary, which takes the focus when problems appear.
pub const SUMMARY_ID: &str = "error-summary";

/// The summary; nothing while `lines` is empty.
#[component]
pub fn ErrorSummary(
    /// "There is a problem".
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
                <div class="summary" id=SUMMARY_ID role="alert" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 id="error-summary-title">{title}</h2>
                    <ul>{items}</ul>
                </div>
            }
        })
    }} }
}

/// After the next rendering: moves the focus to the summary.
pub fn focus_summary() {
    dom::focus_soon(SUMMARY_ID.to_owned());
}
