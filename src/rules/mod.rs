//! rules

pub mod csr;
