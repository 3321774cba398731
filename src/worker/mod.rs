//! Work off the main thread: each worker is a binary of its own (`src/bin/signet-<name>.rs`), fetched when first needed.
//!
//! `client` is the app's side: it asks and awaits. `server` is the worker's side: it answers. `message` is what travels.

#[cfg(feature = "app")]
mod client;
mod message;
mod server;

#[cfg(feature = "app")]
pub use client::{Reply, WorkerClient, WorkerProblem, WorkerState};
pub use server::{Asked, serve, serve_with};
