//! The photo widget. The applicant chooses, drops, pastes or takes a photo, waits for it, checks it and uploads it.
//!
//! The widget decides nothing: it hands files to callbacks and draws the `state` that it gets.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::File;

use super::files;
use super::preview::preview;
use super::props::{LateCorners, PhotoActs, PhotoState, PhotoWords};
use crate::components::{dom, error_line, format_id};

/// The photo widget of one document.
#[component]
pub fn PhotoField(
    /// The file input's id; everything else derives its id from it.
    id: String,
    /// The accessible name.
    label: String,
    hint: String,
    words: PhotoWords,
    state: Signal<PhotoState>,
    error: Signal<Option<String>>,
    acts: PhotoActs,
    /// The file behind the photo in `state`, when the widget is built anew.
    file: Option<File>,
    /// The words below the photo.
    note: AnyView,
    /// Corners that become known after the photo is shown.
    late_corners: Signal<Option<LateCorners>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let camera = NodeRef::<html::Input>::new();
    let field = NodeRef::<html::Div>::new();
    let over = RwSignal::new(false);
    let (hint_id, error_id) = (format_id(&id, "hint"), format_id(&id, "error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || if error.read().is_some() { [&hint_id, " ", &error_id].concat() } else { hint_id.clone() }
    };
    let on_change = move |event: web_sys::Event| {
        let chosen = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        files::take(chosen.and_then(|it| it.files()).as_ref(), acts.on_file, acts.on_refused);
    };
    // Browsers report a change only when the value differs, so the value is emptied: the same file can then be chosen again.
    let forget = move || {
        if let Some(input) = input.get_untracked() {
            input.set_value("");
        }
    };
    let on_open = move |_| {
        forget();
        acts.on_choosing.run(true);
    };
    files::listen(field, input, over, acts.on_file, acts.on_refused);
    files::listen_to_pickers([input, camera], acts.on_choosing);
    files::show(input, file);
    let has_focus = keep_focus(&id, input, state);
    let on_leave = move |event: web_sys::FocusEvent| {
        // The event names the element that takes the focus, except when the focused button itself was removed.
        if event.related_target().is_some() {
            has_focus.set_value(false);
        }
    };

    let busy = Memo::new(move |_| matches!(state.get(), PhotoState::Working(_) | PhotoState::Uploading(..)));
    let shown = Memo::new(move |_| match state.get() {
        PhotoState::Ready(shown) | PhotoState::Uploading(shown, ..) => Some(shown),
        _ => None,
    });
    let status = move || match state.get() {
        PhotoState::Empty => String::new(),
        PhotoState::Working(words) | PhotoState::Uploading(_, words, _) => words,
        PhotoState::Ready(_) => words.ready.to_owned(),
    };
    let share = move || match state.get() {
        PhotoState::Uploading(_, _, percent) => Some(percent.to_string()),
        _ => None,
    };
    let file_name = move || shown.with(|shown| shown.as_ref().map(|shown| shown.name.clone()));
    let (status_id, upload_id, cancel_id) =
        (format_id(&id, "status"), format_id(&id, "upload"), format_id(&id, "cancel"));
    let bar_label = status_id.clone();
    let photo_id = id.clone();

    view! {
        <div class="field photo-field" class:wrong=move || error.read().is_some() node_ref=field
            on:focusin=move |_| has_focus.set_value(true) on:focusout=on_leave>
            <div class="label"><label for=id.clone()>{label}</label></div>
            <p class="hint" id=hint_id>{hint}</p>
            {move || error.get().map(|error| error_line(error_id.clone(), words.error_prefix, error))}
            <div class="drop-zone" class:over=move || over.get()>
                // The real control lies over the whole zone and is not seen, because browsers name it in their own language.
                <span class="button quiet" aria-hidden="true">{words.choose}</span>
                <span class="file-name" dir="auto">{move || file_name()}</span>
                <input id=id node_ref=input type="file" accept="image/png,image/jpeg" aria-describedby=described
                    aria-invalid=move || error.read().is_some().then_some("true") on:click=on_open on:change=on_change />
                <button type="button" class="button quiet photo-take" on:click=move |_| click(camera)>{words.take}</button>
                <input node_ref=camera type="file" accept="image/png,image/jpeg" capture="environment" hidden
                    on:click=move |_| acts.on_choosing.run(true) on:change=on_change />
                <p class="drop-here" aria-hidden="true">{words.drop}</p>
            </div>
            <p class="photo-status" role="status" id=status_id>{move || status()}</p>
            {move || busy.get().then(|| view! {
                <div class="photo-busy">
                    <progress max="100" value=share aria-labelledby=bar_label.clone()></progress>
                    <button type="button" class="button quiet" id=cancel_id.clone() on:click=move |_| acts.on_cancel.run(())>{words.cancel}</button>
                </div>
            })}
            {move || shown.get().map(|shown| preview(&photo_id, shown, words, busy, acts, late_corners))}
            {note}
            {move || (shown.read().is_some() && !busy.get()).then(|| view! {
                <div class="acts">
                    <button type="button" class="button" id=upload_id.clone() on:click=move |_| acts.on_upload.run(())>{words.upload}</button>
                    <button type="button" class="button quiet" on:click=move |_| click(input)>{words.replace}</button>
                    <button type="button" class="button quiet" on:click=move |_| {
                        forget();
                        acts.on_remove.run(());
                    }>{words.remove}</button>
                </div>
            })}
        </div>
    }
}

fn click(input: NodeRef<html::Input>) {
    if let Some(input) = input.get_untracked() {
        input.click();
    }
}

/// Moves the focus to the next control when a change of state removes the focused button; otherwise the focus would be lost.
/// Returns the flag in which the widget's listeners note that the focus is inside.
fn keep_focus(id: &str, input: NodeRef<html::Input>, state: Signal<PhotoState>) -> StoredValue<bool> {
    let targets = [id.to_owned(), format_id(id, "cancel"), format_id(id, "upload")];
    let has_focus = StoredValue::new(false);
    let mut before = None;
    Effect::new(move || {
        let now = match state.get() {
            PhotoState::Empty => 0,
            PhotoState::Working(_) | PhotoState::Uploading(..) => 1,
            PhotoState::Ready(_) => 2,
        };
        if now == 0
            && let Some(input) = input.get_untracked()
        {
            // The photo is gone, so the input must not name its file. Once emptied, it also accepts the same file again.
            input.set_value("");
        }
        let target = targets.get(now).cloned().unwrap_or_default();
        if before.replace(now).is_some_and(|before| before != now) && has_focus.get_value() {
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|it| it.tag_name() == "BODY");
                if let Some(element) = dom::by_id(&target).filter(|_| lost) {
                    let _ = element.focus();
                }
            });
        }
    });
    has_focus
}
