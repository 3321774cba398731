//! Certificate signing requests in the browser: the questions of the app, and the worker that answers them with
//! `WebCrypto`.
//!
//! `client` runs in the app and `worker` in the worker; `message` has the types that they exchange. `subtle` wraps
//! `WebCrypto`, and `charset` wraps `TextDecoder`. `heartbeat` tells the app that a long task continues. The rules are
//! in `rules::csr`.

mod charset;
#[cfg(feature = "app")]
mod client;
#[cfg(feature = "app")]
pub mod field;
mod heartbeat;
mod message;
pub(crate) mod subtle;
mod worker;

#[cfg(feature = "app")]
pub use client::{can_make_keys, judge, make, verdict};
pub use heartbeat::Heartbeat;
pub use message::{CsrRequest, CsrResponse, KeyChoice, Made};
pub use worker::answer;
