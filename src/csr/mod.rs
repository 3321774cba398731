//! Certificate signing requests in the browser: what the app asks the worker, and what the worker does with `WebCrypto`.
//!
//! `message` is what travels; `worker` answers; `subtle` is `WebCrypto`; `heartbeat`
//! tells the app that a long work goes on. The rules themselves are in `rules::csr`.

mod heartbeat;
mod message;
mod subtle;
mod worker;

pub use heartbeat::Heartbeat;
pub use message::{KeyChoice, Made, Question, Reply};
pub use worker::answer;
