//! A notice with one coloured edge. It names something to know, to wait for, or to mend.

use leptos::prelude::*;

/// The tone of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Calm,
    /// Something to wait for, or the applicant's turn.
    Wait,
    /// Something to mend.
    Wrong,
}

/// A notice. Its children are paragraphs and controls.
#[component]
pub fn Notice(
    tone: Tone,
    /// `alert`, `status`, or none for a notice that was there from the start of the page.
    #[prop(optional)]
    role: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Calm => "notice",
        Tone::Wait => "notice wait",
        Tone::Wrong => "notice wrong",
    };
    view! { <div class=class role=role>{children()}</div> }
}
