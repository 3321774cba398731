//! `cargo xtask conform`: drives any backend through the contract with a test account, and lists what it lacks.
//!
//! `options` says what may be done, `checks` holds one check for each thing that the contract asks, `bench` keeps what the
//! checks share, `http` sends the calls, `material` makes what is sent, and `report` prints the result. `page` writes the
//! contract as a readable page. This is the map.

mod bench;
mod check;
mod checks;
mod http;
mod material;
mod options;
mod page;
mod report;
mod run;

pub use check::{Check, Level, all};
pub use options::Options;
pub use page::write as write_page;
pub use report::{Line, Report, Verdict};
pub use run::{main, run};
