//! The reference backend over real HTTP: each test starts a server of its own, on a free port, with a database file of
//! its own. Every answer of the API that passes through `support` is compared with the OpenAPI document.

mod certificates;
mod conflicts;
mod document;
mod faults;
mod idempotency;
mod journeys;
mod photos;
mod restart;
mod schema;
mod session;
mod site;
mod support;
