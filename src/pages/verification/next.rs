//! The button Next: it uploads the chosen photos, waits for them, and asks for missing ones.

use leptos::prelude::*;

use super::photo_state::{ChosenPhoto, Trouble};
use super::{chosen, photo};
use crate::application::{Place, Problem, ProblemKind};
use crate::components::focus_summary;
use crate::contract::Document;
use crate::routes::Route;
use crate::state::{AppContext, OpenOrder};
use crate::text::verification as words;

/// The progress of a press of `Next`.
#[derive(Clone, PartialEq, Eq)]
enum Going {
    /// No press, or one that has ended.
    No,
    /// A wait for photos that are made ready and uploaded; the list names the documents whose photo this press has sent.
    Uploading(Vec<String>),
}

/// Returns the button and the sentence beside it that shows while it waits. It writes the problems it finds to `problems`.
pub(super) fn next(app: AppContext, open: OpenOrder, problems: RwSignal<Vec<Problem>>) -> impl IntoView {
    let photos = StoredValue::new(photos(open));
    let going = RwSignal::new(Going::No);
    let is_going = move || going.with(|going| *going != Going::No);
    // The photos for which the press waits.
    let awaited = StoredValue::new(Vec::<(String, ChosenPhoto)>::new());
    Effect::new(move || {
        let Going::Uploading(mut sent) = going.get() else { return };
        let awaited = awaited.get_value();
        if awaited.iter().any(|(_, photo)| photo.is_busy()) {
            return;
        }
        let order_id = open.order_id();
        // A press sends each photo once. The applicant decides whether to try a failed one again.
        let unsent = awaited.iter().filter(|(_, photo)| untrack(|| photo.is_unsent()));
        let next = unsent.filter(|(document_type, _)| !sent.contains(document_type)).collect::<Vec<_>>();
        if !next.is_empty() {
            for (document_type, photo) in next {
                sent.push(document_type.clone());
                photo::send(app, order_id.clone(), document_type.clone(), *photo);
            }
            going.set(Going::Uploading(sent));
            return;
        }
        going.set(Going::No);
        // If the applicant stopped an upload, the page stays and asks for nothing.
        if awaited.iter().any(|(_, photo)| is_stopped(*photo)) {
            return;
        }
        let mut found = missing_photos(open);
        for (document_type, photo) in awaited {
            let place = Place::Document(document_type);
            if photo.trouble.with_untracked(Option::is_some) && !found.iter().any(|problem| problem.place == place) {
                found.push(Problem { place, kind: ProblemKind::PhotoNotSent });
            }
        }
        if found.is_empty() {
            app.go(Route::Check(order_id));
        } else {
            problems.set(found);
            focus_summary();
        }
    });
    let on_next = move |_| {
        if untrack(is_going) {
            return;
        }
        let photos = photos.get_value();
        photos.iter().filter(|(_, photo)| is_stopped(*photo)).for_each(|(_, photo)| photo.trouble.set(None));
        awaited.set_value(photos.into_iter().filter(|(_, photo)| untrack(|| photo.is_unsent())).collect());
        problems.set(Vec::new());
        going.set(Going::Uploading(Vec::new()));
    };
    let waits = move || is_going().then(|| app.say(words::NEXT_WAITS));
    view! {
        <div class="acts">
            <button type="button" class="button" aria-disabled=move || is_going().then_some("true") on:click=on_next>{app.say(words::NEXT)}</button>
            <p class="muted last" role="status">{move || waits()}</p>
        </div>
    }
}

/// Returns the words of a problem with a document until it is mended. Trouble with its photo is more precise, so it comes first.
pub(super) fn words(app: AppContext, open: OpenOrder, document_type: &str, problem: &Problem) -> Option<String> {
    let (_, photo) = photos(open).into_iter().find(|(it, _)| it == document_type)?;
    if let Some(trouble) = photo.trouble.get() {
        return Some(trouble.words(app.language()));
    }
    let is_mended = match problem.kind {
        ProblemKind::PhotoNotSent => !photo.is_unsent(),
        ProblemKind::PhotoMissing => {
            open.order.with(|order| order.document(document_type).is_some_and(|document| document.upload.is_some()))
        }
        _ => false,
    };
    (!is_mended).then(|| app.problem(problem))
}

/// Returns the documents of the order, each with its place for a photo.
fn photos(open: OpenOrder) -> Vec<(String, ChosenPhoto)> {
    let place = |document: &Document| (document.document_type.clone(), chosen::chosen(open, document));
    open.order.with_untracked(|order| order.documents.iter().map(place).collect())
}

fn is_stopped(photo: ChosenPhoto) -> bool {
    photo.trouble.with_untracked(|trouble| *trouble == Some(Trouble::STOPPED))
}

/// Returns a problem for each chosen photo that did not arrive, and for each required document without a photo.
pub(in crate::pages) fn missing_photos(open: OpenOrder) -> Vec<Problem> {
    open.order.with_untracked(|order| {
        let unsent = chosen::unsent(&order.order_id);
        let problem = |document: &Document| {
            let kind = if unsent.contains(&document.document_type) {
                ProblemKind::PhotoNotSent
            } else if document.required && document.upload.is_none() {
                ProblemKind::PhotoMissing
            } else {
                return None;
            };
            Some(Problem { place: Place::Document(document.document_type.clone()), kind })
        };
        order.documents.iter().filter_map(problem).collect()
    })
}
