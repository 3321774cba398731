//! The reference backend over real HTTP: each test starts a server of its own, on a free port, with a database file of
//! its own. Every answer of the API that passes through `support` is compared with the OpenAPI document.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers stop at what must not happen")]

mod certificates;
mod conflicts;
mod document;
mod faults;
mod idempotency;
mod journeys;
mod pages;
mod photos;
mod restart;
mod schema;
mod seeds;
mod session;
mod site;
mod support;
