//! The built app, served like a CDN would. This is the map.

mod files;
pub(crate) mod sign_in;

pub(crate) use files::router;
