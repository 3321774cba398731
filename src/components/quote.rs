//! A quotation from somebody else, such as a reviewer or a server. It is shown as text, clipped, and isolated from the
//! text direction of the page. The caller attributes it.

use leptos::prelude::*;

/// The number of characters that are shown before "Show all".
const CLIP_CHARS: usize = 400;

/// A quotation.
#[component]
pub fn Quote(
    text: String,
    /// The words "Show all".
    show_all: &'static str,
) -> impl IntoView {
    let clean: String = text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect();
    let clip = clean.char_indices().nth(CLIP_CHARS).map(|(at, _)| at);
    let whole = RwSignal::new(clip.is_none());
    let shown = clean.clone();
    view! {
        <blockquote class="quote" dir="auto">{move || match clip {
            Some(at) if !whole.get() => [&shown[..at], "…"].concat(),
            _ => shown.clone(),
        }}</blockquote>
        {move || (!whole.get()).then(|| view! {
            <p><button type="button" class="link-button" on:click=move |_| whole.set(true)>{show_all}</button></p>
        })}
    }
}

/// Returns true for control characters, and for marks that change the direction of the text around them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
