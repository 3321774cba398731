//! The calls of the contract that are about photos of signed forms.

use std::rc::Rc;

use gloo_net::http::Method;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::request::{Body, Call, path};
use super::response::RawResponse;
use super::upload;
use super::{Backend, BackendError, Cancel};
use crate::contract::Upload;

/// A photo that is ready to be sent.
#[derive(Clone, Copy)]
pub struct Photo<'a> {
    /// Exactly the bytes that the page has shown.
    pub blob: &'a Blob,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'a str,
    /// SHA-256 of the bytes.
    pub sha256: &'a [u8; 32],
}

impl Backend {
    /// Returns the address of the blank form, for a download link.
    pub async fn template_url(self, order_id: &str, document_type: &str) -> Result<String, BackendError> {
        self.url(&path(&["orders", order_id, "documents", document_type, "template"])).await
    }

    /// Fetches the blank form as a PDF, for a download that can report an error.
    pub async fn template(self, order_id: &str, document_type: &str) -> Result<Blob, BackendError> {
        blob(&self.get(&path(&["orders", order_id, "documents", document_type, "template"])).await?)
    }

    /// Fetches the photo that the backend has stored.
    pub async fn document(self, order_id: &str, document_type: &str) -> Result<Blob, BackendError> {
        blob(&self.get(&path(&["orders", order_id, "documents", document_type])).await?)
    }

    /// Uploads a photo. `on_progress` gets the sent share of the bytes, from 0 to 1. A repeated attempt starts again
    /// at 0.
    pub async fn upload_document(
        self,
        order_id: &str,
        document_type: &str,
        photo: Photo<'_>,
        on_progress: Rc<dyn Fn(f64)>,
        cancel: &Cancel,
    ) -> Result<Upload, BackendError> {
        let path = path(&["orders", order_id, "documents", document_type]);
        let digest = content_digest(photo.sha256);
        let headers = [("Content-Type", photo.media_type), ("Content-Digest", digest.as_str())];
        let call = Call {
            headers: &headers,
            body: Body::Photo(upload::Upload { blob: photo.blob, on_progress: &on_progress }),
            ..Call::new(Method::PUT, &path)
        };
        self.repeat(&call, cancel).await?.json()
    }

    /// Removes a photo. It is no error if the photo is already gone.
    pub async fn remove_document(self, order_id: &str, document_type: &str) -> Result<(), BackendError> {
        let path = path(&["orders", order_id, "documents", document_type]);
        match self.repeat(&Call::new(Method::DELETE, &path), &Cancel::new()).await {
            Ok(_) | Err(BackendError::NotFound(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// The value of `Content-Digest` (RFC 9530): `sha-256=:…:` with Base64 between the colons.
pub(super) fn content_digest(sha256: &[u8; 32]) -> String {
    let binary: String = sha256.iter().map(|byte| char::from(*byte)).collect();
    let base64 = web_sys::window().and_then(|window| window.btoa(&binary).ok()).unwrap_or_default();
    ["sha-256=:", base64.as_str(), ":"].concat()
}

fn blob(answer: &RawResponse) -> Result<Blob, BackendError> {
    let options = BlobPropertyBag::new();
    options.set_type(&answer.header("content-type").unwrap_or_default());
    let parts: JsValue = Array::of1(&Uint8Array::from(answer.body())).into();
    Blob::new_with_buffer_source_sequence_and_options(&parts, &options).map_err(|_| answer.contract_error())
}
