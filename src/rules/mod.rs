//! The rules for answers, one file or folder each. A rule is a newtype with a `parse` function, its problems are enums
//! that carry the numbers, and every limit is a constant that counters and hints read. The rules are pure: no clock, no
//! network, no randomness.
//!
//! There are two levels. The files here are shape rules: small, part of the main program, and instant. `deep` needs
//! tables (IDNA, public suffixes, numbering plans) and runs in a worker, or on the host.

pub mod certificate;
pub mod company;
pub mod csr;
pub mod deep;
pub mod dns;
pub mod domain_list;
pub mod domain_name;
pub mod email;
pub mod invisible;
mod pem;
pub mod phone;
pub mod photo;
pub mod plain_text;
pub mod printed_code;
pub mod private_key;
pub mod reuse;
pub mod secret;
