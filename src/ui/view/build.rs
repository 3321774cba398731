//! Reads templates.

use leptos::prelude::document;
use web_sys::{Element, Node};

use super::attribute::{Slot, fill};
use super::value::{AnyView, Kind, insert, put, text};

// The marks that start a piece, as `macros` writes them. The end of an element is 2.
const OPEN: char = '\u{1}';
const ATTRIBUTE: char = '\u{3}';
const VALUE: char = '\u{4}';
const TEXT: char = '\u{5}';
const CHILD: char = '\u{6}';
const PART: char = '\u{7}';

/// Makes elements of a template. Each piece starts with its mark; slots are taken in order.
#[inline(never)]
pub fn build(template: &'static str, slots: Vec<Slot>) -> AnyView {
    let mut slots = slots.into_iter();
    // What stands side by side at the top, and the elements that are open, the innermost last.
    let mut top: Vec<AnyView> = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    let mut rest = template;
    while let Some(mark) = rest.chars().next() {
        rest = &rest[1..];
        let words;
        (words, rest) = rest.split_at(rest.find(|c: char| c <= PART).unwrap_or(rest.len()));
        match (mark, open.last()) {
            (OPEN, _) => open.extend(element(words)),
            (TEXT, Some(parent)) => put(&text(words), parent, None),
            (TEXT, None) => top.push(AnyView(Kind::Words(words))),
            (CHILD, parent) => {
                if let Some(Slot::View(view)) = slots.next() {
                    match parent {
                        Some(parent) => insert(view, parent, None),
                        None => top.push(view),
                    }
                }
            }
            (ATTRIBUTE, Some(element)) if rest.starts_with(VALUE) => {
                rest = &rest[1..];
                let value;
                (value, rest) = rest.split_at(rest.find(|c: char| c <= PART).unwrap_or(rest.len()));
                let _ = element.set_attribute(words, value);
            }
            (ATTRIBUTE | PART, Some(element)) => {
                if let Some(slot) = slots.next() {
                    fill(element, words, slot);
                }
            }
            // The end of an element.
            _ => {
                if let Some(element) = open.pop() {
                    match open.last() {
                        Some(parent) => put(&element, parent, None),
                        None => top.push(AnyView(Kind::Node(Node::from(element)))),
                    }
                }
            }
        }
    }
    if top.len() == 1
        && let Some(only) = top.pop()
    {
        return only;
    }
    AnyView(Kind::List(top))
}

/// An element; a part of a drawing where its name says so.
fn element(name: &str) -> Option<Element> {
    let in_drawing = matches!(name, "svg" | "path" | "rect" | "circle" | "text" | "tspan");
    if in_drawing {
        document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()
    } else {
        document().create_element(name).ok()
    }
}
