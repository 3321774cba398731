//! One name to bind: what its spelling alone can tell. The deep rule goes on with IDNA and public suffixes.
//!
//! `problem` and `warning` are what can be said, `shape` judges, `address` finds the host in what was pasted, `characters`
//! makes ASCII of its twins.

mod address;
mod characters;
mod problem;
mod shape;
mod warning;

pub(crate) use address::{pasted, percent_decoded};
pub(crate) use characters::{is_blank, is_invisible, lower, narrow, trimmed};
pub use problem::DomainNameProblem;
pub use shape::{DomainName, ShapedName, shape};
pub use warning::{DomainNameWarning, MANY_LABELS};
