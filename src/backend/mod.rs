//! The client of the backend: transport, retries, idempotency, upload, polling, saving. No sentence, no markup.
//!
//! [`Backend`] is the handle that pages take out of the context. [`Submitter`], [`StatusPoller`] and [`Saver`] stand on it
//! and own one long-running matter each; what they decide is decided by the pure parts in `application`.

mod answer;
mod calls;
mod client;
mod clock;
mod configuration;
mod documents;
mod leader;
mod pending;
mod poller;
mod request;
mod saver;
mod submitter;
mod transport;
mod upload;

pub use client::Backend;
pub use clock::Cancel;
pub use documents::Photo;
pub use poller::{PollState, StatusPoller};
pub use saver::Saver;
pub use submitter::Submitter;

pub use crate::application::backend_error::{BackendError, ConfigurationProblem};
pub use crate::application::saving::SaveState;
pub use crate::application::submission::{ETag, SubmissionState};
