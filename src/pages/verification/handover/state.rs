//! The state of the link for a phone, for each document of each order that was opened since the program started.
//!
//! The link itself is a secret, so it is kept in memory alone. `localStorage` keeps when it expires: after a reload, and in another
//! tab, the page still waits for the photo, and says that it does not show the link.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::chosen::{last_upload, program};
use super::super::photo::hold;
use super::time_left::moment_ms;
use crate::api::{BackendError, keep_for_all_tabs, kept_for_all_tabs};
use crate::contract::{Document, HandoverLink, Time, Upload};
use crate::state::AppContext;

/// A link that a phone may use, while the page waits for the photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wait {
    /// The address; `None` after a reload and in another tab.
    pub(super) url: Option<String>,
    /// When it expires.
    pub(super) expires_at: Time,
    /// When the link before it expires, if there was one.
    pub(super) earlier: Option<Time>,
}

/// The state of the link for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LinkState {
    /// No link.
    None,
    /// A link is being made.
    Making,
    /// The page waits for the photo.
    Waiting(Wait),
    /// The page cannot check any more if the photo is there, until the applicant does something.
    Interrupted(Wait, BackendError),
    /// The applicant stopped the wait. The link works until this moment.
    Stopped(Time),
    /// The link has expired without a photo.
    Expired,
    /// A photo of this many bytes has arrived.
    Arrived(u64),
    /// The order takes no photos any more.
    Closed,
    /// No link was made.
    Failed(BackendError),
}

/// The link for a document. It is `Copy`: its signals live as long as the program.
#[derive(Clone, Copy)]
pub(super) struct PhoneLink {
    pub(super) state: RwSignal<LinkState>,
    /// The error of the last check, while the page keeps checking.
    pub(super) trouble: RwSignal<Option<BackendError>>,
    /// The order and the document.
    place: StoredValue<(String, String)>,
}

thread_local! {
    static LINKS: RefCell<Vec<PhoneLink>> = const { RefCell::new(Vec::new()) };
}

/// Returns the link for a document. After a reload and in another tab, it may be a link that was made before.
pub(super) fn phone_link(app: AppContext, order_id: &str, document: &Document) -> PhoneLink {
    let document_type = &document.document_type;
    let known =
        LINKS.with_borrow(|links| links.iter().find(|link| link.is_for(order_id, Some(document_type))).copied());
    if let Some(known) = known {
        return known;
    }
    let place = (order_id.to_owned(), document_type.clone());
    let state = recall(app, &place, document);
    let link = program().with(|| PhoneLink {
        state: RwSignal::new(state),
        trouble: RwSignal::new(None),
        place: StoredValue::new(place),
    });
    LINKS.with_borrow_mut(|links| links.push(link));
    link
}

/// Forgets the links of an order that accepts no photos any more.
pub(in super::super) fn forget(order_id: &str) {
    let links = LINKS.with_borrow(Vec::clone);
    links.into_iter().filter(|link| link.is_for(order_id, None)).for_each(|link| link.end(LinkState::None));
}

impl PhoneLink {
    fn is_for(self, order_id: &str, document_type: Option<&str>) -> bool {
        self.place.with_value(|(order, document)| order == order_id && document_type.is_none_or(|it| it == document))
    }

    /// Returns the order and the document.
    pub(super) fn place(self) -> (String, String) {
        self.place.get_value()
    }

    /// Makes a link, in place of the one that is shown. The backend may keep that one valid, so its end is remembered.
    pub(super) fn make(self, app: AppContext, uploaded_at: Time) {
        let earlier = match self.state.get_untracked() {
            LinkState::Making => return,
            LinkState::Waiting(wait) | LinkState::Interrupted(wait, _) => Some(wait.expires_at),
            LinkState::Stopped(expires_at) => Some(expires_at),
            _ => None,
        };
        let earlier = earlier.filter(|moment| moment_ms(moment) > app.backend.now_ms());
        self.state.set(LinkState::Making);
        spawn_local(async move {
            let (order_id, document_type) = self.place();
            match app.backend.begin_handover(&order_id, &document_type).await {
                Ok(HandoverLink { url, expires_at }) => {
                    keep_for_all_tabs(&name(&self.place()), Some(&[&expires_at, " ", &uploaded_at].concat()));
                    self.trouble.set(None);
                    self.state.set(LinkState::Waiting(Wait { url: Some(url), expires_at, earlier }));
                }
                Err(error) => self.end(LinkState::Failed(error)),
            }
        });
    }

    /// Stops the wait. No call of the contract withdraws a link.
    pub(super) fn stop(self) {
        if let LinkState::Waiting(wait) | LinkState::Interrupted(wait, _) = self.state.get_untracked() {
            self.end(LinkState::Stopped(wait.expires_at));
        }
    }

    /// Waits again after an interruption.
    pub(super) fn resume(self) {
        if let LinkState::Interrupted(wait, _) = self.state.get_untracked() {
            self.state.set(LinkState::Waiting(wait));
        }
    }

    /// Takes in the photo that has arrived.
    pub(super) fn arrive(self, upload: Upload) {
        let (order_id, document_type) = self.place();
        let bytes = upload.bytes;
        hold(&order_id, &document_type, Some(upload));
        self.end(LinkState::Arrived(bytes));
    }

    /// Ends the wait.
    pub(super) fn end(self, state: LinkState) {
        keep_for_all_tabs(&name(&self.place()), None);
        self.trouble.set(None);
        self.state.set(state);
    }
}

fn name((order_id, document_type): &(String, String)) -> String {
    ["signet.link.", order_id, ".", document_type].concat()
}

/// Returns the state of a link that was made before a reload or in another tab. The mark holds when the link expires, and when the photo before it
/// was uploaded.
fn recall(app: AppContext, place: &(String, String), document: &Document) -> LinkState {
    let name = name(place);
    let Some(kept) = kept_for_all_tabs(&name) else { return LinkState::None };
    let (expires_at, uploaded_at) = kept.split_once(' ').unwrap_or_default();
    let until_ms = moment_ms(expires_at);
    match &document.upload {
        Some(upload) if last_upload(document) != uploaded_at => {
            keep_for_all_tabs(&name, None);
            LinkState::Arrived(upload.bytes)
        }
        _ if until_ms > app.backend.now_ms() => {
            LinkState::Waiting(Wait { url: None, expires_at: expires_at.to_owned(), earlier: None })
        }
        _ => {
            keep_for_all_tabs(&name, None);
            if until_ms.is_nan() { LinkState::None } else { LinkState::Expired }
        }
    }
}
