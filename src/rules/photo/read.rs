//! Numbers out of bytes, checked: what is not there is `None`.

/// Two bytes, the most significant first.
pub(super) fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes, the most significant first.
pub(super) fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Whether `needle` occurs in `bytes`, letters of either case alike; `needle` is in lower case.
pub(super) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
}

/// Whether a text looks like something that a browser or a server might run.
pub(super) fn is_program(text: &[u8]) -> bool {
    [&b"<script"[..], b"<?php", b"<html", b"<svg", b"<iframe", b"javascript:", b"alert(", b"eval(", b"onerror="]
        .iter()
        .any(|needle| contains(text, needle))
}
