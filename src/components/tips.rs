//! Tips behind a question-mark button. They are a disclosure that the keyboard reaches and screen readers announce,
//! never a hover.

use leptos::prelude::*;

use super::dom;

/// Returns two views: the button, which belongs beside the label, and the tips that it opens, which belong below the
/// hint.
#[expect(non_snake_case, reason = "it stands beside components and is called like one")]
pub fn Tips(id: String, label: String, tips: AnyView) -> (impl IntoView, impl IntoView) {
    let open = RwSignal::new(false);
    let button_id = [&id, "-button"].concat();
    let back = button_id.clone();
    // Esc closes the tips, whether the focus is on the button or inside the tips.
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            dom::focus(&back);
        }
    };
    let button = view! {
        <button type="button" class="question" id=button_id aria-label=label aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=id.clone() on:click=move |_| open.update(|open| *open = !*open)
            on:keydown=on_key.clone()>"?"</button>
    };
    let panel = view! {
        <div class="tips" id=id hidden=move || !open.get() on:keydown=on_key>{tips}</div>
    };
    (button, panel)
}
