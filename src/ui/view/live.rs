//! What reacts: effects that end with their owner, places that are drawn anew, listeners.

use leptos::prelude::{RenderEffect, StoredValue};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, Node};

use super::value::{self, AnyView, Kind, put, text};

/// Runs at once, and again whenever a signal that it read changes, until the owner at hand ends.
#[inline(never)]
pub(super) fn effect(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run()));
}

/// Leptos's effect, compiled once: it runs after the views are drawn, and again when what it read changes.
pub struct Effect;

impl Effect {
    /// Starts it; it ends with the owner at hand.
    #[expect(clippy::new_ret_no_self, reason = "it reads as Leptos's own, and nobody keeps one")]
    pub fn new(run: impl FnMut() + 'static) {
        Self::start(Box::new(run));
    }

    #[inline(never)]
    fn start(mut run: Box<dyn FnMut()>) {
        leptos::prelude::Effect::new(move |_: Option<()>| run());
    }
}

/// Calls `run` at each event. The browser frees it with the target.
#[inline(never)]
pub fn listen(target: &EventTarget, event: &str, run: Box<dyn FnMut(Event)>) {
    let run = Closure::wrap(run).into_js_value();
    let _ = target.add_event_listener_with_callback(event, run.unchecked_ref());
}

/// A place between two marks. What stands there is replaced as a whole; a text that follows a text is written over.
#[inline(never)]
pub(super) fn insert(mut read: Box<dyn FnMut() -> AnyView>, parent: &Node, before: Option<&Node>) {
    let (start, end) = (text(""), text(""));
    put(&start, parent, before);
    put(&end, parent, before);
    let mut is_text = false;
    effect(Box::new(move || {
        let view = read();
        let Some(parent) = end.parent_node() else { return };
        let words = match &view.0 {
            Kind::Words(words) => Some(*words),
            Kind::Text(words) => Some(words.as_str()),
            _ => None,
        };
        if is_text && let (Some(words), Some(node)) = (words, start.next_sibling()) {
            node.set_text_content(Some(words));
            return;
        }
        is_text = words.is_some();
        while let Some(node) = start.next_sibling().filter(|node| *node != end) {
            // Where a translator or an extension took the marks apart, what is there stays.
            if parent.remove_child(&node).is_err() {
                break;
            }
        }
        value::insert(view, &parent, Some(&end));
    }));
}
