//! What is typed into the form. `tests/random/anything.rs` has the properties.
#![no_main]

#[path = "../../tests/random/anything.rs"]
#[allow(dead_code, reason = "each target uses one of the properties")]
mod anything;
#[path = "../../tests/rules/judge.rs"]
mod judge;

use libfuzzer_sys::fuzz_target;
use judge::judge;

fuzz_target!(|input: &[u8]| anything::answers(judge(), input));
