//! Takes files that are dropped on the field or pasted. `boot.js` keeps the page when a file lands beside the field.

use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, File, FileList};

/// A reason to refuse a drop, a paste or a choice before anything in it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// More than one file at once, with their number.
    Several(u32),
    /// A folder.
    Folder,
    /// A clipboard without a picture.
    NothingPasted,
}

/// Hands on the file of a list that holds exactly one, and refuses a list of several.
pub(super) fn take(files: Option<&FileList>, on_file: Callback<File>, on_refused: Callback<Refusal>) {
    let Some(files) = files else { return };
    match files.length() {
        0 => {}
        1 => {
            if let Some(file) = files.get(0) {
                on_file.run(file);
            }
        }
        several => on_refused.run(Refusal::Several(several)),
    }
}

/// Listens for drops and pastes until the widget is removed.
pub(super) fn listen(
    field: NodeRef<html::Div>,
    input: NodeRef<html::Input>,
    over: RwSignal<bool>,
    on_file: Callback<File>,
    on_refused: Callback<Refusal>,
) {
    let accept = move |data: &DataTransfer| {
        if has_folder(data) {
            return on_refused.run(Refusal::Folder);
        }
        let files = data.files();
        // The input shows the name of the dropped file, as if the applicant had chosen it there.
        if let (Some(input), Some(files)) = (input.get_untracked(), files.as_ref().filter(|files| files.length() == 1))
        {
            input.set_files(Some(files));
        }
        take(files.as_ref(), on_file, on_refused);
    };
    let is_inside = move |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|it| it.dyn_into::<Element>().ok());
        let field = field.get_untracked();
        element.zip(field).is_some_and(|(element, field)| field.contains(Some(&element)))
    };
    let drag = window_event_listener(ev::dragover, move |event| {
        let Some(data) = event.data_transfer().filter(has_files) else { return };
        let inside = is_inside(event.target());
        over.set(inside);
        // `boot.js` has refused the file for the page; the field under the pointer takes it.
        if inside {
            data.set_drop_effect("copy");
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        let Some(data) = event.data_transfer().filter(has_files) else { return };
        over.set(false);
        if is_inside(event.target()) {
            accept(&data);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        let active = document().active_element();
        let nowhere = active.as_ref().is_none_or(|it| it.tag_name() == "BODY");
        let first = || document().query_selector(".photo-field").ok().flatten();
        let ours = field.get_untracked().is_some_and(|field| {
            if nowhere {
                first().is_some_and(|it| it.is_same_node(Some(&field)))
            } else {
                field.contains(active.as_deref())
            }
        });
        let Some(data) = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data)
        else {
            return;
        };
        if !ours {
            return;
        }
        if has_files(&data) {
            event.prevent_default();
            accept(&data);
        } else if !nowhere {
            on_refused.run(Refusal::NothingPasted);
        }
    });
    on_cleanup(move || {
        drag.remove();
        leave.remove();
        drop.remove();
        paste.remove();
    });
}

/// Listens for pickers and cameras that are closed without a choice. Older browsers send no event for that. But no key and no
/// press reaches the page while a picker is open, so the first one that does shows that the picker is closed.
pub(super) fn listen_to_pickers(inputs: [NodeRef<html::Input>; 2], on_choosing: Callback<bool>) {
    for input in inputs {
        let listener = StoredValue::new_local(None::<EventListener>);
        Effect::new(move || {
            let cancel = input.get().map(|input| {
                EventListener::new(&input, "cancel", move |_| {
                    let _ = on_choosing.try_run(false);
                })
            });
            listener.set_value(cancel);
        });
    }
    let press = window_event_listener(ev::pointerdown, move |_| on_choosing.run(false));
    let key = window_event_listener(ev::keydown, move |_| on_choosing.run(false));
    on_cleanup(move || {
        press.remove();
        key.remove();
        let _ = on_choosing.try_run(false);
    });
}

/// Shows the name of a file in the input, as if the applicant had chosen it there.
pub(super) fn show(input: NodeRef<html::Input>, file: Option<File>) {
    let file = StoredValue::new_local(file);
    Effect::new(move || {
        if let Some(input) = input.get()
            && let Some(Some(file)) = file.try_update_value(Option::take)
            && let Ok(data) = DataTransfer::new()
            && data.items().add_with_file(&file).is_ok()
        {
            input.set_files(data.files().as_ref());
        }
    });
}

/// Returns true if the drag or the clipboard carries files rather than text or a link.
fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

fn has_folder(data: &DataTransfer) -> bool {
    let items = data.items();
    (0..items.length()).any(|index| {
        let entry = items.get(index).and_then(|item| item.webkit_get_as_entry().ok().flatten());
        entry.is_some_and(|entry| entry.is_directory())
    })
}
