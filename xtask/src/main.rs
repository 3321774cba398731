//! `cargo xtask`: sets up, runs, tests and measures Signet.

fn main() {}
