//! A question before an act that is hard to undo. It is the browser's own dialog, which keeps the focus, closes on Esc
//! and returns the focus.

use leptos::html;
use leptos::prelude::*;

/// The words of the dialog.
#[derive(Clone, Copy)]
pub struct ConfirmWords {
    /// The question.
    pub title: &'static str,
    /// The consequences of a yes.
    pub more: &'static str,
    /// The label of the button that confirms.
    pub yes: &'static str,
    /// The label of the button that changes nothing.
    pub no: &'static str,
}

/// Draws the dialog. It is open while `asked` is true. `busy` is true while the confirmed act is under way; a further
/// yes then does nothing.
pub fn confirm(
    id: &'static str,
    words: ConfirmWords,
    asked: RwSignal<bool>,
    busy: RwSignal<bool>,
    on_yes: Callback<()>,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (asked.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let title_id = [id, "-title"].concat();
    let more_id = [id, "-more"].concat();
    let title = view! { <h2 id=title_id.clone()>{words.title}</h2> };
    let more = view! { <p id=more_id.clone()>{words.more}</p> };
    view! {
        <dialog id=id node_ref=node aria-labelledby=title_id aria-describedby=more_id on:close=move |_| asked.set(false)>
            {title}{more}
            <div class="acts">
                // The button that changes nothing comes first, so it gets the focus.
                <button type="button" class="button quiet" on:click=move |_| asked.set(false)>{words.no}</button>
                <button type="button" class="button danger" aria-disabled=move || busy.get().then_some("true")
                    on:click=move |_| if !busy.get_untracked() { on_yes.run(()) }>{words.yes}</button>
            </div>
        </dialog>
    }
}
