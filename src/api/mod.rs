//! The client of the backend: transport, retries, idempotency, uploads, polling and saving. It has no sentences and no
//! markup.
//!
//! [`Backend`] is the handle that pages take from the context. [`Submitter`], [`StatusPoller`] and [`Saver`] use it,
//! and each owns one long-running task. The pure modules in `application` make their decisions.

mod calls;
mod client;
mod clock;
mod configuration;
mod documents;
mod leader;
mod pending;
mod poller;
mod request;
mod resolver;
mod response;
mod saver;
mod submitter;
mod transport;
mod upload;

pub use client::Backend;
pub use clock::Cancel;
pub use configuration::safe_link;
pub use documents::Photo;
pub use pending::{keep, kept};
pub use poller::{PollState, StatusPoller};
pub use resolver::dns_answer;
pub use saver::Saver;
pub use submitter::Submitter;

pub use crate::exchange::error::{BackendError, ConfigurationProblem};
pub use crate::exchange::saving::SaveState;
pub use crate::exchange::submission::{ETag, SubmissionState};
