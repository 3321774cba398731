//! Randomness and digests, both from `ring`, which also signs the certificates.

use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};

/// Returns random bytes. They are all zero only if the system has no randomness, which no supported system lacks.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // This fails only on a system without randomness, where nothing that follows could be trusted.
    let _ = SystemRandom::new().fill(&mut bytes);
    bytes
}

/// Makes a token that nobody can guess: 128 bits in hexadecimal.
pub(crate) fn token() -> String {
    hex(&bytes::<16>())
}

/// Makes a number of 18 digits, like real order and submission numbers.
pub(crate) fn number() -> String {
    let raw = u64::from_le_bytes(bytes());
    (100_000_000_000_000_000 + raw % 900_000_000_000_000_000).to_string()
}

/// A random number below `end`, for chaos.
pub(crate) fn below(end: u64) -> u64 {
    u64::from_le_bytes(bytes()) % end.max(1)
}

/// SHA-256 of the bytes.
pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest(&SHA256, bytes).as_ref().to_vec()
}

/// The bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
