//! Certificate signing requests in the browser: what the app asks the worker, and what the worker does with `WebCrypto`.
//!
//! `client` is the app's side, `message` is what travels; `worker` answers; `subtle` is `WebCrypto`, `charset` its `TextDecoder`; `heartbeat`
//! tells the app that a long work goes on. The rules themselves are in `rules::csr`.

mod charset;
#[cfg(feature = "app")]
mod client;
#[cfg(feature = "app")]
pub mod field;
mod heartbeat;
mod message;
mod subtle;
mod worker;

#[cfg(feature = "app")]
pub use client::{can_make_keys, judge, make};
pub use heartbeat::Heartbeat;
pub use message::{KeyChoice, Made, Question, Reply};
pub use worker::answer;
