//! Keeps one order's status up to date, politely: only where somebody looks, in one tab for all, more and more rarely.

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
use crate::application::polling::{History, PollAnswer, SHORTEST_MS, next_delay};
use crate::contract::{self, Status, WrongMember};

/// What is known about the review, and how surely.
#[derive(Debug, Clone, PartialEq)]
pub enum PollState {
    /// The first answer is on its way. "Not found" is "not there yet" for a while.
    Loading,
    /// The newest status.
    Current {
        /// Where the review stands.
        status: Status,
    },
    /// The last request failed.
    Trouble {
        /// The newest status there was.
        last: Option<Status>,
        /// What went wrong.
        error: BackendError,
        /// Seconds until it is tried again, rounded up; `None` when it is not tried by itself.
        next_seconds: Option<u32>,
    },
    /// The review has ended; nothing is asked any more.
    Settled {
        /// How it ended.
        status: Status,
    },
}

impl PollState {
    /// The newest status there is.
    pub fn status(&self) -> Option<&Status> {
        match self {
            Self::Loading => None,
            Self::Current { status } | Self::Settled { status } => Some(status),
            Self::Trouble { last, .. } => last.as_ref(),
        }
    }
}

/// One order's status, kept up to date. `Copy`.
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
    /// When the next request is due by the monotonic clock; `None` when none is.
    due_ms: Cell<Option<f64>>,
    asked_ms: Cell<f64>,
    timer: Cell<Option<TimeoutHandle>>,
    asking: Cell<bool>,
    cancel: Cancel,
    candidacy: Rc<Candidacy>,
    /// Where tabs tell each other what the leader heard.
    channel: Option<BroadcastChannel>,
    listeners: RefCell<Vec<EventListener>>,
}

impl StatusPoller {
    /// Asks at once, and goes on as long as the owner that makes it lives.
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

    /// What is known. Does not change when an answer says nothing new.
    pub fn state(self) -> ReadSignal<PollState> {
        self.state.read_only()
    }

    /// When the backend was last heard, by its own clock, in milliseconds since 1970; `None` when it does not tell.
    pub fn checked_at_ms(self) -> ReadSignal<Option<f64>> {
        self.checked_at_ms.read_only()
    }

    /// Asks now: because somebody wants to know, or has just changed something.
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
            // Back out of the browser's page cache: what is shown may be hours old.
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
                    // The tab that asked shows what is wrong with an answer.
                    let _ = watch.hear(text, Some(ETag::new(etag)), None);
                }
            });
        }
    }

    /// Stands for the lead while the page is seen and there is something to ask; a hidden page leaves it to others.
    fn look(self: &Rc<Self>) {
        if is_hidden() {
            self.stop_timer();
            self.candidacy.withdraw();
        } else if self.asking.get() || self.due_ms.get().is_some() {
            self.candidacy.stand();
            self.go_on();
        }
    }

    /// Something happened that makes a new answer likely. Not more often than the shortest interval.
    fn hurry(self: &Rc<Self>) {
        if self.due_ms.get().is_some() {
            self.due_ms.set(Some(self.asked_ms.get() + SHORTEST_MS));
            self.look();
        }
    }

    /// The leader asks when it is due, and otherwise sets its clock.
    fn go_on(self: &Rc<Self>) {
        let Some(due_ms) = self.due_ms.get() else { return };
        if !self.candidacy.leads() || self.asking.get() || is_hidden() {
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
        // Rounded up, so that it is due when the clock rings.
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
            // The page may have gone while the answer was on its way.
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

    /// Takes an answer, this tab's or the leader's; an empty one says that nothing has changed.
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
            if newest {
                self.etag.replace(etag);
                self.show(status);
            } else if troubled && let Some(last) = self.state.with_untracked(|state| state.status().cloned()) {
                self.show(last);
            }
        }
        let _ = self.checked_at_ms.try_set(self.backend.server_now_ms());
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

    /// Decides when to ask again, and returns in how many milliseconds.
    fn plan(self: &Rc<Self>, answer: PollAnswer<'_>) -> Option<u32> {
        let next_ms = next_delay(&self.history.borrow(), answer);
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
