//! Signet: the applicant's desk for SSL certificates. This is the map; each module's own page says what it is for.
//!
//! `contract`, `rules`, `application` and `text` are pure and run on the host too; the rest exists for wasm alone.

pub mod application;
pub mod contract;
pub mod routes;
pub mod rules;
pub mod text;

#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod app;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod backend;
#[cfg(target_arch = "wasm32")]
pub mod csr;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod desk;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod photo;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
