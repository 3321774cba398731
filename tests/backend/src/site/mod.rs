//! The built app, served as a CDN would serve it. This is the map.

mod files;
pub(crate) mod headers;
pub(crate) mod sign_in;

pub(crate) use files::router;
