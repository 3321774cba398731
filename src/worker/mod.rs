//! Work off the main thread. Each worker is a separate binary (`src/bin/signet-<name>.rs`) that is fetched when it is
//! first needed.
//!
//! `client` runs in the app: it asks and awaits. `server` runs in the worker: it answers. `message` has their messages.

#[cfg(feature = "app")]
mod client;
mod message;
mod server;

#[cfg(feature = "app")]
pub use client::{Reply, WorkerClient, WorkerProblem, WorkerState};
pub use server::{Asked, serve, serve_with};
