//! Computes the SHA-256 of the photo that is sent, with the browser's own function where it offers one.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// Returns the SHA-256 of some bytes as 64 hexadecimal digits.
pub(super) async fn sha256(bytes: &[u8]) -> String {
    let digest = match by_browser(bytes).await {
        Some(digest) => digest,
        // Browsers offer no SHA-256 to an insecure origin, such as a colleague's http://192.168.0.7.
        None => {
            use sha2::Digest;
            sha2::Sha256::digest(bytes).to_vec()
        }
    };
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value & 15)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

async fn by_browser(bytes: &[u8]) -> Option<Vec<u8>> {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let subtle = scope.crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let bytes: Object = Uint8Array::from(bytes).unchecked_into();
    let buffer = JsFuture::from(subtle.digest_with_str_and_buffer_source("SHA-256", &bytes).ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
