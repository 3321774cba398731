//! The CSR field of the form.
//!
//! `method` is the choice of how the CSR is made. The other modules are fetched when the chosen way needs them
//! (`lazy`): `own` takes the applicant's CSR, `input` handles every input into its text area, `make` makes the key and
//! the CSR in this browser, and `report` shows the judgement beside the form's answers.

mod input;
mod lazy;
mod make;
mod method;
mod own;
mod report;

pub use method::{CsrField, CsrProgress, Judged, settled};
