//! The validation of the form. It is a part of the program that is fetched once the form is drawn. So the first load
//! must not name anything in this folder except the function `validation`, which fetches it (`tests/architecture.rs`).
//!
//! `table` is the table of functions that the form calls. `names` judges the names while they are typed, and
//! `domain_rows` draws them. `saving` shows the state of saving, and `conflict` the choice after a change elsewhere.
//! `left` lists the fields that are left to do. `offer` is the button that takes over a suggested answer. `csr` adds the
//! problems of the CSR field. `go_on` does the work of Next. `domain_validation` is the choice of the way of domain
//! verification. `earlier` fills the form in from an earlier order, and `judge_filled` judges what was filled in.

mod conflict;
mod csr;
mod domain_rows;
mod domain_validation;
mod earlier;
mod go_on;
mod judge_filled;
mod left;
mod names;
mod offer;
mod saving;
mod table;
mod tips;

pub(super) use table::validation;
