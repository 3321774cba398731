//! The deep rules, which need tables: IDNA, public suffixes and numbering plans. They run in a worker, which is a
//! separate WebAssembly program, and on the host. The tables are data files that are fetched when they are first
//! needed.

mod alike;
mod domain_name;
mod extension;
mod idna;
mod idna2008;
mod judge;
pub mod look;
mod lookalike;
mod mend;
pub mod message;
mod national;
mod pattern;
mod phone;
mod places;
mod plans;
mod signs;
mod spelling;
mod stand_ins;
mod suffixes;
mod written;

pub use judge::{Judge, PHONES_FILE, SUFFIXES_FILE};
