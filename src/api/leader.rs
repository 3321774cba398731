//! Chooses one tab for a task that several tabs could do: the tab that holds a Web Lock does it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::exchange::candidate::Candidate;

/// This tab's candidacy for the lead. Without Web Locks (an insecure origin, an old browser) every candidate leads.
pub(super) struct Candidacy {
    name: String,
    candidate: Cell<Candidate>,
    /// Ends the promise that holds the lock.
    release: RefCell<Option<Function>>,
    on_lead: Box<dyn Fn()>,
}

impl Candidacy {
    /// Makes a candidacy that has not asked for the lead yet. `on_lead` is called each time this tab becomes the
    /// leader.
    pub(super) fn new(name: String, on_lead: impl Fn() + 'static) -> Rc<Self> {
        Rc::new(Self { name, candidate: Cell::default(), release: RefCell::default(), on_lead: Box::new(on_lead) })
    }

    pub(super) fn leads(&self) -> bool {
        self.candidate.get() == Candidate::Leading
    }

    /// Asks for the lead. The request stays open until [`Self::withdraw`].
    pub(super) fn stand(self: &Rc<Self>) {
        if !self.change(Candidate::stand) {
            return;
        }
        let candidacy = self.clone();
        match self.request() {
            Ok(held) => spawn_local(async move {
                // A sandboxed frame, for instance, is refused the lock: then this tab leads alone.
                if JsFuture::from(held).await.is_err() {
                    candidacy.take_lead();
                }
            }),
            Err(_) => self.take_lead(),
        }
    }

    /// Passes the lead to the next tab, or leaves the queue.
    pub(super) fn withdraw(&self) {
        self.change(Candidate::withdraw);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn change<T>(&self, event: impl FnOnce(&mut Candidate) -> T) -> T {
        let mut candidate = self.candidate.get();
        let outcome = event(&mut candidate);
        self.candidate.set(candidate);
        outcome
    }

    fn take_lead(&self) {
        if self.change(Candidate::granted) {
            (self.on_lead)();
        }
    }

    /// Requests the lock through reflection, because the binding in web-sys is not stable yet. The lock is
    /// held until the returned promise ends.
    fn request(self: &Rc<Self>) -> Result<Promise, JsValue> {
        let navigator = web_sys::window().ok_or(JsValue::UNDEFINED)?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into())?;
        let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
        let candidacy = self.clone();
        let granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            if !candidacy.change(Candidate::granted) {
                return JsValue::UNDEFINED;
            }
            let held = Promise::new(&mut |resolve, _| {
                candidacy.release.replace(Some(resolve));
            });
            (candidacy.on_lead)();
            held.into()
        });
        request.call2(&locks, &self.name.as_str().into(), &granted)?.dyn_into()
    }
}
