//! How the built site is delivered. `table` holds the headers and the caching rules. The reference backend serves the
//! site by it, and `recipes` writes it down for other servers. `site` says where a site is served, and adapts its page.

pub mod recipes;
pub mod site;
pub mod table;
