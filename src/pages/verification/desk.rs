//! The photo desk on a page connects the widget with its words and with the chosen photo. It knows no order: a callback
//! uploads a photo that is ready.

use leptos::prelude::*;
use web_sys::File;

use super::photo_state::{ChosenPhoto, Trouble, UploadState};
use crate::photo::field::{Corners, LateCorners, PhotoActs, PhotoField, PhotoShown, PhotoState, PhotoWords};
use crate::photo::{self, Prepared, Stage};
use crate::rules::photo::Quad;
use crate::text::photo as words;
use crate::text::{Language, Sentence, frame};

/// The photo desk of one document.
#[component]
pub fn PhotoDesk(
    /// The file input's id.
    id: String,
    /// The accessible name.
    label: String,
    language: Language,
    /// The document's limit.
    max_bytes: u64,
    chosen: ChosenPhoto,
    /// The reason why the page cannot go on, or the trouble with the photo.
    problem: Signal<Option<String>>,
    /// The words about the form on the photo.
    note: AnyView,
    /// Called when a file is chosen, even one that is refused.
    on_chosen: Callback<()>,
    /// Called to upload the photo.
    on_upload: Callback<()>,
) -> impl IntoView {
    photo::warm();
    let on_file = Callback::new(move |file: File| {
        on_chosen.run(());
        chosen.choose(file);
    });
    let on_refused = Callback::new(move |refusal| {
        on_chosen.run(());
        chosen.is_choosing.set(false);
        chosen.trouble.set(Some(Trouble::Refused(refusal)));
    });
    let state = Signal::derive(move || {
        if let Some(stage) = chosen.stage.get() {
            return PhotoState::Working(language.say(stage_words(stage)).to_owned());
        }
        let Some(photo) = chosen.photo.get() else { return PhotoState::Empty };
        let shown = shown(&photo, chosen.original.read().is_some(), chosen.corners.get(), language);
        match chosen.upload.get() {
            UploadState::Idle => PhotoState::Ready(shown),
            UploadState::Sending(percent) => {
                // Screen readers announce these words, so they change at every quarter only. The bar shows the rest.
                let quarter = percent / 25 * 25;
                PhotoState::Uploading(shown, language.say_with(words::UPLOADING, &[&quarter.to_string()]), percent)
            }
        }
    });
    // Corners that follow from the code of the form come a little later than the photo.
    let late_corners = Signal::derive(move || {
        let form = chosen.form.get()?;
        Some(LateCorners { corners: form.corners?.0, exact: form.exact })
    });
    let acts = PhotoActs {
        on_file,
        on_refused,
        on_choosing: Callback::new(move |is_choosing| chosen.is_choosing.set(is_choosing)),
        on_cancel: Callback::new(move |()| chosen.stop()),
        on_upload,
        on_remove: Callback::new(move |()| chosen.remove()),
        on_straighten: Callback::new(move |corners: Corners| chosen.straighten(corners)),
        on_restore: Callback::new(move |()| chosen.restore()),
    };
    let file = chosen.photo.with_untracked(|photo| photo.as_ref().map(|photo| photo.file.clone()));
    let hint = language.say_with(words::HINT, &[&words::size(max_bytes)]);
    view! { <PhotoField id label hint words=photo_words(language) state error=problem acts file note late_corners /> }
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
        name: photo.file.name(),
        facts,
        advice,
        width: photo.width,
        height: photo.height,
        corners: corners.unwrap_or(Quad::INSET.0),
        corners_found: corners.is_some(),
        straightened,
    }
}

/// Returns the words of the field.
pub(in crate::pages) fn photo_words(language: Language) -> PhotoWords {
    PhotoWords {
        choose: language.say(words::CHOOSE),
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
