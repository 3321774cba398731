//! Certificate signing requests on the host: what is recognised, mended, read and judged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "a test tells its score")]
#![allow(clippy::format_collect, reason = "a test's text is short")]

#[path = "support/asn1.rs"]
mod asn1;

#[path = "csr/made.rs"]
mod made;

#[path = "csr/identifier.rs"]
mod identifier;

#[path = "csr/words.rs"]
mod words;

#[path = "csr/paste.rs"]
mod paste;

#[path = "csr/dress.rs"]
mod dress;

#[path = "csr/clothes.rs"]
mod clothes;

#[path = "csr/dressed_keys.rs"]
mod dressed_keys;

#[path = "csr/corpus.rs"]
mod corpus;

#[path = "csr/build.rs"]
mod build;

#[path = "csr/judge.rs"]
mod judge;

#[path = "csr/keys.rs"]
mod keys;
