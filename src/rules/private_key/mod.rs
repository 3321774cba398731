//! Private keys in files: recognises the format, reads the key, judges whether it belongs to a certificate, and writes
//! it in a keystore (PKCS#12).
//!
//! `file` recognises and opens a file, `envelope` reads how a key is encrypted, `key` is the key. `problem` says why a
//! file is no key that can be used. `keystore` writes PKCS#12. Decrypting, encrypting and signing are the caller's: the
//! browser does them with `WebCrypto`.
//!
//! Everything that holds a key wipes it when it is dropped, and nothing here prints one.

mod envelope;
mod file;
mod key;
pub mod keystore;
mod problem;

pub use envelope::{Envelope, KDF_ROUNDS_MAX};
pub use file::{KEY_FILE_BYTES, KeyFile};
pub use key::{Fit, PrivateKey};
pub use problem::KeyFileProblem;
