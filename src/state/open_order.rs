//! The open order. It is loaded once with its saved application, kept while the applicant goes from page to page, and
//! saved while the applicant types.

use std::pin::pin;

use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deep::Deep;
use super::{AppContext, DraftStore};
use crate::api::{Backend, BackendError, ETag, SaveState, Saver, Submitter};
use crate::application::{self, Application, Draft, FieldId, Place, Problem, ProblemKind};
use crate::components::Remark;
use crate::contract::{self, Order, ValidationLevel};

/// Milliseconds to wait for verdicts. Without them the shape rules judge, and the backend has the last word.
const PATIENCE_MS: u32 = 10_000;

/// The progress of opening an order.
#[derive(Clone)]
pub enum OrderState {
    /// The order is being loaded.
    Loading,
    /// The order is open.
    Ready(OpenOrder),
    /// The order does not exist.
    Missing,
    /// The order could not be fetched.
    Failed(BackendError),
}

/// An open order. It is `Copy`: its signals live with the app, not with a page.
#[derive(Clone, Copy)]
pub struct OpenOrder {
    /// The order as it was last received.
    pub order: RwSignal<Order>,
    /// The answers as typed.
    pub store: DraftStore,
    /// The verdicts of the deep rules.
    pub deep: Deep,
    /// The submission of this order. It is kept here, so that it continues when a change of language rebuilds the page.
    pub submitter: Submitter,
    /// The refusals of the last submission by the backend, each with its place. The form and the check page both show
    /// this list.
    pub refusals: RwSignal<Vec<Problem>>,
    saver: StoredValue<Saver>,
    opened_with: StoredValue<Draft>,
    backend: Backend,
    /// The application that passed every rule, until the applicant changes an answer. It is saved in place of the
    /// answers as typed.
    finished: StoredValue<Option<contract::Application>>,
}

/// The orders that are open. Opening an order closes the others, except those with changes that are not saved yet.
pub(super) struct Opened {
    /// The owner of the app. It is the parent of each open order's owner, so that an order outlives every page.
    root: Option<Owner>,
    /// The order that was opened last comes last.
    entries: Vec<Entry>,
}

struct Entry {
    order_id: String,
    state: RwSignal<OrderState>,
    owner: Owner,
}

impl Opened {
    pub(super) fn new() -> Self {
        Self { root: Owner::current(), entries: Vec::new() }
    }

    /// The order that was opened last, if it is loaded.
    pub(super) fn current(&self) -> Option<OpenOrder> {
        self.entries.last()?.open()
    }

    pub(super) fn forget(&mut self, order_id: &str) {
        self.close(|entry| entry.order_id == order_id);
    }

    fn close(&mut self, is_closed: impl Fn(&Entry) -> bool) {
        self.entries.retain(|entry| {
            let is_closed = is_closed(entry);
            if is_closed {
                // The saver saves the last changes when its owner ends.
                entry.owner.cleanup();
            }
            !is_closed
        });
    }
}

impl Entry {
    fn open(&self) -> Option<OpenOrder> {
        match self.state.get_untracked() {
            OrderState::Ready(open) => Some(open),
            _ => None,
        }
    }

    /// Returns true if closing the order could lose a change.
    fn has_changes(&self) -> bool {
        self.open().is_some_and(|open| !open.save_state().with_untracked(SaveState::is_safe))
    }
}

/// Opens an order, or returns the state of the order if it is open already.
pub(super) fn open(app: AppContext, opened: StoredValue<Opened>, order_id: String) -> Signal<OrderState> {
    let known = opened.try_update_value(|opened| {
        let at = opened.entries.iter().position(|entry| entry.order_id == order_id)?;
        let entry = opened.entries.remove(at);
        let state = entry.state;
        opened.entries.push(entry);
        Some(state)
    });
    if let Some(state) = known.flatten() {
        return state.into();
    }
    let root = opened.with_value(|opened| opened.root.clone());
    let owner = root.as_ref().map_or_else(Owner::new, Owner::child);
    let state = owner.with(|| RwSignal::new(OrderState::Loading));
    opened.update_value(|opened| {
        opened.close(|entry| !entry.has_changes());
        opened.entries.push(Entry { order_id: order_id.clone(), state, owner: owner.clone() });
    });
    spawn_local(async move {
        let found = load(app, &order_id).await;
        let next = match found {
            Ok((order, saved)) => owner.with(|| OrderState::Ready(OpenOrder::new(app, order, saved))),
            Err(BackendError::NotFound(_)) => OrderState::Missing,
            Err(error) => OrderState::Failed(error),
        };
        let _ = state.try_set(next);
    });
    state.into()
}

/// An application that the backend has, with its `ETag`.
pub type Saved = Option<(contract::Application, ETag)>;

/// Fetches the order and its application at the same time.
async fn load(app: AppContext, order_id: &str) -> Result<(Order, Saved), BackendError> {
    let backend = app.backend;
    let (order, saved) = futures::future::join(backend.order(order_id), backend.application(order_id)).await;
    Ok((order?, saved?))
}

impl OpenOrder {
    fn new(app: AppContext, order: Order, saved: Saved) -> Self {
        let (application, etag) = saved.map_or((None, None), |(application, etag)| (Some(application), Some(etag)));
        let draft = application.as_ref().map(Draft::from_wire).unwrap_or_default();
        let order_id = order.order_id.clone();
        let deep = Deep::new(app.language, &order.product.validation_level);
        let order = RwSignal::new(order);
        let store = DraftStore::new(&draft);
        let finished = StoredValue::new(None::<contract::Application>);
        let snapshot = move || {
            finished.get_value().unwrap_or_else(|| {
                let level = order.with_untracked(|order| order.product.validation_level.clone());
                store.draft().to_wire(&level)
            })
        };
        let submitter = Submitter::new(app.backend, order_id.clone());
        let saver = Saver::new(app.backend, order_id, etag, snapshot);
        if let Some(application) = application {
            saver.holds(application);
        }
        Self {
            order,
            store,
            deep,
            submitter,
            saver: StoredValue::new(saver),
            backend: app.backend,
            finished,
            opened_with: StoredValue::new(draft),
            refusals: RwSignal::new(Vec::new()),
        }
    }

    /// Returns true once this order is closed, because another was opened or this one must be loaded again. An answer
    /// that arrives then is too late.
    pub fn is_closed(self) -> bool {
        self.order.is_disposed()
    }

    /// Returns the id of the order.
    pub fn order_id(self) -> String {
        self.order.with_untracked(|order| order.order_id.clone())
    }

    /// Returns the validation level of the product.
    pub fn level(self) -> ValidationLevel {
        self.order.with_untracked(|order| order.product.validation_level.clone())
    }

    /// Returns every answer as typed.
    pub fn draft(self) -> Draft {
        self.store.draft()
    }

    /// Returns the answers with which the order was opened.
    pub fn opened_with(self) -> Draft {
        self.opened_with.get_value()
    }

    /// Records that the applicant changed an answer. The application has to pass the rules again, and it is saved a
    /// little later.
    pub fn touched(self) {
        self.finished.set_value(None);
        self.saver().touch();
    }

    /// Removes the refusals of an answer or a photo that has changed.
    pub fn mended(self, place: &Place) {
        if !self.refusals.read_untracked().iter().any(|refusal| refusal.place == *place) {
            return;
        }
        self.refusals.update(|refusals| refusals.retain(|refusal| refusal.place != *place));
        if self.refusals.read_untracked().is_empty() {
            self.submitter.reset();
        }
    }

    /// Returns the state of saving.
    pub fn save_state(self) -> ReadSignal<SaveState> {
        self.saver().state()
    }

    /// Judges one answer with the verdicts that are known. Returns its normal form, or its problems. Untracked.
    pub fn judge(self, id: FieldId) -> Result<String, Vec<ProblemKind>> {
        let draft = self.draft();
        untrack(|| self.order.with_untracked(|order| application::judge(&draft, id, &order.product, &self.deep)))
    }

    /// Judges every answer with the verdicts that are known. Returns the application in its normal forms, or every
    /// problem.
    pub fn finish(self) -> Result<Application, Vec<Problem>> {
        let draft = self.draft();
        untrack(|| self.order.with_untracked(|order| draft.finish(&order.product, &self.deep)))
    }

    /// Saves an application that passed every rule, in place of the answers as typed, and waits until it is saved.
    /// Returns false if it could not be saved; [`Self::save_state`] then has the reason.
    pub async fn save_finished(self, application: &Application) -> bool {
        let changed = self.finished.with_value(|finished| finished.as_ref() != Some(application.to_wire()));
        if changed {
            self.finished.set_value(Some(application.to_wire().clone()));
            self.saver().touch();
        }
        self.saver().flush().await.is_ok()
    }

    /// Tries to save again after a failure.
    pub fn save_now(self) {
        self.saver().touch();
        spawn_local(async move {
            let _ = self.saver().flush().await;
        });
    }

    /// Saves all changes, and returns the `ETag` of the saved application.
    pub async fn saved_etag(self) -> Result<Option<ETag>, BackendError> {
        self.saver().flush().await
    }

    /// Fetches the application that was saved elsewhere, with its `ETag`; `None` if the backend has none.
    pub async fn saved_elsewhere(self) -> Result<Saved, BackendError> {
        self.backend.application(&self.order_id()).await
    }

    /// Returns the draft that this page saved or loaded last.
    pub fn saved_here(self) -> Draft {
        self.saver().saved().as_ref().map(Draft::from_wire).unwrap_or_default()
    }

    /// Ends a conflict: the page shows the chosen answers and saves them over `theirs`, the version saved elsewhere.
    pub fn settle_conflict(self, chosen: &Draft, theirs: Saved) {
        self.finished.set_value(None);
        self.store.replace(chosen);
        self.saver().rebase(theirs);
    }

    /// Waits until the deep rules have judged the answers, until it is clear that they cannot, or for ten seconds.
    pub async fn settle_verdicts(self) {
        let draft = self.draft();
        let product = self.order.with_untracked(|order| order.product.clone());
        let settling = pin!(self.deep.settle(&product, &draft));
        select(settling, TimeoutFuture::new(PATIENCE_MS)).await;
    }

    /// Returns a remark on an answer, if there is one. A remark never prevents Next.
    pub fn remark(self, app: AppContext, id: FieldId, answer: &str) -> Option<Remark> {
        use crate::application::Kind;
        let language = app.language();
        let ev = self.level() == ValidationLevel::Ev;
        match id.field().kind {
            Kind::Email => {
                let address = crate::rules::email::EmailAddress::parse(answer).ok()?;
                let warnings = address.warnings(ev);
                warnings.first().map(|warning| Remark::Odd(crate::text::email::email_warning(warning, language)))
            }
            Kind::Phone => self.deep.phone_remark(app, answer, &self.store.signal(FieldId::CountryCode).get()),
            _ => None,
        }
    }

    fn saver(self) -> Saver {
        self.saver.get_value()
    }
}
