//! Applicant information: the form of the table of fields, with the fields that the product asks for. The map.
//!
//! `state` is the bottom. `form` draws the form out of `domains`, `csr`, `aside` and `next`; `page` shows it. `fetch` fetches the
//! `validation`, which judges the answers.

mod aside;
mod csr;
mod domains;
mod failure;
mod fetch;
mod form;
mod next;
mod page;
mod state;
mod validation;

pub(super) use page::{ApplicationPage, closed};
