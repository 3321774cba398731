//! Wrong backends, for the tests of `cargo xtask conform`: `--wrong no-etag` makes this backend break the contract in one way.
//! This is the map.

/// Changes of answers.
mod answer;
/// The ways in which the contract can be broken.
mod kind;
/// The layer around all calls, which applies the changes.
pub(crate) mod layer;
/// Changes of requests.
mod request;
/// Which call of the contract a request is.
mod spot;

pub(crate) use kind::Wrong;
