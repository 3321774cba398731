//! The exchange with the backend as pure machines: errors, retries, the polling schedule, when a
//! draft is saved, which tab leads, and one decision to submit. `api` drives them.

pub mod candidate;
pub mod error;
pub mod polling;
pub mod retry;
pub mod saving;
pub mod submission;
