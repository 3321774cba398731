//! What is computed for an element: values of attributes, classes, properties, listeners.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::AnyView;
use super::live::{effect, listen};

/// The value of an attribute.
pub enum Attribute {
    /// The element has no such attribute.
    Absent,
    /// A text of the program.
    Words(&'static str),
    /// Any other text.
    Text(String),
}

/// What fills a place of a template.
pub enum Slot {
    /// A child.
    View(AnyView),
    /// A value that stays.
    Attribute(Attribute),
    /// A value that changes.
    Live(Box<dyn FnMut() -> Attribute>),
    /// A class that comes and goes.
    Class(Box<dyn FnMut() -> bool>),
    /// A property that is true or false.
    Property(Box<dyn FnMut() -> bool>),
    /// What is called at an event.
    Listener(Box<dyn FnMut(Event)>),
    /// What wants the element itself.
    Reference(super::NodeRef<Element>),
}

/// What can be the value of an attribute.
pub trait IntoAttribute: Sized {
    /// The value at this moment.
    fn into_attribute(self) -> Attribute;

    /// The value in its place.
    fn into_slot(self) -> Slot {
        Slot::Attribute(self.into_attribute())
    }
}

impl IntoAttribute for Attribute {
    fn into_attribute(self) -> Attribute {
        self
    }
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Attribute {
        Attribute::Words(self)
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Attribute {
        Attribute::Text(self)
    }
}

impl IntoAttribute for bool {
    fn into_attribute(self) -> Attribute {
        if self { Attribute::Words("") } else { Attribute::Absent }
    }
}

impl IntoAttribute for u32 {
    fn into_attribute(self) -> Attribute {
        Attribute::Text(self.to_string())
    }
}

impl<A: IntoAttribute> IntoAttribute for Option<A> {
    fn into_attribute(self) -> Attribute {
        self.map_or(Attribute::Absent, A::into_attribute)
    }
}

impl<A: IntoAttribute, F: FnMut() -> A + 'static> IntoAttribute for F {
    fn into_attribute(mut self) -> Attribute {
        self().into_attribute()
    }

    fn into_slot(mut self) -> Slot {
        Slot::Live(Box::new(move || self().into_attribute()))
    }
}

/// `class:x=`: the class is there while `is_on`.
pub fn class(is_on: impl FnMut() -> bool + 'static) -> Slot {
    Slot::Class(Box::new(is_on))
}

/// `prop:x=`: the property is `is_on`.
pub fn property(is_on: impl FnMut() -> bool + 'static) -> Slot {
    Slot::Property(Box::new(is_on))
}

/// `on:x=`: the macro knows the event's class.
pub fn listener<E: JsCast + 'static>(mut run: impl FnMut(E) + 'static) -> Slot {
    Slot::Listener(Box::new(move |event| run(event.unchecked_into())))
}

/// Makes a slot what it is to the element; `name` is the attribute's, the class's, the property's or the event's. A view is
/// given back.
pub(super) fn fill(element: &Element, name: &'static str, slot: Slot) -> Option<AnyView> {
    match slot {
        Slot::View(view) => return Some(view),
        Slot::Attribute(value) => set(element, name, &value),
        Slot::Live(mut read) => {
            let element = element.clone();
            effect(Box::new(move || set(&element, name, &read())));
        }
        Slot::Class(mut is_on) => {
            let classes = element.class_list();
            effect(Box::new(move || {
                let _ = classes.toggle_with_force(name, is_on());
            }));
        }
        Slot::Property(mut is_on) => {
            let element = element.clone();
            effect(Box::new(move || {
                let _ = js_sys::Reflect::set(&element, &name.into(), &JsValue::from(is_on()));
            }));
        }
        Slot::Listener(run) => listen(element, name, run),
        Slot::Reference(reference) => reference.put(element),
    }
    None
}

fn set(element: &Element, name: &str, value: &Attribute) {
    let words = match value {
        Attribute::Absent => {
            let _ = element.remove_attribute(name);
            return;
        }
        Attribute::Words(words) => words,
        Attribute::Text(words) => words.as_str(),
    };
    let _ = element.set_attribute(name, words);
}
