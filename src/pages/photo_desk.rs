//! The photo desk on a page: the widget, its words, and the worker behind it. It knows no order: what to do with a photo
//! that is ready comes in as a callback, how its upload goes as a signal.

use std::rc::Rc;

use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::components::{Corners, PhotoActs, PhotoField, PhotoShown, PhotoState, PhotoWords, Refusal};
use crate::photo::{self, Prepared, Stage};
use crate::rules::photo::{PhotoProblem, Quad};
use crate::text::photo as words;
use crate::text::{Language, Sentence, frame};

/// How the upload of a photo goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// None is under way.
    Idle,
    /// So many percent are sent.
    Sending(u8),
}

/// The desk of one document.
#[component]
pub fn PhotoDesk(
    /// The file input's id.
    id: String,
    /// The accessible name.
    label: String,
    language: Language,
    /// The document's limit.
    max_bytes: u64,
    /// Why the last attempt to go on or to upload failed; shown until a file is chosen.
    problem: RwSignal<Option<String>>,
    /// The photo that is ready, if any; the page may set it to `None` once it is uploaded.
    photo: RwSignal<Option<Rc<Prepared>>, LocalStorage>,
    upload: Signal<UploadState>,
    /// Send what `photo` holds.
    on_upload: Callback<()>,
    /// Stop sending.
    on_cancel_upload: Callback<()>,
) -> impl IntoView {
    photo::warm();
    let say = move |sentence: Sentence| language.say(sentence);
    let stage = RwSignal::new(None::<Stage>);
    let work = StoredValue::new(None::<AbortHandle>);
    // A newer choice, Cancel and leaving the page drop the work, which stops the worker.
    let stop = move || {
        if let Some(Some(work)) = work.try_update_value(Option::take) {
            work.abort();
        }
    };
    on_cleanup(stop);
    // The photo as it was, while `photo` is its straightened page, and the corners that were chosen last.
    let original = RwSignal::new_local(None::<Rc<Prepared>>);
    let chosen = RwSignal::new(None::<Corners>);
    let begin = move |file: File, corners: Option<Corners>, was: Option<Rc<Prepared>>| {
        stop();
        problem.set(None);
        stage.set(Some(Stage::Looking));
        let make = photo::prepare(file, corners.map(Quad), max_bytes, move |at| {
            let _ = stage.try_set(Some(at));
        });
        let (make, handle) = abortable(make);
        work.set_value(Some(handle));
        spawn_local(async move {
            let Ok(outcome) = make.await else { return };
            let _ = stage.try_set(None);
            match outcome {
                Ok(prepared) => {
                    let _ = original.try_set(was);
                    let _ = photo.try_set(Some(Rc::new(prepared)));
                }
                Err(why) => {
                    let _ = problem.try_set(Some(words::photo_problem(why, language)));
                }
            }
        });
    };
    let on_file = Callback::new(move |file: File| {
        photo.set(None);
        begin(file, None, None);
    });
    let on_straighten = Callback::new(move |corners: Corners| {
        let Some(was) = photo.get_untracked() else { return };
        chosen.set(Some(corners));
        begin(was.file.clone(), Some(corners), Some(was));
    });
    let on_restore = Callback::new(move |()| {
        problem.set(None);
        photo.set(original.get_untracked());
        original.set(None);
    });
    // What is gone, uploaded or replaced takes with it what it was made of.
    Effect::new(move || {
        if photo.read().is_none() {
            original.set(None);
            chosen.set(None);
        }
    });
    let on_refused = Callback::new(move |refusal| {
        problem.set(Some(match refusal {
            Refusal::Several(count) => language.say_with(words::SEVERAL_FILES, &[&count.to_string()]),
            Refusal::Folder => say(words::FOLDER).to_owned(),
            Refusal::NothingPasted => say(words::NOTHING_PASTED).to_owned(),
        }));
    });
    let on_cancel = Callback::new(move |()| {
        if upload.get_untracked() == UploadState::Idle {
            stop();
            stage.set(None);
            problem.set(Some(words::photo_problem(PhotoProblem::Cancelled, language)));
        } else {
            on_cancel_upload.run(());
        }
    });
    let on_remove = Callback::new(move |()| {
        problem.set(None);
        photo.set(None);
    });
    let state = Signal::derive(move || {
        if let Some(stage) = stage.get() {
            return PhotoState::Working(say(stage_words(stage)).to_owned());
        }
        let Some(photo) = photo.get() else { return PhotoState::Empty };
        let shown = shown(&photo, original.read().is_some(), chosen.get(), language);
        match upload.get() {
            UploadState::Idle => PhotoState::Ready(shown),
            UploadState::Sending(percent) => {
                PhotoState::Uploading(shown, language.say_with(words::UPLOADING, &[&percent.to_string()]), percent)
            }
        }
    });
    let acts = PhotoActs { on_file, on_refused, on_cancel, on_upload, on_remove, on_straighten, on_restore };
    let hint = language.say_with(words::HINT, &[&words::size(max_bytes)]);
    view! { <PhotoField id label hint words=widget_words(language) state error=problem.into() acts /> }
}

fn stage_words(stage: Stage) -> Sentence {
    match stage {
        Stage::Looking => words::LOOKING,
        Stage::Shrinking => words::SHRINKING,
        Stage::Checking => words::CHECKING,
        Stage::Straightening => words::STRAIGHTENING,
    }
}

fn shown(photo: &Prepared, straightened: bool, chosen: Option<Corners>, language: Language) -> PhotoShown {
    let (before, after) = (words::size(photo.bytes_before), words::size(photo.bytes_after));
    let mut facts = if before == after { after } else { language.say_with(words::SIZES, &[&before, &after]) };
    let pixels = language.say_with(words::PIXELS, &[&photo.width.to_string(), &photo.height.to_string()]);
    let further = [
        Some(pixels.as_str()),
        straightened.then(|| language.say(words::STRAIGHTENED)),
        photo.gps_removed.then(|| language.say(words::PLACE_REMOVED)),
    ];
    for fact in further.into_iter().flatten() {
        facts.push_str(" · ");
        facts.push_str(fact);
    }
    let advice = photo.advice.iter().map(|advice| words::photo_advice(*advice, language)).collect();
    let corners = chosen.or(photo.corners.map(|corners| corners.0));
    PhotoShown {
        url: photo.url.clone(),
        facts,
        advice,
        width: photo.width,
        height: photo.height,
        corners: corners.unwrap_or(Quad::INSET.0),
        corners_found: corners.is_some(),
        straightened,
    }
}

fn widget_words(language: Language) -> PhotoWords {
    PhotoWords {
        take: language.say(words::TAKE),
        drop: language.say(words::DROP),
        cancel: language.say(words::CANCEL),
        ready: language.say(words::READY),
        alt: language.say(words::ALT),
        zoom: language.say(words::ZOOM),
        zoom_title: language.say(words::ZOOM_TITLE),
        close: language.say(words::CLOSE),
        look_again: language.say(words::LOOK_AGAIN),
        upload: language.say(words::UPLOAD),
        replace: language.say(words::REPLACE),
        remove: language.say(words::REMOVE),
        straighten: language.say(words::STRAIGHTEN),
        straighten_now: language.say(words::STRAIGHTEN_NOW),
        restore: language.say(words::RESTORE),
        corners_title: language.say(words::CORNERS_TITLE),
        corners_hint: language.say(words::CORNERS_HINT),
        corners_unsure: language.say(words::CORNERS_UNSURE),
        corners: [words::TOP_LEFT, words::TOP_RIGHT, words::BOTTOM_RIGHT, words::BOTTOM_LEFT]
            .map(|name| language.say(name)),
        corner_at: words::CORNER_AT,
        language,
        error_prefix: language.say(frame::ERROR_PREFIX),
    }
}
