//! One document's photo: the one that the backend has, and the one being made ready.

use std::rc::Rc;

use leptos::task::spawn_local;

use leptos::prelude::*;

use crate::api::{BackendError, Cancel, Photo};
use crate::application::{Place, Problem};
use crate::contract::{Document, Upload};
use crate::pages::photo_desk::{PhotoDesk, UploadState};
use crate::photo::Prepared;
use crate::state::{AppContext, OpenOrder};
use crate::text::{self, photo as photo_words, verification as words};

/// The id of the file input of a document.
pub(super) fn input_id(document_type: &str) -> String {
    ["photo-", document_type].concat()
}

/// The documents that the order wants and that have no photo.
pub(super) fn missing(open: OpenOrder) -> Vec<String> {
    open.order.with_untracked(|order| {
        let missing = order.documents.iter().filter(|document| document.required && document.upload.is_none());
        missing.map(|document| document.document_type.clone()).collect()
    })
}

/// A document's photo. `problems` are those of the page's last attempt to go on.
pub(super) fn photo(
    app: AppContext,
    open: OpenOrder,
    document: &Document,
    several: bool,
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView + use<> {
    let document_type = StoredValue::new(document.document_type.clone());
    let order_id = StoredValue::new(open.order.with_untracked(|order| order.order_id.clone()));
    let problem = RwSignal::new(None::<String>);
    let chosen = RwSignal::new_local(None::<Rc<Prepared>>);
    let sending = RwSignal::new(UploadState::Idle);
    let cancel = StoredValue::new_local(Cancel::new());
    on_cleanup(move || {
        let _ = cancel.try_with_value(Cancel::cancel);
    });
    // What `Next` found missing stands at the input too, in the same words, until a photo is chosen.
    Effect::new(move || {
        let here = |problem: &&Problem| matches!(&problem.place, Place::Document(it) if document_type.with_value(|this| it == this));
        let (problems, refusals) = (problems.read(), open.refusals.read());
        problem.set(problems.iter().chain(refusals.iter()).find(here).map(|problem| app.problem(problem)));
    });
    let held = Memo::new(move |_| {
        let document_type = document_type.get_value();
        open.order.with(|order| {
            let document = order.documents.iter().find(|document| document.document_type == document_type);
            document.and_then(|document| document.upload.clone())
        })
    });
    // The page may be gone when the answer arrives. The order is updated all the same, unless it is closed.
    let hold = move |document_type: &str, upload: Option<Upload>| {
        if open.is_closed() {
            return;
        }
        open.mended(&Place::Document(document_type.to_owned()));
        open.order.update(|order| {
            if let Some(document) = order.documents.iter_mut().find(|document| document.document_type == document_type)
            {
                document.upload = upload;
            }
        });
    };
    let on_upload = Callback::new(move |()| {
        let Some(photo) = chosen.get_untracked() else { return };
        let (order, document) = (order_id.get_value(), document_type.get_value());
        let switch = Cancel::new();
        cancel.set_value(switch.clone());
        problem.set(None);
        sending.set(UploadState::Sending(0));
        spawn_local(async move {
            let media_type = photo.media_type();
            let sent = Photo { blob: &photo.blob, media_type: &media_type, sha256: &photo.sha256 };
            let on_progress = Rc::new(move |share: f64| {
                let _ = sending.try_set(UploadState::Sending(percent(share)));
            });
            let outcome = app.backend.upload_document(&order, &document, sent, on_progress, &switch).await;
            if let Ok(upload) = &outcome {
                hold(&document, Some(upload.clone()));
            }
            if sending.try_set(UploadState::Idle).is_some() {
                return; // The page has gone.
            }
            match outcome {
                Ok(_) => chosen.set(None),
                Err(BackendError::Cancelled) => problem.set(Some(app.say(photo_words::CANCELLED).to_owned())),
                Err(error) => {
                    problem.set(Some(text::backend::error(&error, text::backend::Page::WithAnswers, app.language())));
                }
            }
        });
    });
    let on_cancel_upload = Callback::new(move |()| cancel.with_value(Cancel::cancel));
    let on_remove = Callback::new(move |()| {
        let (order, document) = (order_id.get_value(), document_type.get_value());
        spawn_local(async move {
            match app.backend.remove_document(&order, &document).await {
                Ok(()) => hold(&document, None),
                Err(error) => {
                    let _ = problem.try_set(Some(text::backend::error(
                        &error,
                        text::backend::Page::WithAnswers,
                        app.language(),
                    )));
                }
            }
        });
    });
    let on_file = move || {
        let on_file = held.get().filter(|_| chosen.with(Option::is_none));
        on_file.map(|upload| uploaded(app, order_id.get_value(), document_type.get_value(), &upload, on_remove))
    };
    let label =
        if several { app.say_with(words::PHOTO_OF, &[&document.title]) } else { app.say(words::PHOTO).to_owned() };
    view! {
        {move || on_file()}
        <PhotoDesk id=input_id(&document.document_type) label language=app.language() max_bytes=document.max_bytes
            problem photo=chosen upload=sending.into() on_upload on_cancel_upload />
    }
}

/// What the backend has: what is known of it, and the photo itself where it can be fetched.
fn uploaded(
    app: AppContext,
    order_id: String,
    document_type: String,
    upload: &Upload,
    on_remove: Callback<()>,
) -> impl IntoView + use<> {
    let url = RwSignal::new(None::<String>);
    on_cleanup(move || {
        if let Some(Some(url)) = url.try_get_untracked() {
            let _ = web_sys::Url::revoke_object_url(&url);
        }
    });
    spawn_local(async move {
        if let Ok(photo) = app.backend.document(&order_id, &document_type).await
            && let Ok(address) = web_sys::Url::create_object_url_with_blob(&photo)
            && let Some(Some(unused)) = url.try_set(Some(address))
        {
            let _ = web_sys::Url::revoke_object_url(&unused);
        }
    });
    let when = app.say_with(words::UPLOADED, &[&app.time(&upload.uploaded_at)]);
    let pixels = app.say_with(photo_words::PIXELS, &[&upload.width.to_string(), &upload.height.to_string()]);
    let facts = [photo_words::size(upload.bytes).as_str(), pixels.as_str(), when.as_str()].join(" · ");
    view! {
        <div class="on-file">
            <div>{move || url.get().map(|url| view! { <img src=url alt=app.say(words::UPLOADED_ALT) /> })}</div>
            <div role="status">
                <p><strong>{app.say(words::ON_FILE)}</strong></p>
                <p class="photo-facts">{facts}</p>
                <button type="button" class="button quiet" on:click=move |_| on_remove.run(())>{app.say(words::REMOVE)}</button>
            </div>
        </div>
    }
}

fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let percent = (share.clamp(0.0, 1.0) * 100.0) as u8;
    percent
}
