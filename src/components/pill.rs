//! A pill that shows a status in one or two words. Its meaning never depends on the colour alone.

use leptos::prelude::*;

/// The look of a pill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PillLook {
    /// Neither good nor bad.
    Plain,
    /// Done and good.
    Fine,
    /// Under way.
    Wait,
    /// Failed or ended.
    Wrong,
}

/// Draws a pill.
pub fn pill(look: PillLook, words: &'static str) -> impl IntoView + use<> {
    let class = match look {
        PillLook::Plain => "pill",
        PillLook::Fine => "pill ok",
        PillLook::Wait => "pill wait",
        PillLook::Wrong => "pill wrong",
    };
    view! { <span class=class>{words}</span> }
}
