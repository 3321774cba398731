//! Our own rules against crates that answer the same question. A difference needs a written reason, a reason needs a difference.
//!
//! The inputs are made from fixed seeds, so that a run is like the one before. `SIGNET_ORACLE_ROUNDS=20` tries twenty seeds in
//! place of one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it finds something")]
#![allow(clippy::print_stdout, reason = "what was compared and left out is counted aloud")]

#[path = "rules/judge.rs"]
mod judge;

#[path = "support/asn1.rs"]
mod asn1;
#[path = "oracles/csr.rs"]
mod csr;
#[path = "oracles/idna2008.rs"]
mod idna2008;
#[path = "oracles/ledger.rs"]
mod ledger;
#[path = "oracles/lookalikes.rs"]
mod lookalikes;
#[path = "oracles/phones.rs"]
mod phones;
#[path = "oracles/plans.rs"]
mod plans;
#[path = "oracles/requests.rs"]
mod requests;
#[path = "oracles/suffixes.rs"]
mod suffixes;
