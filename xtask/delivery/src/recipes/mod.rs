//! Configurations for servers and hosts, each made from the table. This is the map, and the list of all files.

mod caddy;
mod cloudfront;
mod headers_file;
mod nginx;
mod vercel;

pub use list::{Recipe, all};

mod list;
