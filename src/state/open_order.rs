//! The order at hand: loaded once with its saved application, kept between the steps, saved while it is written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deep::Deep;
use super::{AppContext, DraftStore};
use crate::api::{Backend, BackendError, ETag, SaveState, Saver, Submitter};
use crate::application::{Application, Draft, Place, Problem};
use crate::components::Remark;
use crate::contract::{self, Order, ValidationLevel};

/// How far opening is.
#[derive(Clone)]
pub enum OrderState {
    /// Under way.
    Loading,
    /// Open.
    Ready(OpenOrder),
    /// There is no such order.
    Missing,
    /// It could not be fetched.
    Failed(BackendError),
}

/// An open order. `Copy`: its parts live on the desk, not in a page.
#[derive(Clone, Copy)]
pub struct OpenOrder {
    /// The order, as last heard of.
    pub order: RwSignal<Order>,
    /// What was typed.
    pub store: DraftStore,
    /// What the deep rules said.
    pub deep: Deep,
    /// Submits it; kept here, so that what is under way goes on when the page is built anew in another language.
    pub submitter: Submitter,
    /// The backend's refusals of the last submission, each with its place. The form and the check page show this one list.
    pub refusals: RwSignal<Vec<Problem>>,
    saver: StoredValue<Saver>,
    backend: Backend,
    /// What passed every rule, while nothing was typed since: it is saved in place of what was typed.
    finished: StoredValue<Option<contract::Application>>,
}

/// What is open. One order at a time: another one closes it, after it was saved.
pub(super) struct Opened {
    /// The owner of what is open; the app's, so that no page takes it away.
    root: Option<Owner>,
    current: Option<Current>,
}

struct Current {
    order_id: String,
    state: RwSignal<OrderState>,
    owner: Owner,
}

impl Opened {
    pub(super) fn new() -> Self {
        Self { root: Owner::current(), current: None }
    }

    pub(super) fn forget(&mut self, order_id: &str) {
        if self.current.as_ref().is_some_and(|current| current.order_id == order_id)
            && let Some(current) = self.current.take()
        {
            // The saver saves what is left when its owner ends.
            current.owner.cleanup();
        }
    }
}

/// Opens an order, or gives what is open already.
pub(super) fn open(app: AppContext, opened: StoredValue<Opened>, order_id: String) -> Signal<OrderState> {
    let known = opened.with_value(|opened| {
        opened.current.as_ref().filter(|current| current.order_id == order_id).map(|current| current.state)
    });
    if let Some(state) = known {
        return state.into();
    }
    let root = opened.with_value(|opened| opened.root.clone());
    let owner = root.as_ref().map_or_else(Owner::new, Owner::child);
    let state = owner.with(|| RwSignal::new(OrderState::Loading));
    opened.update_value(|opened| {
        if let Some(before) = opened.current.take() {
            before.owner.cleanup();
        }
        opened.current = Some(Current { order_id: order_id.clone(), state, owner: owner.clone() });
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

type Saved = Option<(contract::Application, ETag)>;

/// The order and its application, fetched side by side.
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
            refusals: RwSignal::new(Vec::new()),
        }
    }

    /// Whether another order was opened since, or this one is to be loaded anew: an answer that arrives then is too late.
    pub fn is_closed(self) -> bool {
        self.order.is_disposed()
    }

    /// The product's validation level.
    pub fn level(self) -> ValidationLevel {
        self.order.with_untracked(|order| order.product.validation_level.clone())
    }

    /// Every answer as typed.
    pub fn draft(self) -> Draft {
        self.store.draft()
    }

    /// An answer was changed by the applicant: what passed before has to pass again, and it is saved a little later.
    pub fn touched(self) {
        self.finished.set_value(None);
        self.saver().touch();
    }

    /// Removes the refusal of an answer or of a photo that has changed.
    pub fn mended(self, place: &Place) {
        if !self.refusals.read_untracked().iter().any(|refusal| refusal.place == *place) {
            return;
        }
        self.refusals.update(|refusals| refusals.retain(|refusal| refusal.place != *place));
        if self.refusals.read_untracked().is_empty() {
            self.submitter.reset();
        }
    }

    /// How far saving is.
    pub fn save_state(self) -> ReadSignal<SaveState> {
        self.saver().state()
    }

    /// Judges everything and, if it passes, keeps the normal forms as what is saved from now on.
    pub fn finish(self) -> Result<Application, Vec<Problem>> {
        let draft = self.draft();
        untrack(|| self.order.with_untracked(|order| draft.finish(&order.product, &self.deep)))
    }

    /// Saves what passed every rule and waits for it. Whether it could be saved; if not, [`Self::save_state`] says why.
    pub async fn save_finished(self, application: &Application) -> bool {
        let changed = self.finished.with_value(|finished| finished.as_ref() != Some(application.to_wire()));
        if changed {
            self.finished.set_value(Some(application.to_wire().clone()));
            self.saver().touch();
        }
        self.saver().flush().await.is_ok()
    }

    /// Saves again after a failure.
    pub fn save_now(self) {
        self.saver().touch();
        spawn_local(async move {
            let _ = self.saver().flush().await;
        });
    }

    /// The `ETag` of what is saved, after everything was saved.
    pub async fn saved_etag(self) -> Result<Option<ETag>, BackendError> {
        self.saver().flush().await
    }

    /// After a conflict: what stands here replaces what was saved elsewhere.
    pub fn keep_mine(self) {
        self.resolve(|_, _| {}, true);
    }

    /// After a conflict: what was saved elsewhere replaces what stands here.
    pub fn take_theirs(self) {
        self.resolve(|open, application| open.store.replace(&Draft::from_wire(application)), false);
    }

    fn resolve(self, take: impl Fn(Self, &contract::Application) + 'static, mine: bool) {
        let backend = self.backend;
        let order_id = self.order.with_untracked(|order| order.order_id.clone());
        spawn_local(async move {
            let Ok(saved) = backend.application(&order_id).await else { return };
            let etag = saved.as_ref().map(|(_, etag)| etag.clone());
            if mine {
                self.saver().overwrite(etag);
            } else if let Some((application, _)) = &saved {
                self.finished.set_value(None);
                take(self, application);
                self.saver().adopt(etag);
            }
        });
    }

    /// Waits, for a while, until the deep rules have said all that the answers ask of them.
    pub async fn settle_verdicts(self) {
        let draft = self.draft();
        let product = self.order.with_untracked(|order| order.product.clone());
        self.deep.settle(&product, &draft).await;
    }

    /// What is worth knowing about an answer; never blocks.
    pub fn remark(self, app: AppContext, id: crate::application::FieldId, answer: &str) -> Option<Remark> {
        use crate::application::Kind;
        let language = app.language();
        let ev = self.level() == ValidationLevel::Ev;
        match id.field().kind {
            Kind::Email => {
                let address = crate::rules::email::EmailAddress::parse(answer).ok()?;
                let warnings = address.warnings(ev);
                warnings.first().map(|warning| Remark::Odd(crate::text::email::email_warning(warning, language)))
            }
            Kind::Phone => {
                self.deep.phone_remark(app, answer, &self.store.signal(crate::application::FieldId::CountryCode).get())
            }
            _ => None,
        }
    }

    fn saver(self) -> Saver {
        self.saver.get_value()
    }
}
