//! The list of names to bind. It is read from one text with any separators, judged as a whole, and corrected in place.
//!
//! `entries` finds and changes the entries, `name` is one name with its verdict, `problem` holds the problems of the
//! whole list, `judge` judges, and `cover` tells which hosts a name covers.

mod cover;
mod entries;
mod judge;
mod name;
mod problem;

pub use cover::covers;
pub use entries::{Entry, remove, reorder, replace, split};
pub use judge::{DomainList, judge};
pub use name::{DeepVerdict, ListedName, NameVerdict, Notice};
pub use problem::{Allowance, DomainListProblem};
