//! Views without a type for each: a view is a value, its elements are a template, and what runs is compiled once.
//!
//! Leptos's own views weigh half of a program like this one, for each has a type of its own. Signals, effects and components
//! are Leptos's; `view!` (crate `macros`) reads the same syntax. What reacts belongs to the owner at hand: a closure in
//! a view owns what its last run made, so that all of it ends when the closure runs again.

mod attribute;
mod build;
mod keyed;
mod live;
mod node_ref;
mod value;

pub use attribute::{Attribute, IntoAttribute, Slot, class, listener, property};
pub use build::build;
pub use keyed::{RowKind, keyed};
pub use live::{Effect, listen};
pub use node_ref::{NodeRef, html};
pub use value::{AnyView, Children, IntoView, list, mount, put_last};
