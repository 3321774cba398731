//! A list whose rows stay where their items do.
//!
//! A row is a copy of a blank one, filled in: copying is one call into the browser, where building one would be dozens.
//! Many new rows are made in batches with pauses between them, so that no paste stops the page.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Get, Signal, set_timeout};
use web_sys::{Element, Node};

use super::live::effect;
use super::value::{AnyView, Kind, put, text};

/// Rows that are made at once, about as many as are in view.
const FIRST_BATCH: usize = 16;
/// Rows that follow together.
const BATCH: usize = 60;
/// What a batch waits for: the frame before it, and a verdict that is on its way.
const REST: Duration = Duration::from_millis(45);

/// Writes an item into a row, which holds the other one so far, or is blank.
type Fill<T> = Box<dyn Fn(&Element, &T, Option<&T>)>;

/// What a list knows of its rows.
pub struct RowKind<T> {
    /// What a row is about. It keeps its element, and the focus in it, while the rest of it changes.
    pub key: fn(&T) -> &str,
    /// One element without listeners, of which rows are copies.
    pub blank: AnyView,
    /// Writes an item into a row, which holds the other one so far, or is blank.
    pub fill: Fill<T>,
}

/// A row for each item. While rows are missing, those that are there say how many there will be.
pub fn keyed<T: Clone + PartialEq + Send + Sync + 'static>(items: Signal<Vec<T>>, kind: RowKind<T>) -> AnyView {
    AnyView(Kind::Own(Box::new(move |parent, before| {
        let RowKind { key, blank: AnyView(Kind::Node(blank)), fill } = kind else { return };
        let end = text("");
        put(&end, parent, before);
        let rows =
            Rows { key, blank, fill, end, items: Vec::new(), shown: Vec::new(), is_waiting: false, is_partial: false };
        let rows = Rc::new(RefCell::new(rows));
        effect(Box::new(move || {
            rows.borrow_mut().items = items.get();
            go_on(&rows);
        }));
    })))
}

/// Takes the items up. Where a batch is on its way already, new rows wait for that.
fn go_on<T: Clone + PartialEq + 'static>(rows: &Rc<RefCell<Rows<T>>>) {
    let mut open = rows.borrow_mut();
    let batch = if open.is_waiting { 0 } else { FIRST_BATCH };
    open.make(batch);
    if !open.is_waiting && open.is_partial {
        open.is_waiting = true;
        follow(rows.clone());
    }
}

fn follow<T: Clone + PartialEq + 'static>(rows: Rc<RefCell<Rows<T>>>) {
    set_timeout(
        move || {
            let mut open = rows.borrow_mut();
            open.make(BATCH);
            open.is_waiting = open.is_partial && open.end.parent_node().is_some();
            if open.is_waiting {
                follow(rows.clone());
            }
        },
        REST,
    );
}

struct Rows<T> {
    key: fn(&T) -> &str,
    blank: Node,
    fill: Fill<T>,
    /// The mark behind the last row.
    end: Node,
    /// What shall be shown.
    items: Vec<T>,
    /// What is shown: as long as there are fewer rows than items, those at the start.
    shown: Vec<(T, Element)>,
    /// Whether the next batch is under way already; it takes up what the items are by then.
    is_waiting: bool,
    /// Whether the rows say how many there will be.
    is_partial: bool,
}

impl<T: Clone + PartialEq> Rows<T> {
    fn make(&mut self, batch: usize) {
        let Some(parent) = self.end.parent_node() else { return };
        let mut old: Vec<_> = std::mem::take(&mut self.shown).into_iter().map(Some).collect();
        let mut is_new = Vec::new();
        // Most rows follow each other as before: the search starts behind the last one found.
        let mut next = 0;
        let mut is_in_order = true;
        let mut made = 0;
        for item in &self.items {
            let is_its = |at: &usize| old[*at].as_ref().is_some_and(|(known, _)| (self.key)(known) == (self.key)(item));
            let found = (next..old.len()).chain(0..next).find(is_its);
            if let Some(at) = found
                && let Some((known, element)) = old[at].take()
            {
                is_in_order &= at >= next;
                next = at + 1;
                if known != *item {
                    (self.fill)(&element, item, Some(&known));
                }
                self.shown.push((item.clone(), element));
                is_new.push(false);
            } else if made == batch {
                break;
            } else if let Ok(copy) = self.blank.clone_node_with_deep(true) {
                made += 1;
                let element: Element = wasm_bindgen::JsCast::unchecked_into(copy);
                (self.fill)(&element, item, None);
                self.shown.push((item.clone(), element));
                is_new.push(true);
            }
        }
        for (_, element) in old.iter().flatten() {
            let _ = parent.remove_child(element);
        }
        let mut behind: &Node = &self.end;
        for ((_, element), is_new) in self.shown.iter().zip(is_new).rev() {
            if is_new || (!is_in_order && element.next_sibling().as_ref() != Some(behind)) {
                put(element, &parent, Some(behind));
            }
            behind = element;
        }
        self.tell_length();
    }

    /// Says how long the list will be while rows are missing, and takes that back when none is.
    fn tell_length(&mut self) {
        let is_partial = self.shown.len() < self.items.len();
        if is_partial == self.is_partial {
            return;
        }
        self.is_partial = is_partial;
        let length = self.items.len().to_string();
        for (place, (_, element)) in self.shown.iter().enumerate() {
            if is_partial {
                let _ = element.set_attribute("aria-setsize", &length);
                let _ = element.set_attribute("aria-posinset", &(place + 1).to_string());
            } else {
                let _ = element.remove_attribute("aria-setsize");
                let _ = element.remove_attribute("aria-posinset");
            }
        }
    }
}
