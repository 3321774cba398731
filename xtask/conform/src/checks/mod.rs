//! The checks, a file for each part of the contract. `check::all` says in which order they run. This is the map.

/// What every answer has in common: problem documents, media types, request ids, times and the clock.
pub(crate) mod answers;
/// The draft: saving, entity tags and conditions.
pub(crate) mod application;
/// The certificate.
pub(crate) mod certificate;
/// Answers to pages of another origin.
pub(crate) mod cors;
/// The blank form and the photo.
pub(crate) mod documents;
/// The content of a draft: as typed, any script, and how much of it.
pub(crate) mod draft;
/// The one-time link for a phone.
pub(crate) mod handover;
/// The list of orders, and one order.
pub(crate) mod orders;
/// Photos that must be refused.
pub(crate) mod refusals;
/// What is locked while the CA reviews, the earlier attempts, and the verification of names.
pub(crate) mod review;
/// The session and the CSRF token.
pub(crate) mod session;
/// The status and its polling.
pub(crate) mod status;
/// The submission: judgement, conditions and idempotency.
pub(crate) mod submission;
/// The withdrawal, and applying again after it.
pub(crate) mod withdrawal;
