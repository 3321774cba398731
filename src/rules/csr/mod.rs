//! Certificate signing requests (PKCS#10, RFC 2986): recognises a pasted one, reads it, and judges whether a CA would
//! accept it.

pub mod armour;
mod body;
pub mod build;
mod clothes;
pub mod compare;
mod compromised;
mod identifier;
pub mod judge;
mod jwk;
pub mod key;
mod lines;
mod markers;
pub mod names;
pub mod paste;
mod plain;
pub mod problem;
mod request;
mod shape;
pub mod signature;
#[cfg(not(target_arch = "wasm32"))]
mod verify;
mod weak;
pub mod words;

pub use plain::Mend;
pub(in crate::rules) use request::elements;
#[cfg(not(target_arch = "wasm32"))]
pub use verify::{RustVerifier, decode, judge, read};
