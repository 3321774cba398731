//! A text with a button that copies it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The words of the button.
#[derive(Clone, Copy)]
pub struct CopyWords {
    /// The words "Copy".
    pub copy: &'static str,
    /// The words "Copied".
    pub copied: &'static str,
    /// The words for a browser that cannot copy. The text is selected instead.
    pub selected: &'static str,
}

/// Draws the text and its button. `name` is the accessible name of the button and starts with its label.
pub fn copyable(text: String, name: String, words: CopyWords) -> impl IntoView {
    let told = RwSignal::new("");
    let shown = text.clone();
    let code = NodeRef::<html::Code>::new();
    let copy = move |_| {
        let (text, code) = (text.clone(), code.get_untracked());
        // The words are emptied first, so that a second copy is announced too.
        told.set("");
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            // Outside a secure context there is no clipboard, although the type promises one.
            let copied = !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
            if !copied && let (Some(code), Ok(Some(selection))) = (code, window().get_selection()) {
                let _ = selection.select_all_children(&code);
            }
            let _ = told.try_set(if copied { words.copied } else { words.selected });
        });
    };
    view! {
        <span class="copyable">
            <code class="mono" dir="auto" node_ref=code>{shown}</code>" "
            <button type="button" class="link-button" aria-label=name on:click=copy>{words.copy}</button>
            <span class="small muted" role="status">{move || told.get()}</span>
        </span>
    }
}
