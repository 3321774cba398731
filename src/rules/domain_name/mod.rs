//! One name to bind, judged by its spelling alone. The deep rule then checks IDNA and public suffixes.
//!
//! `problem` and `warning` list the possible findings, `shape` judges, `address` finds the host in a pasted address,
//! and `characters` replaces non-ASCII twins with ASCII.

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
