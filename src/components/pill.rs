//! A status in one or two words. The colour helps; the words say it.

use leptos::prelude::*;

/// How a pill looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PillLook {
    /// Neither good nor bad.
    Plain,
    /// Done, well.
    Fine,
    /// Under way.
    Wait,
    /// Failed or ended.
    Wrong,
}

/// The pill.
pub fn pill(look: PillLook, words: &'static str) -> impl IntoView + use<> {
    let class = match look {
        PillLook::Plain => "pill",
        PillLook::Fine => "pill ok",
        PillLook::Wait => "pill wait",
        PillLook::Wrong => "pill wrong",
    };
    view! { <span class=class>{words}</span> }
}
