//! Downloads a text or bytes as a file.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time for which the address of the file stays valid. Browsers read the file after the click, and some ask the
/// applicant first.
const LIFE: Duration = Duration::from_mins(1);

/// Downloads `text` as a file with this name. Returns false if the browser cannot make the file.
pub fn download(text: &str, media_type: &str, file_name: &str) -> bool {
    download_bytes(&text.into(), media_type, file_name)
}

/// Downloads a part of a `Blob`, such as an `ArrayBuffer`, as a file with this name. Returns false if the browser cannot
/// make the file.
pub fn download_bytes(content: &JsValue, media_type: &str, file_name: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(content);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return false };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return false };
    if let Some(link) = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(file_name);
        link.click();
    }
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        LIFE,
    );
    true
}
