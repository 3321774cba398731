//! The list of names to bind: read out of one text with any separators, judged as a whole, and mended in place.
//!
//! `entries` finds and mends, `name` is one name with its verdict, `problem` is what can be wrong with the whole, `judge`
//! judges, `cover` tells what a wildcard covers.

mod cover;
mod entries;
mod judge;
mod name;
mod problem;

pub use cover::covers;
pub use entries::{Entry, remove, reorder, replace, split};
pub use judge::{DomainList, judge};
pub use name::{DeepVerdict, ListedName, Notice, Verdict};
pub use problem::{Allowance, DomainListProblem};
