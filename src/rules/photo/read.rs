//! Reads numbers out of bytes, with bounds checked: missing bytes give `None`.

/// Reads two bytes, the most significant first.
pub(super) fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Reads four bytes, the most significant first.
pub(super) fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Returns true if `needle` occurs in `bytes`, in letters of either case.
pub(super) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

/// Returns true if a text looks like a program that a browser or a server might run.
pub(super) fn is_program(text: &[u8]) -> bool {
    [&b"<script"[..], b"<?php", b"<html", b"<svg", b"<iframe", b"javascript:", b"alert(", b"eval(", b"onerror="]
        .iter()
        .any(|needle| contains(text, needle))
}
