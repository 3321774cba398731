//! What a good answer is: one file a rule. A rule is a newtype that parses, its problems are enums that carry the
//! numbers, and every limit is a constant that counters and hints read. Pure: no clock, no network, no randomness.
//!
//! Two depths. The files here are shape rules: small, in the main binary, at once. `deep` needs tables (IDNA, public
//! suffixes, numbering plans) and runs in a worker, or on the host.

pub mod company;
pub mod csr;
pub mod deep;
pub mod domain_list;
pub mod domain_name;
pub mod email;
pub mod invisible;
pub mod phone;
pub mod photo;
pub mod plain_text;
pub mod secret;
