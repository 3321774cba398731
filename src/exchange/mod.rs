//! The exchange with the backend as pure machines: errors, retries, the polling schedule and one decision to submit.
//! `api` drives them.

pub mod error;
pub mod polling;
pub mod retry;
pub mod submission;
