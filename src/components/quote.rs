//! A quotation from somebody else, such as a reviewer or a server. It is shown as text, clipped, and isolated from the
//! text direction of the page. The caller attributes it.

use leptos::prelude::*;

use crate::text::{FOREIGN_CHARS, foreign};

/// A quotation.
#[component]
pub fn Quote(
    text: String,
    /// The words "Show all".
    show_all: &'static str,
) -> impl IntoView {
    let clean = foreign(&text);
    let clip = clean.char_indices().nth(FOREIGN_CHARS).map(|(at, _)| at);
    let whole = RwSignal::new(clip.is_none());
    let shown = clean.clone();
    // The page may be in another language. Screen readers choose a voice by this.
    let language =
        if clean.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)) { "zh" } else { "en" };
    view! {
        <blockquote class="quote" dir="auto" lang=language>{move || match clip {
            Some(at) if !whole.get() => [&shown[..at], "…"].concat(),
            _ => shown.clone(),
        }}</blockquote>
        {move || (!whole.get()).then(|| view! {
            <p><button type="button" class="link-button" on:click=move |_| whole.set(true)>{show_all}</button></p>
        })}
    }
}
