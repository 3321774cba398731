//! The browser's charset tables (WHATWG Encoding), for the text in old CSRs.

use web_sys::TextDecoder;

use crate::rules::csr::words::Charset;

/// Decodes bytes of a charset. Returns `None` if they are not valid in it.
pub(super) fn decode(charset: Charset, bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label(charset.label()).ok()?;
    let text = decoder.decode_with_u8_array(bytes).ok()?;
    // The decoder writes U+FFFD for bytes that it cannot decode. Neither charset contains that character.
    (!text.contains(char::REPLACEMENT_CHARACTER)).then_some(text)
}
