//! The look ahead: what a CA will probably stumble over in answers that pass every rule. It is advice and never a gate.
//! `docs/look-ahead.md` lists each line with its reason and its authority.
//!
//! `line` is the enum of the lines, and `judge` finds them all. `company`, `email`, `names` and `csr_key` find the lines of one
//! subject each. The tables that some lines need are in `rules::deep::look`, which a worker asks.

mod company;
mod csr_key;
mod email;
mod judge;
mod line;
mod names;

pub use csr_key::public_key;
pub use judge::{Answers, look_ahead, look_question};
pub use line::Advice;
