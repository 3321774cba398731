//! The page "Applicant information": the form, with the fields that the product asks for.
//!
//! `state` is the base of the other modules. `form` draws the form from `domains`, `csr`, `aside` and `next`, and
//! `page` shows it. `fetch` fetches the `validation`, which judges the answers.

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
