//! Keeps the photos that are chosen but not uploaded, for every order that was opened since the program started.
//!
//! The page cannot keep them, because Back, a link or a change of language removes it. Before a reload or the closing of the
//! tab ends the program, the browser asks. After a reload, a mark in `sessionStorage` shows that a photo was lost: phones end a
//! page without asking while their camera is open.

use std::cell::RefCell;

use leptos::prelude::*;

use super::handover;
use super::photo_state::{ChosenPhoto, Lost, Trouble};
use crate::api::{keep, kept};
use crate::components::dom::ask_before_unload;
use crate::contract::Document;
use crate::state::OpenOrder;

struct Slot {
    order_id: String,
    document_type: String,
    photo: ChosenPhoto,
    /// The order, as it was opened last.
    open: OpenOrder,
    owner: Owner,
}

thread_local! {
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// Returns the photo that was chosen for a document of an open order, or an empty place for one.
pub(super) fn chosen(open: OpenOrder, document: &Document) -> ChosenPhoto {
    let order_id = open.order_id();
    let document_type = document.document_type.clone();
    SLOTS.with_borrow_mut(|slots| {
        if let Some(slot) = find(slots, &order_id, &document_type) {
            slot.open = open;
            return slot.photo;
        }
        let owner = program().child();
        let photo = owner.with(|| place(document, &order_id));
        slots.push(Slot { order_id, document_type, photo, open, owner });
        photo
    })
}

/// Returns the order of a document, as it was opened last, or `None` if the document has no place for a photo here.
pub(super) fn order(order_id: &str, document_type: &str) -> Option<OpenOrder> {
    SLOTS.with_borrow_mut(|slots| find(slots, order_id, document_type).map(|slot| slot.open))
}

/// Returns the documents of an order whose chosen photo is not uploaded.
pub(super) fn unsent(order_id: &str) -> Vec<String> {
    SLOTS.with_borrow(|slots| {
        let unsent = slots.iter().filter(|slot| slot.order_id == order_id && untrack(|| slot.photo.is_unsent()));
        unsent.map(|slot| slot.document_type.clone()).collect()
    })
}

/// Forgets the photos of an order that accepts none any more.
pub(in crate::pages) fn forget(order_id: &str) {
    handover::forget(order_id);
    let gone: Vec<Slot> =
        SLOTS.with_borrow_mut(|slots| slots.extract_if(.., |slot| slot.order_id == order_id).collect());
    for slot in gone {
        slot.photo.remove();
        slot.owner.cleanup();
        note(order_id, &slot.document_type, None);
    }
}

fn find<'a>(slots: &'a mut [Slot], order_id: &str, document_type: &str) -> Option<&'a mut Slot> {
    slots.iter_mut().find(|slot| slot.order_id == order_id && slot.document_type == document_type)
}

/// Returns the owner of the whole program, which outlives every page.
pub(in crate::pages) fn program() -> Owner {
    let mut owner = Owner::current().unwrap_or_default();
    while let Some(parent) = owner.parent() {
        owner = parent;
    }
    owner
}

/// Makes a place for a photo, with the guard against its loss and the trouble if an earlier photo was lost.
fn place(document: &Document, order_id: &str) -> ChosenPhoto {
    let (order_id, document_type) = (order_id.to_owned(), document.document_type.clone());
    let lost = recall(&name(&order_id, &document_type), &last_upload(document));
    let photo = ChosenPhoto::new(document.max_bytes, lost.map(Trouble::Lost));
    let is_unsent = Memo::new(move |_| photo.is_unsent());
    ask_before_unload(is_unsent);
    Effect::new(move || {
        let (is_unsent, is_choosing) = (is_unsent.get(), photo.is_choosing.get());
        let mark = match (is_unsent, is_choosing) {
            (true, _) => Some(Lost::Chosen),
            (false, true) => Some(Lost::Choosing),
            // A lost photo stays marked until another one is chosen.
            (false, false) => photo.trouble.with(|trouble| match trouble {
                Some(Trouble::Lost(lost)) => Some(*lost),
                _ => None,
            }),
        };
        note(&order_id, &document_type, mark);
    });
    photo
}

const CHOSEN: &str = "chosen";
const CHOOSING: &str = "choosing";

fn name(order_id: &str, document_type: &str) -> String {
    ["signet.photo.", order_id, ".", document_type].concat()
}

/// Returns the time at which the backend received its photo; empty while it has none.
pub(super) fn last_upload(document: &Document) -> String {
    document.upload.as_ref().map(|upload| upload.uploaded_at.clone()).unwrap_or_default()
}

/// Returns the loss that the mark records. If an upload arrived after the page was gone, nothing was lost.
fn recall(name: &str, last_upload: &str) -> Option<Lost> {
    let kept = kept(name)?;
    let (mark, last_upload_then) = kept.split_once(' ')?;
    let lost = match mark {
        CHOSEN => Lost::Chosen,
        CHOOSING => Lost::Choosing,
        _ => return None,
    };
    (last_upload_then == last_upload).then_some(lost)
}

/// Notes the choice of a photo, never the photo, and the time at which the one before arrived. If the browser refuses storage,
/// the applicant is not warned of a loss after a reload.
fn note(order_id: &str, document_type: &str, mark: Option<Lost>) {
    let word = mark.map(|lost| match lost {
        Lost::Chosen => CHOSEN,
        Lost::Choosing => CHOOSING,
    });
    let text = word.map(|word| {
        let last_upload = order(order_id, document_type)
            .and_then(|open| open.order.try_with_untracked(|order| order.document(document_type).map(last_upload)));
        [word, " ", &last_upload.flatten().unwrap_or_default()].concat()
    });
    keep(&name(order_id, document_type), text.as_deref());
}
