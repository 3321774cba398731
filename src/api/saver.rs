//! Saves the draft while it is written. [`Saving`] decides when; this file has the timer, the calls and the browser's events.

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
use crate::exchange::saving::{SaveState, SaveStep, Saving};

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
    /// The applications of the last failed saves that may have arrived all the same.
    unconfirmed: RefCell<Vec<Application>>,
    /// The application to save after the current save, taken when the page went away.
    last_words: RefCell<Option<Application>>,
    saving: RefCell<Saving>,
    /// The save that is under way.
    under_way: RefCell<Option<Promise>>,
    timer: Cell<Option<TimeoutHandle>>,
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
            unconfirmed: RefCell::default(),
            last_words: RefCell::default(),
            saving: RefCell::default(),
            under_way: RefCell::default(),
            timer: Cell::default(),
            guard: RefCell::default(),
            listeners: RefCell::default(),
        });
        // A hidden page may never become visible again, so it saves at once. A network that has come back is used at
        // once too.
        let listener = |target: &EventTarget, kind| {
            let weak = Rc::downgrade(&matter);
            EventListener::new(target, kind, move |_| {
                if let Some(matter) = weak.upgrade() {
                    matter.schedule(0);
                }
            })
        };
        if let Some(window) = web_sys::window() {
            let mut listeners = matter.listeners.borrow_mut();
            listeners.push(listener(&window, "online"));
            listeners.extend(window.document().map(|document| listener(&document, "visibilitychange")));
        }
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

    /// Sets the application that the backend has for the current `ETag`. If nothing was changed, a save then sends
    /// nothing and keeps the `ETag`, which the decision to submit depends on.
    pub fn holds(self, application: Application) {
        self.matter.with_value(|matter| matter.saved.replace(Some(application)));
    }

    /// Notes a change and plans a save.
    pub fn touch(self) {
        self.matter.with_value(|matter| matter.react(Saving::touched));
    }

    /// Saves all changes and waits for the end. Call it before the next page and before a submission.
    pub async fn flush(self) -> Result<Option<ETag>, BackendError> {
        let matter = self.matter.get_value();
        matter.stop_timer();
        loop {
            if matter.under_way.borrow().is_none() {
                matter.react(Saving::due);
            }
            let under_way = matter.under_way.borrow().clone();
            let is_saving = under_way.is_some();
            if let Some(under_way) = under_way {
                let _ = JsFuture::from(under_way).await;
            }
            match matter.saving.borrow().state() {
                SaveState::Failed { error, .. } | SaveState::Conflict { error } => return Err(error.clone()),
                _ if is_saving => {}
                _ => return Ok(matter.etag.borrow().clone()),
            }
        }
    }

    /// The application that this page saved or loaded last, if there is one.
    pub fn saved(self) -> Option<Application> {
        self.matter.with_value(|matter| matter.saved.borrow().clone())
    }

    /// Ends a conflict: the page has read the version in the backend, and its own content now is based on that version.
    /// It is saved at once. `None` means that the backend has nothing.
    pub fn rebase(self, theirs: Option<(Application, ETag)>) {
        self.matter.with_value(|matter| {
            let (application, etag) = theirs.unzip();
            matter.etag.replace(etag);
            matter.saved.replace(application);
            matter.react(Saving::rebased);
        });
    }
}

impl Matter {
    /// Passes an event to the machine, and carries out its step.
    fn react(self: &Rc<Self>, event: impl FnOnce(&mut Saving) -> SaveStep) {
        let step = event(&mut self.saving.borrow_mut());
        self.show();
        match step {
            SaveStep::Rest => {}
            SaveStep::Wait(ms) => self.schedule(ms),
            SaveStep::Save => {
                let application = (self.snapshot)();
                let promise = future_to_promise(self.clone().save(application));
                self.under_way.replace(Some(promise));
            }
            SaveStep::SaveAfter => {
                self.last_words.replace(Some((self.snapshot)()));
            }
        }
    }

    fn schedule(self: &Rc<Self>, ms: u32) {
        self.stop_timer();
        let weak = Rc::downgrade(self);
        let callback = move || {
            if let Some(matter) = weak.upgrade() {
                matter.react(Saving::due);
            }
        };
        self.timer.set(set_timeout_with_handle(callback, Duration::from_millis(u64::from(ms))).ok());
    }

    fn stop_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    async fn save(self: Rc<Self>, mut application: Application) -> Result<JsValue, JsValue> {
        loop {
            let unchanged = self.saved.borrow().as_ref() == Some(&application);
            let held = self.etag.borrow().clone();
            let result = if unchanged && let Some(etag) = held {
                Ok(etag)
            } else {
                let unconfirmed = self.unconfirmed.borrow().clone();
                self.backend.save_application(&self.order_id, &application, held, &unconfirmed).await
            };
            let is_saved = result.is_ok();
            match &result {
                Ok(_) => self.unconfirmed.borrow_mut().clear(),
                Err(error) if error.leaves_outcome_unknown() => {
                    self.unconfirmed.borrow_mut().push(application.clone());
                }
                Err(_) => {}
            }
            let result = result.map(|etag| {
                self.etag.replace(Some(etag));
                self.saved.replace(Some(application));
                self.backend.server_now_ms()
            });
            self.react(|saving| saving.ended(result, Math::random()));
            match self.last_words.take() {
                Some(last) if is_saved => application = last,
                _ => break,
            }
            self.saving.borrow_mut().begin();
            self.show();
        }
        self.under_way.replace(None);
        Ok(JsValue::UNDEFINED)
    }

    /// Shows the state of saving, and lets the browser ask before it leaves the page while a change would be lost.
    fn show(&self) {
        let state = self.saving.borrow().state().clone();
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
        self.react(Saving::left);
    }
}
