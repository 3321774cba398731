//! A handle on an element of a view.

use std::marker::PhantomData;

use leptos::prelude::{Get, GetUntracked, LocalStorage, RwSignal, Set};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Slot;

/// The classes of elements, by their tags.
pub mod html {
    pub use web_sys::{
        HtmlDialogElement as Dialog, HtmlElement as H1, HtmlElement as Div, HtmlInputElement as Input,
        HtmlSelectElement as Select, HtmlTextAreaElement as Textarea,
    };
}

/// A handle that holds an element once it is built. The class is the caller's word.
pub struct NodeRef<E> {
    element: RwSignal<Option<Element>, LocalStorage>,
    class: PhantomData<fn() -> E>,
}

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E: JsCast> NodeRef<E> {
    /// A handle that holds nothing yet.
    #[expect(clippy::new_without_default, reason = "it is made where it is used")]
    pub fn new() -> Self {
        Self { element: RwSignal::new_local(None), class: PhantomData }
    }

    /// The element; the caller is run again when it is built.
    pub fn get(self) -> Option<E> {
        self.element.get().map(JsCast::unchecked_into)
    }

    /// The element; the caller is not run again.
    pub fn get_untracked(self) -> Option<E> {
        self.element.get_untracked().map(JsCast::unchecked_into)
    }

    /// The handle in its place of a template.
    pub fn slot(self) -> Slot {
        Slot::Reference(NodeRef { element: self.element, class: PhantomData })
    }

    pub(super) fn put(self, element: &Element) {
        self.element.set(Some(element.clone()));
    }
}
