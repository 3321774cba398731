//! A list whose rows stay where their items do.

use leptos::prelude::{Get, Signal};
use web_sys::Node;

use super::live::effect;
use super::value::{AnyView, Kind, put, text};

/// A row for each item. The whole item is its key: a row is made once, moves with its item and never changes, so `row`
/// makes one element and reads no signal.
pub fn keyed<T>(items: Signal<Vec<T>>, row: impl Fn(T) -> AnyView + 'static) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    AnyView(Kind::Own(Box::new(move |parent, before| {
        let end = text("");
        put(&end, parent, before);
        let mut rows: Vec<(T, Node)> = Vec::new();
        effect(Box::new(move || {
            let Some(parent) = end.parent_node() else { return };
            let mut old: Vec<_> = std::mem::take(&mut rows).into_iter().map(Some).collect();
            // Most rows follow each other as before: the search starts behind the last one found.
            let mut next = 0;
            for item in items.get() {
                let is_its = |at: &usize| old[*at].as_ref().is_some_and(|(known, _)| *known == item);
                let found = (next..old.len()).chain(0..next).find(is_its);
                if let Some(at) = found {
                    next = at + 1;
                    rows.extend(old[at].take());
                } else if let Kind::Node(node) = row(item.clone()).0 {
                    rows.push((item, node));
                }
            }
            for (_, node) in old.iter().flatten() {
                let _ = parent.remove_child(node);
            }
            let mut behind = end.clone();
            for (_, node) in rows.iter().rev() {
                if node.next_sibling().as_ref() != Some(&behind) {
                    put(node, &parent, Some(&behind));
                }
                behind.clone_from(node);
            }
        }));
    })))
}
