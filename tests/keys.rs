//! Issued certificates and private keys on the host: chains, comparisons, key files of every format, and keystores that
//! OpenSSL and Java open.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "keys/folder.rs"]
mod folder;

#[path = "keys/chain.rs"]
mod chain;

#[path = "keys/files.rs"]
mod files;

#[path = "keys/hostile.rs"]
mod hostile;

#[path = "keys/keystore.rs"]
mod keystore;
