//! Certificate signing requests (PKCS#10, RFC 2986): what was pasted, what it says, and whether a CA would take it.

pub mod paste;
mod plain;

pub use plain::Mend;
