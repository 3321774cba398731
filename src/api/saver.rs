//! Saves the draft while the applicant writes it: shortly after the last change, one save at a time, and never over
//! somebody else's changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Math, Promise};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BeforeUnloadEvent, EventTarget};

use super::{Backend, BackendError, ETag};
use crate::contract::Application;
use crate::exchange::retry;

/// Milliseconds after the last change until the draft is saved.
const QUIET_MS: u32 = 1200;

/// The state of saving.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveState {
    /// Nothing has changed since the draft was loaded.
    Clean,
    /// A change waits to be saved.
    Dirty,
    /// A save is under way.
    Saving,
    /// The backend has all changes.
    Saved {
        /// When they were saved, by the backend's clock, in milliseconds since 1970; `None` if that clock is unknown.
        at_ms: Option<f64>,
    },
    /// The last save failed. If repeating can help, it is repeated without a message. The next change tries again as
    /// well.
    Failed {
        /// The error.
        error: BackendError,
    },
    /// The application was changed elsewhere. Nothing is saved until the applicant has chosen.
    Conflict {
        /// The error of the answer 412.
        error: BackendError,
    },
}

impl SaveState {
    /// Returns true if nothing would be lost when the page is left now.
    pub fn is_safe(&self) -> bool {
        matches!(self, Self::Clean | Self::Saved { .. })
    }
}

/// Saves the draft of one order to the backend. It is `Copy`.
#[derive(Clone, Copy)]
pub struct Saver {
    matter: StoredValue<Rc<Matter>, LocalStorage>,
    state: RwSignal<SaveState>,
}

struct Matter {
    backend: Backend,
    order_id: String,
    state: RwSignal<SaveState>,
    snapshot: Box<dyn Fn() -> Application>,
    etag: RefCell<Option<ETag>>,
    /// The application that the backend has, if it is known.
    saved: RefCell<Option<Application>>,
    /// The application to save after the current save, taken when the page went away.
    last_words: RefCell<Option<Application>>,
    dirty: Cell<bool>,
    saving: RefCell<Option<Promise>>,
    timer: Cell<Option<TimeoutHandle>>,
    failures: Cell<u32>,
    /// The guard that asks before the page is left. It exists only while changes would be lost, because a page without
    /// it can be kept in the back/forward cache.
    guard: RefCell<Option<EventListener>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Saver {
    /// Makes a saver for the current owner. `etag` belongs to the application that was loaded, and is `None` if nothing
    /// was saved yet. `snapshot` returns the application to save; it is called when a save starts.
    pub fn new(
        backend: Backend,
        order_id: String,
        etag: Option<ETag>,
        snapshot: impl Fn() -> Application + 'static,
    ) -> Self {
        let state = RwSignal::new(SaveState::Clean);
        let matter = Rc::new(Matter {
            backend,
            order_id,
            state,
            snapshot: Box::new(snapshot),
            etag: RefCell::new(etag),
            saved: RefCell::default(),
            last_words: RefCell::default(),
            dirty: Cell::new(false),
            saving: RefCell::default(),
            timer: Cell::default(),
            failures: Cell::new(0),
            guard: RefCell::default(),
            listeners: RefCell::default(),
        });
        // A hidden page may never become visible again, so it saves at once. A network that has come back is used at
        // once too.
        let listener = |target: &EventTarget, kind| {
            let weak = Rc::downgrade(&matter);
            EventListener::new(target, kind, move |_| {
                if let Some(matter) = weak.upgrade()
                    && matter.dirty.get()
                {
                    matter.schedule(0);
                }
            })
        };
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        matter.listeners.borrow_mut().extend(
            [
                document.map(|document| listener(&document, "visibilitychange")),
                window.map(|window| listener(&window, "online")),
            ]
            .into_iter()
            .flatten(),
        );
        let matter = StoredValue::new_local(matter);
        on_cleanup(move || {
            let _ = matter.try_with_value(Matter::leave);
        });
        Self { matter, state }
    }

    /// The state of saving.
    pub fn state(self) -> ReadSignal<SaveState> {
        self.state.read_only()
    }

    /// The `ETag` of the application that the backend has. A submission needs it.
    pub fn etag(self) -> Option<ETag> {
        self.matter.with_value(|matter| matter.etag.borrow().clone())
    }

    /// Sets the application that the backend has for the current `ETag`. If nothing was changed, a save then sends
    /// nothing and keeps the `ETag`, which the decision to submit depends on.
    pub fn holds(self, application: Application) {
        self.matter.with_value(|matter| matter.saved.replace(Some(application)));
    }

    /// Notes a change and plans a save.
    pub fn touch(self) {
        self.matter.with_value(Matter::touch);
    }

    /// Saves all changes and waits for the end. Call it before the next page and before a submission.
    pub async fn flush(self) -> Result<Option<ETag>, BackendError> {
        let matter = self.matter.get_value();
        matter.stop_timer();
        loop {
            let saving = matter.saving.borrow().clone();
            let saving = match saving {
                Some(saving) => saving,
                None if !matter.dirty.get() => return Ok(matter.etag.borrow().clone()),
                None => match self.state.get_untracked() {
                    SaveState::Conflict { error } => return Err(error),
                    _ => Matter::start(&matter),
                },
            };
            let _ = JsFuture::from(saving).await;
            match self.state.get_untracked() {
                SaveState::Failed { error } | SaveState::Conflict { error } => return Err(error),
                _ => {}
            }
        }
    }

    /// Resolves a conflict in favour of this page: its content will replace the version in the backend. `etag` is that
    /// version's, which the page has just read.
    pub fn overwrite(self, etag: Option<ETag>) {
        self.matter.with_value(|matter| {
            matter.etag.replace(etag);
            matter.saved.replace(None);
            matter.show(SaveState::Dirty);
            matter.touch();
        });
    }

    /// After a conflict or a fresh load, notes that the page now shows the version in the backend.
    pub fn adopt(self, etag: Option<ETag>) {
        self.matter.with_value(|matter| {
            matter.stop_timer();
            matter.etag.replace(etag);
            matter.saved.replace(None);
            matter.dirty.set(false);
            matter.show(SaveState::Clean);
        });
    }
}

impl Matter {
    fn touch(self: &Rc<Self>) {
        self.dirty.set(true);
        let conflict = self.state.with_untracked(|state| matches!(state, SaveState::Conflict { .. }));
        if conflict {
            return;
        }
        if self.saving.borrow().is_none() {
            self.show(SaveState::Dirty);
        }
        self.schedule(QUIET_MS);
    }

    fn schedule(self: &Rc<Self>, ms: u32) {
        self.stop_timer();
        let weak = Rc::downgrade(self);
        let callback = move || {
            if let Some(matter) = weak.upgrade() {
                matter.save_if_needed();
            }
        };
        self.timer.set(set_timeout_with_handle(callback, Duration::from_millis(u64::from(ms))).ok());
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// Starts a save when the timer fires. If a save is already running, it checks `dirty` at its end.
    fn save_if_needed(self: &Rc<Self>) {
        let conflict = self.state.with_untracked(|state| matches!(state, SaveState::Conflict { .. }));
        if self.dirty.get() && self.saving.borrow().is_none() && !conflict {
            let _ = Self::start(self);
        }
    }

    /// Takes the snapshot and saves it. The promise resolves when the save has ended, with or without an error.
    fn start(matter: &Rc<Self>) -> Promise {
        let application = (matter.snapshot)();
        matter.dirty.set(false);
        matter.show(SaveState::Saving);
        let promise = future_to_promise(matter.clone().save(application));
        matter.saving.replace(Some(promise.clone()));
        promise
    }

    async fn save(self: Rc<Self>, mut application: Application) -> Result<JsValue, JsValue> {
        loop {
            let unchanged = self.saved.borrow().as_ref() == Some(&application);
            let held = self.etag.borrow().clone();
            let result = if unchanged && let Some(etag) = held {
                Ok(etag)
            } else {
                self.backend.save_application(&self.order_id, &application, held.as_ref()).await
            };
            let saved = result.is_ok();
            self.ended(result.map(|etag| (etag, application)));
            match self.last_words.take() {
                Some(last) if saved => application = last,
                _ => break,
            }
        }
        self.saving.replace(None);
        Ok(JsValue::UNDEFINED)
    }

    fn ended(self: &Rc<Self>, result: Result<(ETag, Application), BackendError>) {
        let error = match result {
            Ok((etag, application)) => {
                self.etag.replace(Some(etag));
                self.saved.replace(Some(application));
                self.failures.set(0);
                if self.dirty.get() {
                    self.show(SaveState::Dirty);
                    self.schedule(QUIET_MS);
                } else {
                    self.show(SaveState::Saved { at_ms: self.backend.server_now_ms() });
                }
                return;
            }
            Err(error) => error,
        };
        self.dirty.set(true);
        if matches!(error, BackendError::PreconditionFailed(_)) {
            self.show(SaveState::Conflict { error });
            return;
        }
        let failures = self.failures.get() + 1;
        self.failures.set(failures);
        let offline = matches!(error, BackendError::Offline | BackendError::NotOurBackend);
        let wait = match retry::BACKGROUND.wait_ms(failures, &error, Math::random()) {
            None if offline => Some(retry::BACKGROUND.backoff_ms(failures, Math::random())),
            wait => wait,
        };
        self.show(SaveState::Failed { error });
        if let Some(wait) = wait {
            self.schedule(wait);
        }
    }

    fn show(&self, state: SaveState) {
        if state.is_safe() {
            self.guard.replace(None);
        } else if self.guard.borrow().is_none()
            && let Some(window) = web_sys::window()
        {
            let options = EventListenerOptions::enable_prevent_default();
            let guard = EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                // Older browsers ask only if this is set as well.
                event.unchecked_ref::<BeforeUnloadEvent>().set_return_value("unsaved");
            });
            self.guard.replace(Some(guard));
        }
        // The page may be gone. An equal state is not set again, because every key would announce it.
        if self.state.try_with_untracked(|shown| *shown != state) == Some(true) {
            self.state.set(state);
        }
    }

    /// Saves the remaining changes when the page goes away, while the snapshot can still be taken.
    fn leave(self: &Rc<Self>) {
        self.stop_timer();
        self.listeners.take();
        let conflict = self.state.with_untracked(|state| matches!(state, SaveState::Conflict { .. }));
        if self.dirty.get() && !conflict {
            if self.saving.borrow().is_some() {
                self.last_words.replace(Some((self.snapshot)()));
                self.dirty.set(false);
            } else {
                let _ = Self::start(self);
            }
        }
    }
}
