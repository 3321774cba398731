//! Signet: an app to apply for SSL certificates. This is a map; the docs of each module say what it is for.
//!
//! `contract`, `rules`, `application`, `site`, `text` and `routes` are pure and run on the host too. The other modules exist
//! only for wasm.

pub mod application;
pub mod contract;
pub mod exchange;
pub mod routes;
pub mod rules;
pub mod site;
pub mod text;

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod api;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod app;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod csr;
#[cfg(target_arch = "wasm32")]
pub mod key;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod photo;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod worker;
