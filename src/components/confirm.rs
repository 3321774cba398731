//! A question before something that is not easily undone: the browser's own dialog, which keeps the focus, closes on Esc
//! and gives the focus back.

use leptos::html;
use leptos::prelude::*;

/// The words of the question.
#[derive(Clone, Copy)]
pub struct ConfirmWords {
    /// The question.
    pub title: &'static str,
    /// What follows from a yes.
    pub more: &'static str,
    /// The button that does it.
    pub yes: &'static str,
    /// The button that leaves everything as it is.
    pub no: &'static str,
}

/// The dialog; open while `asked`. `busy` while what was confirmed is under way.
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
                // The one that changes nothing comes first, and so has the focus.
                <button type="button" class="button quiet" on:click=move |_| asked.set(false)>{words.no}</button>
                <button type="button" class="button danger" aria-disabled=move || busy.get().then_some("true")
                    on:click=move |_| if !busy.get_untracked() { on_yes.run(()) }>{words.yes}</button>
            </div>
        </dialog>
    }
}
