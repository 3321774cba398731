//! Keeps the status of one order up to date with few requests: only while the page is visible, in one tab for all tabs,
//! and at growing intervals.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_events::EventListener;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, Document, Event, EventTarget, MessageEvent, PageTransitionEvent};

use super::clock::monotonic_ms;
use super::leader::Candidacy;
use super::{Backend, BackendError, Cancel, ETag, pending};
use crate::contract::{self, Status, WrongMember};
use crate::exchange::polling::{History, PollAnswer, SHORTEST_MS, next_delay};

/// The known status of the review, and whether it is current.
#[derive(Debug, Clone, PartialEq)]
pub enum PollState {
    /// The first answer has not come yet. For a while, "not found" counts as "not there yet".
    Loading,
    /// The status is current.
    Current {
        /// The newest status.
        status: Status,
    },
    /// The last request failed.
    Trouble {
        /// The newest status so far.
        last: Option<Status>,
        /// The error.
        error: BackendError,
        /// Seconds until the next attempt, rounded up; `None` if there is no automatic attempt.
        next_seconds: Option<u32>,
    },
    /// The review has ended, so there are no more requests.
    Settled {
        /// The final status.
        status: Status,
    },
}

impl PollState {
    /// The newest status, if there is one.
    pub fn status(&self) -> Option<&Status> {
        match self {
            Self::Loading => None,
            Self::Current { status } | Self::Settled { status } => Some(status),
            Self::Trouble { last, .. } => last.as_ref(),
        }
    }
}

/// A poller that keeps the status of one order up to date. It is `Copy`.
#[derive(Clone, Copy)]
pub struct StatusPoller {
    watch: StoredValue<Rc<Watch>, LocalStorage>,
    state: RwSignal<PollState>,
    checked_at_ms: RwSignal<Option<f64>>,
}

struct Watch {
    backend: Backend,
    order_id: String,
    state: RwSignal<PollState>,
    checked_at_ms: RwSignal<Option<f64>>,
    history: RefCell<History>,
    etag: RefCell<Option<ETag>>,
    /// When the next request is due, by the monotonic clock; `None` if none is planned.
    due_ms: Cell<Option<f64>>,
    asked_ms: Cell<f64>,
    timer: Cell<Option<TimeoutHandle>>,
    asking: Cell<bool>,
    /// True if a hidden page goes on asking.
    works_hidden: Cell<bool>,
    cancel: Cancel,
    candidacy: Rc<Candidacy>,
    /// The channel over which the leader sends its answers to the other tabs.
    channel: Option<BroadcastChannel>,
    listeners: RefCell<Vec<EventListener>>,
}

impl StatusPoller {
    /// Sends a request at once, and continues as long as the owner in which it was made lives.
    pub fn new(backend: Backend, order_id: String) -> Self {
        let state = RwSignal::new(PollState::Loading);
        let checked_at_ms = RwSignal::new(None);
        let name = ["signet.status.", &order_id].concat();
        let watch = Rc::new_cyclic(|weak: &std::rc::Weak<Watch>| {
            let on_lead = weak.clone();
            Watch {
                backend,
                order_id,
                state,
                checked_at_ms,
                history: RefCell::new(History::new(monotonic_ms())),
                etag: RefCell::default(),
                due_ms: Cell::new(None),
                asked_ms: Cell::new(0.0),
                timer: Cell::default(),
                asking: Cell::new(false),
                works_hidden: Cell::new(false),
                cancel: Cancel::new(),
                channel: BroadcastChannel::new(&name).ok(),
                candidacy: Candidacy::new(name, move || {
                    if let Some(watch) = on_lead.upgrade() {
                        watch.go_on();
                    }
                }),
                listeners: RefCell::default(),
            }
        });
        if let Some(status) = backend.submitted(&watch.order_id) {
            watch.history.borrow_mut().accept(status.version, monotonic_ms());
            watch.show(status);
        }
        watch.listen();
        watch.ask();
        watch.look();
        let watch = StoredValue::new_local(watch);
        on_cleanup(move || {
            let _ = watch.try_with_value(|watch| watch.end());
        });
        Self { watch, state, checked_at_ms }
    }

    /// The state of the poller. It does not change if an answer brings nothing new.
    pub fn state(self) -> ReadSignal<PollState> {
        self.state.read_only()
    }

    /// When the last answer came, in milliseconds since 1970; `None` before the first answer. It is the backend's clock,
    /// or this computer's where the backend hides its own.
    pub fn checked_at_ms(self) -> ReadSignal<Option<f64>> {
        self.checked_at_ms.read_only()
    }

    /// Goes on asking while the page is hidden, because the applicant wants to be notified. The browser slows the timers of a
    /// hidden page down to about one a minute.
    pub fn work_hidden(self) {
        self.watch.with_value(|watch| watch.works_hidden.set(true));
    }

    /// Sends a request now, because the applicant asks for it or has just changed something.
    pub fn check_now(self) {
        self.watch.with_value(|watch| {
            watch.ask();
            watch.look();
        });
    }
}

impl Watch {
    fn listen(self: &Rc<Self>) {
        let on = |target: &EventTarget, kind, react: fn(&Rc<Self>, &Event)| {
            let weak = Rc::downgrade(self);
            let listener = EventListener::new(target, kind, move |event| {
                if let Some(watch) = weak.upgrade() {
                    react(&watch, event);
                }
            });
            self.listeners.borrow_mut().push(listener);
        };
        if let Some(document) = document() {
            on(&document, "visibilitychange", |watch, _| watch.look());
        }
        if let Some(window) = web_sys::window() {
            // The page comes back from the browser's back/forward cache, so its status may be hours old.
            on(&window, "pageshow", |watch, event| {
                if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                    watch.hurry();
                }
            });
            on(&window, "online", |watch, _| watch.hurry());
        }
        if let Some(channel) = &self.channel {
            on(channel, "message", |watch, event| {
                let message = event.unchecked_ref::<MessageEvent>().data().as_string();
                if let Some((etag, text)) = message.as_deref().and_then(|message| message.split_once('\n')) {
                    // The tab that sent the request shows the error of a bad answer.
                    let _ = watch.hear(text, Some(ETag::new(etag)), None);
                }
            });
        }
    }

    /// Asks for the lead while the page is visible and a request is planned or open. A hidden page leaves the lead to
    /// other tabs.
    fn look(self: &Rc<Self>) {
        if self.rests() {
            self.stop_timer();
            self.candidacy.withdraw();
        } else if self.asking.get() || self.due_ms.get().is_some() {
            self.candidacy.stand();
            self.go_on();
        }
    }

    /// Returns true while the page is hidden and nobody waits for a notification.
    fn rests(&self) -> bool {
        is_hidden() && !self.works_hidden.get()
    }

    /// Moves the next request forward after an event that makes a new answer likely. The shortest interval is kept.
    fn hurry(self: &Rc<Self>) {
        if self.due_ms.get().is_some() {
            self.due_ms.set(Some(self.asked_ms.get() + SHORTEST_MS));
            self.look();
        }
    }

    /// Sends the request if this tab leads and the request is due. If it is not due yet, sets the timer.
    fn go_on(self: &Rc<Self>) {
        let Some(due_ms) = self.due_ms.get() else { return };
        if !self.candidacy.leads() || self.asking.get() || self.rests() {
            return;
        }
        let left_ms = due_ms - monotonic_ms();
        if left_ms <= 0.0 {
            self.ask();
            return;
        }
        self.stop_timer();
        let weak = Rc::downgrade(self);
        let callback = move || {
            if let Some(watch) = weak.upgrade() {
                watch.go_on();
            }
        };
        // The wait is rounded up, so that the request is due when the timer fires.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast of a float saturates")]
        let wait = Duration::from_millis(left_ms.ceil() as u64);
        self.timer.set(set_timeout_with_handle(callback, wait).ok());
    }

    fn ask(self: &Rc<Self>) {
        if self.asking.replace(true) {
            return;
        }
        self.stop_timer();
        self.due_ms.set(None);
        self.asked_ms.set(monotonic_ms());
        self.history.borrow_mut().request(self.asked_ms.get());
        let watch = self.clone();
        spawn_local(async move {
            let held = watch.etag.borrow().clone();
            let result = watch.backend.status_answer(&watch.order_id, held.as_ref(), &watch.cancel).await;
            watch.asking.set(false);
            // The page may be gone when the answer comes.
            if watch.state.is_disposed() {
                return;
            }
            match result {
                Err(error) => watch.fail(error),
                Ok(answer) => {
                    let text = if answer.status == 304 { "" } else { answer.text() };
                    let etag = answer.etag().ok();
                    match watch.hear(text, etag.clone(), answer.retry_after()) {
                        Ok(()) => watch.tell(etag, text),
                        Err(member) => watch.fail(answer.wrong_member(member)),
                    }
                }
            }
        });
    }

    /// Handles an answer to this tab's request or to the leader's. An empty one means that nothing has changed.
    fn hear(self: &Rc<Self>, text: &str, etag: Option<ETag>, retry_after: Option<u32>) -> Result<(), WrongMember> {
        let now_ms = monotonic_ms();
        if text.is_empty() {
            self.history.borrow_mut().pass(now_ms);
            let recovered = self.state.with_untracked(|state| match state {
                PollState::Trouble { last, .. } => last.clone(),
                _ => None,
            });
            if let Some(status) = recovered {
                self.show(status);
            }
        } else {
            let status: Status = contract::read(text)?;
            if !status.status.is_editable() {
                pending::forget(&self.order_id);
            }
            let newest = self.history.borrow_mut().accept(status.version, now_ms);
            let troubled = self.state.with_untracked(|state| matches!(state, PollState::Trouble { .. }));
            // A submission of this page brings the status without an `ETag`; the next answer of the same version has it.
            let shown = self.state.with_untracked(|state| state.status().map(|shown| shown.version));
            if newest || shown == Some(status.version) {
                self.etag.replace(etag);
            }
            if newest {
                self.show(status);
            } else if troubled && let Some(last) = self.state.with_untracked(|state| state.status().cloned()) {
                self.show(last);
            }
        }
        let _ = self.checked_at_ms.try_set(Some(self.backend.now_ms()));
        let settled = self.state.with_untracked(|state| matches!(state, PollState::Settled { .. }));
        self.plan(PollAnswer::Status { settled, retry_after });
        Ok(())
    }

    fn fail(self: &Rc<Self>, error: BackendError) {
        if error == BackendError::Cancelled {
            return;
        }
        let too_early = {
            let mut history = self.history.borrow_mut();
            history.pass(monotonic_ms());
            history.is_too_early_for(&error)
        };
        let next_ms = self.plan(PollAnswer::Error(&error));
        if !too_early {
            let last = self.state.with_untracked(|state| state.status().cloned());
            let next_seconds = next_ms.map(|ms| ms.div_ceil(1000));
            let _ = self.state.try_set(PollState::Trouble { last, error, next_seconds });
        }
    }

    /// Decides when the next request is due, and returns the milliseconds until then.
    fn plan(self: &Rc<Self>, answer: PollAnswer<'_>) -> Option<u32> {
        let next_ms = next_delay(&self.history.borrow(), answer, js_sys::Math::random());
        self.due_ms.set(next_ms.map(|ms| monotonic_ms() + f64::from(ms)));
        if next_ms.is_some() {
            self.go_on();
        } else {
            self.stop_timer();
            self.candidacy.withdraw();
        }
        next_ms
    }

    fn show(&self, status: Status) {
        let settled = status.status.is_settled();
        let state = if settled { PollState::Settled { status } } else { PollState::Current { status } };
        let _ = self.state.try_set(state);
    }

    fn tell(&self, etag: Option<ETag>, text: &str) {
        if let Some(channel) = &self.channel {
            let etag = etag.as_ref().map_or("", ETag::as_str);
            let _ = channel.post_message(&[etag, "\n", text].concat().into());
        }
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    fn end(&self) {
        self.cancel.cancel();
        self.stop_timer();
        self.due_ms.set(None);
        self.candidacy.withdraw();
        self.listeners.take();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}
