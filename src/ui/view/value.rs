//! A view as a value, and how it gets into the document.

use leptos::prelude::document;
use web_sys::Node;

use super::live;

/// A view: what stands in a page once it is put there.
pub struct AnyView(pub(super) Kind);

/// Puts itself into a parent, before a node or at the end.
type Place = Box<dyn FnOnce(&Node, Option<&Node>)>;

/// What a view is made of.
pub(super) enum Kind {
    Nothing,
    Words(&'static str),
    Text(String),
    /// An element with all that is in it.
    Node(Node),
    List(Vec<AnyView>),
    /// Read anew whenever a signal that it read changes.
    Live(Box<dyn FnMut() -> AnyView>),
    /// Puts itself before a node of a parent.
    Own(Place),
}

/// A component's children.
pub type Children = Box<dyn FnOnce() -> AnyView>;

/// What can stand in a view.
pub trait IntoView {
    /// The view.
    fn into_any(self) -> AnyView;
}

impl IntoView for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

impl IntoView for () {
    fn into_any(self) -> AnyView {
        AnyView(Kind::Nothing)
    }
}

impl IntoView for &'static str {
    fn into_any(self) -> AnyView {
        AnyView(Kind::Words(self))
    }
}

impl IntoView for String {
    fn into_any(self) -> AnyView {
        AnyView(Kind::Text(self))
    }
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_any(self) -> AnyView {
        self.map_or(AnyView(Kind::Nothing), V::into_any)
    }
}

impl IntoView for Vec<AnyView> {
    fn into_any(self) -> AnyView {
        AnyView(Kind::List(self))
    }
}

impl<V: IntoView, F: FnMut() -> V + 'static> IntoView for F {
    fn into_any(mut self) -> AnyView {
        AnyView(Kind::Live(Box::new(move || self().into_any())))
    }
}

/// Views side by side.
pub fn list(views: Vec<AnyView>) -> AnyView {
    AnyView(Kind::List(views))
}

/// Puts a view at the end of the body, for as long as the owner at hand lives.
pub fn mount(view: AnyView) {
    if let Some(body) = document().body() {
        put_last(view, &body);
    }
}

/// Puts a view at the end of an element that is not part of a view that changes.
pub fn put_last(view: AnyView, parent: &Node) {
    insert(view, parent, None);
}

/// Puts a view into a parent, before one of its nodes or at its end.
pub(super) fn insert(view: AnyView, parent: &Node, before: Option<&Node>) {
    match view.0 {
        Kind::Nothing => {}
        Kind::Words(words) => put(&text(words), parent, before),
        Kind::Text(words) => put(&text(&words), parent, before),
        Kind::Node(node) => put(&node, parent, before),
        Kind::List(views) => {
            for view in views {
                insert(view, parent, before);
            }
        }
        Kind::Live(read) => live::insert(read, parent, before),
        Kind::Own(put) => put(parent, before),
    }
}

/// Puts a node into a parent. It cannot fail: `before` is a node of the parent.
#[inline(never)]
pub(super) fn put(node: &Node, parent: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

/// A text as a node. An empty one is a mark that nobody sees.
#[inline(never)]
pub(super) fn text(words: &str) -> Node {
    document().create_text_node(words).into()
}
