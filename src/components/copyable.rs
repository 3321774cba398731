//! A text to be taken elsewhere, with the button that copies it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The words of the button.
#[derive(Clone, Copy)]
pub struct CopyWords {
    /// "Copy".
    pub copy: &'static str,
    /// "Copied".
    pub copied: &'static str,
    /// Where the browser does not copy: the text is selected instead.
    pub selected: &'static str,
}

/// The text and its button. `name` is the button's accessible name and starts with its label.
pub fn copyable(text: String, name: String, words: CopyWords) -> impl IntoView {
    let told = RwSignal::new("");
    let shown = text.clone();
    let code = NodeRef::<html::Code>::new();
    let copy = move |_| {
        let (text, code) = (text.clone(), code.get_untracked());
        // Emptied first, so that a second copy is announced too.
        told.set("");
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            // There is none outside of a secure context, whatever the type says.
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
