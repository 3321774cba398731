//! A `config.json`. `tests/random/anything.rs` has the properties.
#![no_main]

#[path = "../../tests/random/anything.rs"]
#[allow(dead_code, reason = "each target uses one of the properties")]
mod anything;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| anything::settings(input));
