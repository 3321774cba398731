//! Shows the photo as it will be sent: small beside its facts, and at full size in a dialog for reading the small print.

use leptos::html;
use leptos::prelude::*;

use super::corners;
use super::props::{LateCorners, PhotoActs, PhotoShown, PhotoWords};
use crate::components::format_id;

/// Returns the preview with its facts, its advice and the button that opens the dialog.
pub(super) fn preview(
    id: &str,
    shown: PhotoShown,
    words: PhotoWords,
    busy: Memo<bool>,
    acts: PhotoActs,
    late_corners: Signal<Option<LateCorners>>,
) -> impl IntoView + use<> {
    let (straighten, corners) = if shown.straightened {
        let restore = view! {
            <button type="button" class="link-button" disabled=move || busy.get()
                on:click=move |_| acts.on_restore.run(())>{words.restore}</button>
        };
        (restore.into_any(), ().into_any())
    } else {
        let (button, dialog) = corners::corners(id, &shown, words, busy, acts.on_straighten, late_corners);
        (button.into_any(), dialog.into_any())
    };
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = format_id(id, "zoom");
    let (named_by, view_named_by) = (title_id.clone(), title_id.clone());
    let PhotoShown { url, facts, advice, width, height, .. } = shown;
    let advice = (!advice.is_empty()).then(|| {
        let items = advice.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
        view! { <div class="notice wait"><p>{words.look_again}</p><ul>{items}</ul></div> }
    });
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <div class="photo-preview">
            <img src=url.clone() alt=words.alt width=width height=height />
            <div>
                <p class="photo-facts">{facts}</p>
                <div class="photo-links">
                    <button type="button" class="link-button" on:click=open>{words.zoom}</button>
                    {straighten}
                </div>
                {advice}
            </div>
        </div>
        <dialog class="photo-zoom" node_ref=dialog aria-labelledby=named_by>
            <div class="photo-zoom-bar">
                <h2 id=title_id>{words.zoom_title}</h2>
                <button type="button" class="button quiet" on:click=close>{words.close}</button>
            </div>
            <div class="photo-zoom-view" tabindex="0" role="group" aria-labelledby=view_named_by>
                <img src=url alt=words.alt width=width height=height />
            </div>
        </dialog>
        {corners}
    }
    .into_any()
}
