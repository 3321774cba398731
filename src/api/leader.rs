//! Chooses one tab for a task that several tabs could do: the tab that holds a Web Lock does it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// This tab's candidacy for the lead. Without Web Locks (an insecure origin, an old browser) every candidate leads.
pub(super) struct Candidacy {
    name: String,
    wanted: Cell<bool>,
    queued: Cell<bool>,
    leads: Cell<bool>,
    /// Ends the promise that holds the lock.
    release: RefCell<Option<Function>>,
    on_lead: Box<dyn Fn()>,
}

impl Candidacy {
    /// Makes a candidacy that has not asked for the lead yet. `on_lead` is called each time this tab becomes the
    /// leader.
    pub(super) fn new(name: String, on_lead: impl Fn() + 'static) -> Rc<Self> {
        Rc::new(Self {
            name,
            wanted: Cell::new(false),
            queued: Cell::new(false),
            leads: Cell::new(false),
            release: RefCell::default(),
            on_lead: Box::new(on_lead),
        })
    }

    pub(super) fn leads(&self) -> bool {
        self.leads.get()
    }

    /// Asks for the lead. The request stays open until [`Self::withdraw`].
    pub(super) fn stand(self: &Rc<Self>) {
        self.wanted.set(true);
        if self.leads.get() || self.queued.replace(true) {
            return;
        }
        match self.request() {
            Ok(held) => {
                let candidacy = self.clone();
                spawn_local(async move {
                    // The browser refused the lock, for example in a sandboxed frame, so this tab works alone.
                    if JsFuture::from(held).await.is_err() {
                        candidacy.lead();
                    }
                });
            }
            Err(_) => self.lead(),
        }
    }

    /// Passes the lead to the next tab, or leaves the queue.
    pub(super) fn withdraw(&self) {
        self.wanted.set(false);
        self.leads.set(false);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn lead(&self) {
        self.queued.set(false);
        if self.wanted.get() && !self.leads.replace(true) {
            (self.on_lead)();
        }
    }

    /// Requests the lock through reflection, because the binding in web-sys is not stable yet.
    fn request(self: &Rc<Self>) -> Result<Promise, JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        let candidacy = self.clone();
        let granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            if !candidacy.wanted.get() {
                candidacy.queued.set(false);
                return JsValue::UNDEFINED;
            }
            let held = Promise::new(&mut |resolve, _| {
                candidacy.release.replace(Some(resolve));
            });
            candidacy.lead();
            held.into()
        });
        request.call2(&locks, &self.name.as_str().into(), &granted)?.dyn_into()
    }
}
