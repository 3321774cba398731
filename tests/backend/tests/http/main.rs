//! The reference backend over real HTTP. Each test starts its own server on a free port with its own database file.
//! Every API answer that passes through `support` is compared with the OpenAPI document.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

mod certificates;
mod conflicts;
mod document;
mod faults;
mod idempotency;
mod journeys;
mod ledger;
mod pages;
mod photos;
mod restart;
mod schema;
mod seeds;
mod session;
mod site;
mod start;
mod support;
mod verification;
