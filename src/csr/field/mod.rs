//! The field for the CSR in the form. The map.
//!
//! `method` is the choice of how the CSR is made. The rest is fetched when a way needs it (`lazy`): `own` is the applicant's CSR,
//! `input` the ways into its text area, `make` the key and the CSR made in this browser, `report` the judgement beside the
//! form's answers.

mod input;
mod lazy;
mod make;
mod method;
mod own;
mod report;

pub use method::{CsrField, CsrProgress, Judged, settled};
