//! Moments as they travel.

/// A moment in UTC, in the RFC 3339 form in which it is sent. Views format it with the browser's `Intl`; no code here
/// does arithmetic on it.
pub type Time = String;
