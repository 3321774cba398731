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
use crate::application::saving::{SaveState, SaveStep, Saving};
use crate::contract::Application;

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
    /// To be saved after the save that is under way, when the page is gone and cannot be asked.
    last_words: RefCell<Option<Application>>,
    saving: RefCell<Saving>,
    /// The save that is under way.
    under_way: RefCell<Option<Promise>>,
    timer: Cell<Option<TimeoutHandle>>,
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
            saving: RefCell::default(),
            under_way: RefCell::default(),
            timer: Cell::default(),
            guard: RefCell::default(),
            listeners: RefCell::default(),
        });
        // A hidden page may never come back; a network that is back is used at once.
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

    /// How far saving is.
    pub fn state(self) -> ReadSignal<SaveState> {
        self.state.read_only()
    }

    /// What the backend holds under the `ETag` is this: saving the same again is nothing, and keeps the `ETag`, on which the
    /// decision to submit depends.
    pub fn holds(self, application: Application) {
        self.matter.with_value(|matter| matter.saved.replace(Some(application)));
    }

    /// Something was changed.
    pub fn touch(self) {
        self.matter.with_value(|matter| matter.react(Saving::touched));
    }

    /// Saves what is not saved yet and waits for it: before Next and before a submission.
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
                SaveState::Failed { error } | SaveState::Conflict { error } => return Err(error.clone()),
                _ if is_saving => {}
                _ => return Ok(matter.etag.borrow().clone()),
            }
        }
    }

    /// After a conflict: what is here shall replace what is there, whose `ETag` the page has just read.
    pub fn overwrite(self, etag: Option<ETag>) {
        self.matter.with_value(|matter| {
            matter.etag.replace(etag);
            matter.saved.replace(None);
            matter.react(Saving::overwrite);
        });
    }

    /// After a conflict, or a fresh load: the page now shows what is there.
    pub fn adopt(self, etag: Option<ETag>) {
        self.matter.with_value(|matter| {
            matter.stop_timer();
            matter.etag.replace(etag);
            matter.saved.replace(None);
            matter.saving.borrow_mut().adopt();
            matter.show();
        });
    }
}

impl Matter {
    /// Tells the machine what happened, and does what it says.
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
                self.backend.save_application(&self.order_id, &application, held.as_ref()).await
            };
            let is_saved = result.is_ok();
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

    /// Shows how far saving is, and lets the browser ask before it leaves where something would be lost.
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
        self.react(Saving::left);
    }
}
