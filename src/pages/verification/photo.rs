//! The photos of one document: the uploaded photo that the backend holds, and the chosen photo.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chosen;
use super::desk::PhotoDesk;
use super::handover::handover;
use super::photo_state::{ChosenPhoto, Trouble, UploadState};
use super::printed_form::printed_form;
use super::stored::stored_photo;
use crate::api::Photo;
use crate::application::{Place, Problem};
use crate::contract::{Document, Upload};
use crate::state::{AppContext, OpenOrder};
use crate::text::{photo as photo_words, verification as words};

/// Returns the id of the file input of a document.
pub(super) fn input_id(document_type: &str) -> String {
    ["photo-", document_type].concat()
}

/// Uploads the chosen photo of a document. The upload continues when the page is left.
pub(super) fn send(app: AppContext, order: String, document: String, photo: ChosenPhoto) {
    let Some((prepared, switch)) = photo.begin_upload() else { return };
    spawn_local(async move {
        let media_type = prepared.media_type();
        let sent = Photo { blob: &prepared.blob, media_type: &media_type, sha256: &prepared.sha256 };
        let on_progress = Rc::new(move |share: f64| {
            let _ = photo.upload.try_set(UploadState::Sending(percent(share)));
        });
        let outcome = app.backend.upload_document(&order, &document, sent, on_progress, &switch).await;
        if let Ok(upload) = &outcome {
            hold(&order, &document, Some(upload.clone()));
        }
        photo.end_upload(&prepared, outcome.map(drop));
    });
}

/// Records the backend's photo of a document. A closed order is skipped, because it will be loaded anew.
pub(super) fn hold(order_id: &str, document_type: &str, upload: Option<Upload>) {
    let Some(open) = chosen::order(order_id, document_type).filter(|open| !open.is_closed()) else { return };
    open.mended(&Place::Document(document_type.to_owned()));
    open.order.update(|order| {
        if let Some(document) = order.documents.iter_mut().find(|document| document.document_type == document_type) {
            document.upload = upload;
        }
    });
}

/// Draws the photos of a document. `problems` holds the findings of the last press of `Next`.
pub(super) fn photo(
    app: AppContext,
    open: OpenOrder,
    document: &Document,
    several: bool,
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView + use<> {
    let chosen = chosen::chosen(open, document);
    let document_type = StoredValue::new(document.document_type.clone());
    let order_id = StoredValue::new(open.order_id());
    // A problem that `Next` or the backend found also appears at the input, in the same words, until a photo is chosen.
    let found = RwSignal::new(None::<Problem>);
    Effect::new(move || {
        let here = |problem: &&Problem| matches!(&problem.place, Place::Document(it) if document_type.with_value(|this| it == this));
        let (problems, refusals) = (problems.read(), open.refusals.read());
        found.set(problems.iter().chain(refusals.iter()).find(here).cloned());
    });
    let problem = Signal::derive(move || {
        let trouble = chosen.trouble.with(|trouble| trouble.as_ref().map(|trouble| trouble.words(app.language())));
        trouble.or_else(|| found.with(|found| found.as_ref().map(|problem| app.problem(problem))))
    });
    let held = Memo::new(move |_| {
        open.order.with(|order| document_type.with_value(|document_type| order.document(document_type)?.upload.clone()))
    });
    let on_upload = Callback::new(move |()| send(app, order_id.get_value(), document_type.get_value(), chosen));
    let on_remove = Callback::new(move |()| {
        let (order, document) = (order_id.get_value(), document_type.get_value());
        spawn_local(async move {
            match app.backend.remove_document(&order, &document).await {
                Ok(()) => hold(&order, &document, None),
                Err(error) => {
                    let _ = chosen.trouble.try_set(Some(Trouble::Backend(error)));
                }
            }
        });
    });
    let on_file = move || {
        let on_file = held.get().filter(|_| chosen.photo.read().is_none());
        on_file.map(|upload| uploaded(app, order_id.get_value(), document_type.get_value(), &upload, on_remove))
    };
    let label =
        if several { app.say_with(words::PHOTO_OF, &[&document.title]) } else { app.say(words::PHOTO).to_owned() };
    // Among several documents the buttons of each belong to a region with the name of the document.
    let region = several.then(|| document.title.clone());
    view! {
        <section aria-label=region>
        {move || on_file()}
        <PhotoDesk id=input_id(&document.document_type) label language=app.language() max_bytes=document.max_bytes
            chosen problem on_chosen=Callback::new(move |()| found.set(None)) on_upload
            note=printed_form(app, open, document, chosen).into_any() />
        {handover(app, open, document, chosen)}
        </section>
    }
}

/// Draws the uploaded photo: its facts, and the photo itself if it can be fetched.
fn uploaded(
    app: AppContext,
    order_id: String,
    document_type: String,
    upload: &Upload,
    on_remove: Callback<()>,
) -> impl IntoView + use<> {
    let photo = stored_photo(app, order_id, document_type);
    let when = app.say_with(words::UPLOADED, &[&app.time(&upload.uploaded_at)]);
    let pixels = app.say_with(photo_words::PIXELS, &[&upload.width.to_string(), &upload.height.to_string()]);
    let facts = [photo_words::size(upload.bytes).as_str(), pixels.as_str(), when.as_str()].join(" · ");
    view! {
        <div class="on-file">
            <div>{photo}</div>
            <div role="status">
                <p><strong>{app.say(words::ON_FILE)}</strong></p>
                <p class="photo-facts">{facts}</p>
                <button type="button" class="button quiet" on:click=move |_| on_remove.run(())>{app.say(words::REMOVE)}</button>
            </div>
        </div>
    }
}

/// Returns a share from 0 to 1 in per cent.
pub(in crate::pages) fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let percent = (share.clamp(0.0, 1.0) * 100.0) as u8;
    percent
}
