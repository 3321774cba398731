//! Issued certificates and their private keys in the browser: the questions of the app, and the worker that answers them.
//!
//! `client` runs in the app and `worker` in the worker; `message` has the types that they exchange. `proof` adds to
//! `WebCrypto` what keys need. The rules are in `rules::certificate` and `rules::private_key`.
//!
//! A private key and its passphrase go from the controls of the page to the worker as they are. The app's own memory
//! never has them, and the worker is stopped when the page is left.

#[cfg(feature = "app")]
mod client;
mod message;
mod proof;
mod worker;

#[cfg(feature = "app")]
pub use client::{KeyMaterial, judge, keystore, read, stop};
pub use message::{KeyRequest, KeyResponse, KeyVerdict, KeystoreProblem};
pub use worker::answer;
