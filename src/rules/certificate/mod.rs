//! Issued certificates (X.509, RFC 5280): reads a chain, puts it in order, and compares it with the application.
//!
//! `read` reads one certificate, `chain` orders them and writes the files for servers, `summary` says what a certificate
//! contains and how it differs from the application. `kind` names the kinds of keys.

pub mod chain;
mod kind;
mod read;
pub mod summary;

pub use kind::KeyKind;
pub(in crate::rules) use kind::{EC, RSA, bit_length, curve_of};
pub use read::Certificate;
