//! The only place that knows URLs.
