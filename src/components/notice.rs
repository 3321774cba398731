//! A notice with one edge of colour: what to know, to wait for, or to mend.

use leptos::prelude::*;

/// How a notice sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    Calm,
    /// To wait for, or the applicant's turn.
    Wait,
    /// To mend.
    Wrong,
}

/// A notice. Its children are paragraphs and controls.
#[component]
pub fn Notice(
    tone: Tone,
    /// `alert`, `status`, or nothing for what was there when the page came.
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
