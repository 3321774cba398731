//! Saves the draft while it is written: a little after the last change, one save at a time, never over somebody else's.

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
use crate::application::retry;
use crate::contract::Application;

/// Milliseconds of quiet after which what was typed is saved.
const QUIET_MS: u32 = 1200;

/// How far saving is.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveState {
    /// Nothing has been changed since it was loaded.
    Clean,
    /// Something waits to be saved.
    Dirty,
    /// A save is under way.
    Saving,
    /// The backend has everything.
    Saved {
        /// When, by the backend's clock, in milliseconds since 1970, when it tells.
        at_ms: Option<f64>,
    },
    /// The last save failed. What can be repeated is, quietly; the next change tries again as well.
    Failed {
        /// Why.
        error: BackendError,
    },
    /// It was changed elsewhere since: nothing is saved until the applicant has chosen.
    Conflict {
        /// The 412.
        error: BackendError,
    },
}

impl SaveState {
    /// Whether leaving now would lose nothing.
    pub fn is_safe(&self) -> bool {
        matches!(self, Self::Clean | Self::Saved { .. })
    }
}

/// One order's draft on its way to the backend. `Copy`.
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
    /// What the backend has, as far as we know.
    saved: RefCell<Option<Application>>,
    /// What has to be saved after the save that is under way, when the page is gone and cannot be asked.
    last_words: RefCell<Option<Application>>,
    dirty: Cell<bool>,
    saving: RefCell<Option<Promise>>,
    timer: Cell<Option<TimeoutHandle>>,
    failures: Cell<u32>,
    /// Present while leaving would lose something: a page without it may be kept for Back.
    guard: RefCell<Option<EventListener>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Saver {
    /// Belongs to the owner that makes it. `etag` is that of the application that was loaded, `None` when nothing was saved
    /// yet; `snapshot` is what shall be saved, asked for at the time of saving.
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
        // A hidden page may never come back; a network that is back is used at once.
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

    /// How far saving is.
    pub fn state(self) -> ReadSignal<SaveState> {
        self.state.read_only()
    }

    /// The `ETag` of what the backend has: what a submission has to show.
    pub fn etag(self) -> Option<ETag> {
        self.matter.with_value(|matter| matter.etag.borrow().clone())
    }

    /// What the backend holds under the `ETag` is this: saving the same again is nothing, and keeps the `ETag`, on which the
    /// decision to submit depends.
    pub fn holds(self, application: Application) {
        self.matter.with_value(|matter| matter.saved.replace(Some(application)));
    }

    /// Something was changed.
    pub fn touch(self) {
        self.matter.with_value(Matter::touch);
    }

    /// Saves what is not saved yet and waits for it: before Next and before a submission.
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

    /// After a conflict: what is here shall replace what is there, whose `ETag` the page has just read.
    pub fn overwrite(self, etag: Option<ETag>) {
        self.matter.with_value(|matter| {
            matter.etag.replace(etag);
            matter.saved.replace(None);
            matter.show(SaveState::Dirty);
            matter.touch();
        });
    }

    /// After a conflict, or a fresh load: the page now shows what is there.
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

    /// The timer's end. A save under way looks at `dirty` when it is done.
    fn save_if_needed(self: &Rc<Self>) {
        let conflict = self.state.with_untracked(|state| matches!(state, SaveState::Conflict { .. }));
        if self.dirty.get() && self.saving.borrow().is_none() && !conflict {
            let _ = Self::start(self);
        }
    }

    /// Takes the snapshot now, saves it, and resolves when that has ended well or badly.
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
                // Older browsers ask only when this is set as well.
                event.unchecked_ref::<BeforeUnloadEvent>().set_return_value("unsaved");
            });
            self.guard.replace(Some(guard));
        }
        // The page may be gone; and each key of a draft tells the same.
        if self.state.try_with_untracked(|shown| *shown != state) == Some(true) {
            self.state.set(state);
        }
    }

    /// The page goes away: what is not saved is saved now, while the page can still be asked what it is.
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
